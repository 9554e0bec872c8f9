"""Clauses right beside the words that can have nothing else to report: "with one reader writing, …", "as he put it"."""

from attribution import lexicon
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

#: What is put so: the words, or whom they are of.
_IT = frozenset({"it", "they", "he", "she", "demonstrative"})
#: So many tokens may follow the verb otherwise: "as she wrote in 1917".
_LONGEST_PUT = 3
#: So many tokens may name who tells: "told by a supervisor at the mill to".
_LONGEST_AGENT = 10


def participle_cue(scene: Scene, unit: Unit) -> int | None:
    """Return the cue of a participle that has its own source, not the sentence's, and only a sign before the words.

    Whom it is said to may stand between: "she recalled a warden telling him: “…”".
    """
    tokens = scene.parse.tokens
    verb = unit.first - 1
    if verb > 0 and tokens[verb].lower in (",", ":"):
        verb -= 1
    if verb > 0 and tokens[verb].dep in ("dobj", "dative") and tokens[verb].tag != "VBG":
        told = tokens[verb].head
        verb = told if scene.parse.left_edge[verb] == told + 1 and tokens[told].tag == "VBG" else verb
    index = scene.by_head.get(verb)
    site = None if index is None else scene.reported[index].site
    same = scene.parse.paragraph_of[max(0, verb)] == scene.parse.paragraph_of[unit.first]
    return index if site is not None and same and site.route.startswith(("the one before", "the one heard")) else None


def as_put_cue(scene: Scene, unit: Unit) -> int | None:
    """Return the cue of the clause with "as" that follows the words and has nothing else to report than them."""
    tokens = scene.parse.tokens
    if unit.last >= len(tokens) or tokens[unit.last].lower != "as":
        return None
    index = scene.by_head.get(tokens[unit.last].head)
    site = None if index is None else scene.reported[index].site
    if site is None or site.form != "verb" or site.source is None or not unit.last < site.source < site.head:
        return None
    verb = tokens[site.head]
    after = tokens[site.head + 1].lower if site.head + 1 < len(tokens) else ""
    puts_it = lexicon.pronouns().get(after) in _IT and (after == "it" or verb.lemma in lexicon.reporting_verbs())
    writes = verb.lemma in lexicon.reporting_verbs() and scene.parse.right_edge[site.head] - site.head <= _LONGEST_PUT
    return index if (puts_it or writes) and scene.parse.tokens[site.source].head == site.head else None


def told_by_cue(scene: Scene, unit: Unit) -> int | None:
    """Return the cue of who tells another to do what the words say: "she was told by a superior to “stop”"."""
    tokens = scene.parse.tokens
    joint = unit.first - 1
    if joint < 1 or tokens[joint].lower != "to":
        return None
    first, _ = scene.parse.sentence_bounds(scene.parse.sentence_of[joint])
    for index in reversed(scene.sites_between(max(first, joint - _LONGEST_AGENT), joint)):
        site = scene.reported[index].site
        if site.form != "verb" or tokens[site.head].lemma not in lexicon.reporting_verbs():
            return None
        agent = site.source is not None and site.route.startswith("the agent") and site.head < site.source < joint
        parted = any(t.lower in (",", ";") for t in tokens[site.head : joint])
        return index if agent and not parted else None
    return None


def teller(scene: Scene, unit: Unit, cue: int) -> int | None:
    """Return the head of who tells, in the sentence, what a cue reports: "the complaint says she was told by …"."""
    first, last = scene.parse.sentence_bounds(scene.parse.sentence_of[unit.first])
    head = scene.reported[cue].site.head
    for index in reversed(scene.sites_between(first, last)):
        reported = scene.reported[index]
        if index != cue and head in reported.content and reported.site.source is not None:
            return reported.site.source
    return None


def announcing_cue(scene: Scene, unit: Unit) -> int | None:
    """Return the cue of the paragraph before that ends in its colon: "Ana Lee said:" on a line of its own."""
    parse = scene.parse
    paragraph = parse.paragraph_of[unit.first]
    if not paragraph or parse.stretches[unit.stretches[0]].start != parse.paragraphs[paragraph][0]:
        return None
    begins, ends = parse.paragraphs[paragraph - 1]
    colon = parse.token_at(ends - 1)
    if parse.text[ends - 1] != ":" or parse.stretch_of[colon] >= 0:
        return None
    first = max(parse.token_at(begins), parse.sentence_bounds(parse.sentence_of[colon])[0])
    for index in reversed(scene.sites_between(first, colon)):
        site = scene.reported[index].site
        if site.form == "verb" and parse.stretch_of[site.head] < 0:
            says = parse.tokens[site.head].lemma in lexicon.reporting_verbs()
            whose = (
                site.source is not None
                and parse.stretch_of[site.source] < 0
                and parse.tokens[site.source].entity not in ("DATE", "TIME")
            )
            return index if says and whose and parse.right_edge[site.head] >= colon else None
    return None


#: The rules, each with what finds its cue by index into `Scene.reported`; where it finds one, that has a source.
BESIDE = {"participle": participle_cue, "as-put": as_put_cue, "told-by": told_by_cue, "announced": announcing_cue}
