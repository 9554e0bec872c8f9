"""Clauses right beside the words that can have nothing else to report: "with one reader writing, …", "as he put it"."""

from attribution import lexicon
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

#: What is put so: the words, or whom they are of.
_IT = frozenset({"it", "they", "he", "she", "demonstrative"})
#: So many tokens may follow the verb otherwise: "as she wrote in 1917".
_LONGEST_PUT = 3


def participle_cue(scene: Scene, unit: Unit) -> int | None:
    """Return the cue of a participle that has its own source, not the sentence's, and only a sign before the words."""
    tokens = scene.parse.tokens
    verb = unit.first - 1
    if verb > 0 and tokens[verb].lower in (",", ":"):
        verb -= 1
    index = scene.by_head.get(verb)
    site = None if index is None else scene.reported[index].site
    same = scene.parse.paragraph_of[max(0, verb)] == scene.parse.paragraph_of[unit.first]
    return index if site is not None and same and site.route.startswith("the one before") else None


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


#: The rules, each with what finds its cue by index into `Scene.reported`; where it finds one, that has a source.
BESIDE = {"participle": participle_cue, "as-put": as_put_cue}
