"""Who passed words on: "officials said the report found …", "…, he told them, the affidavit states"."""

import itertools
from collections.abc import Iterator

from attribution import lexicon
from attribution.engine.cues import Site
from attribution.engine.grammar import Parse, Token
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

#: Classes of verbs that pass on what another said; one who believes or doubts it passes nothing on.
_RELAYED = ("neutral", "loaded", "document", "denial", "question")
#: What joins a verb to the one whose subject is its own: "used to tell", "was fond of telling".
_CONTROLLED = ("xcomp", "pcomp", "prep", "acomp")
#: What somebody is made, let or heard to say was said: "made the landlord repeat that".
_MADE = frozenset("have hear help let make see watch".split())
#: What is to be said was not said.
_NOT_YET = frozenset({"should", "must", "ought", "shall"})


def last_relay(scene: Scene, unit: Unit, head: int) -> int | None:
    """Return who passes on at the sentence's end what `head` said: "…, she told them, the affidavit states"."""
    tokens = scene.parse.tokens
    _, end = scene.parse.sentence_bounds(scene.parse.sentence_of[unit.last - 1])
    while end > unit.last and tokens[end - 1].pos in ("PUNCT", "SPACE"):
        end -= 1
    index = scene.by_head.get(end - 1)
    site = None if index is None else scene.reported[index].site
    if site is None or site.form != "verb" or site.source in (None, head):
        return None
    assert site.source is not None
    source = scene.parse.mentions[site.source]
    first, last = source.first, source.end
    verbs = tokens[last : site.head]
    stands_alone = unit.last <= first and tokens[first - 1].lower == "," and all(t.pos == "AUX" for t in verbs)
    return site.source if stands_alone and not first <= head < last else None


def passes_on(scene: Scene, cue: int, inner: int) -> bool:
    """Whether a cue tells what another cue reports, and does not only believe or doubt it."""
    site, told = scene.reported[cue].site, scene.reported[inner].site
    if site.form == "according" and told.source is not None and told.source < site.head < told.head:
        return False  # it tells something of the speaker: "Ann Lee, who owns it according to records, said"
    word_class = lexicon.reporting_verbs().get(scene.parse.tokens[site.head].lemma)
    return site.form != "verb" or word_class in _RELAYED or _is_document(scene.parse, site.source)


def _is_document(parse: Parse, source: int | None) -> bool:
    """Whether a source is something written or recorded, which passes on what it has: "the log records Roe saying"."""
    return source is not None and lexicon.noun_kind(parse.tokens[source].lemma) == "document"


def asking_cue(scene: Scene, cue: int) -> int | None:
    """Return the cue that asks for what another would tell: "want the firm to say who paid", "urged that she go"."""
    site = scene.reported[cue].site
    token = scene.parse.tokens[site.head]
    if site.form != "verb" or token.dep not in ("ccomp", "xcomp") or _is_said(scene, site):
        return None
    index = scene.by_head.get(token.head)
    asker = None if index is None else scene.reported[index].site.source
    asks = index is not None and scene.parse.tokens[token.head].lemma in lexicon.reporting_verbs()
    return index if asks and asker not in (None, site.source) else None


def is_spoken_of(scene: Scene, unit: Unit, head: int) -> bool:
    """Whether the words are said to or of a mention by somebody who is not named: "residents were told “…”"."""
    verb = scene.parse.tokens[head].head
    index = scene.by_head.get(verb)
    if index is None or scene.parse.tokens[head].dep != "nsubjpass" or scene.reported[index].site.source is not None:
        return False
    says = lexicon.reporting_verbs().get(scene.parse.tokens[verb].lemma) in ("neutral", "loaded", "question", "other")
    return says and scene.covers(index, unit) >= NUMBERS.speakers.governs


def inner_cue(scene: Scene, unit: Unit, cue: int | None) -> int | None:
    """Return the cue inside what `cue` reports that reports the unit: "officials said the report found “…”"."""
    if cue is None:
        return None
    recalled = _recalled(scene, unit, cue)
    if recalled is not None or scene.covers(cue, unit) < NUMBERS.speakers.governs:
        return recalled
    outer = scene.reported[cue]
    for below, place in itertools.pairwise(_upwards(scene.parse, unit)):
        index = scene.by_head.get(place)
        if index == cue:
            return None
        if index is None or scene.reported[index].site.source in (None, outer.site.source):
            continue
        if _only_qualifies(scene.parse, unit, place):
            continue
        if place not in outer.content and not _is_tail(scene.parse, outer.site, unit):
            continue
        if _is_clause(scene, index, unit, cue) or _is_owned(scene, index, below) or _reports(scene, index, unit, cue):
            return index
    return None


def _only_qualifies(parse: Parse, unit: Unit, verb: int) -> bool:
    """Whether a unit is how the verb after it does what it does, said by whoever says so: the bill “plainly” says."""
    words = [t for t in parse.tokens[unit.first : unit.last] if t.pos != "PUNCT"]
    return verb == unit.last and all(t.tag in ("RB", "CC") for t in words)


def _recalled(scene: Scene, unit: Unit, cue: int) -> int | None:
    """Return the cue of the clause before a colon that names whose words follow: "she quoted what Roe wrote: “…”"."""
    parse = scene.parse
    outer = scene.reported[cue].site.head
    if unit.first < 1 or parse.tokens[unit.first - 1].lower not in (":", ","):
        return None
    for index in reversed(scene.sites_between(outer + 1, unit.first)):
        site = scene.reported[index].site
        names_words = any(parse.tokens[c].lower in ("what", "how") and c < site.head for c in parse.children[site.head])
        if names_words and _is_said(scene, site) and parse.right_edge[site.head] >= unit.first - 1:
            asks = lexicon.reporting_verbs().get(parse.tokens[outer].lemma) == "question"
            return None if asks or not _is_below(parse, site.head, outer) else index
    return None


def _is_tail(parse: Parse, site: Site, unit: Unit) -> bool:
    """Whether "according to" stands after the words, and the parser hung it on them."""
    return site.form == "according" and unit.first <= parse.tokens[site.head].head < unit.last <= site.head


def _is_below(parse: Parse, place: int, top: int) -> bool:
    """Whether a token hangs under another, through however many."""
    while parse.tokens[place].head not in (place, top):
        place = parse.tokens[place].head
    return parse.tokens[place].head == top and place != top


def _upwards(parse: Parse, unit: Unit) -> Iterator[int]:
    """Yield the token at the top of a unit, and those that it hangs under up to its sentence's root."""
    inside = range(unit.first, unit.last)
    place = next((i for i in inside if parse.tokens[i].head not in inside and parse.tokens[i].pos != "PUNCT"), None)
    while place is not None:
        yield place
        place = parse.tokens[place].head if parse.tokens[place].head != place else None


def _is_clause(scene: Scene, index: int, unit: Unit, cue: int) -> bool:
    """Whether a cue heads what another says: "officials said Roe called it “…”"; "continued to run" says nothing."""
    site, outer = scene.reported[index].site, scene.reported[cue].site
    token = scene.parse.tokens[site.head]
    clause = token.dep == "ccomp" and token.head == outer.head
    plain = outer.form == "according" and lexicon.reporting_verbs().get(token.lemma) in ("neutral", "question")
    if site.form != "verb" or not (clause or plain) or not _is_said(scene, site):
        return False
    assert site.source is not None
    source = scene.parse.tokens[site.source]
    word_class = _class_of(token.lemma)
    person = source.entity in ("PERSON", "ORG") or lexicon.noun_kind(source.lemma) is not None
    own = (source.head == site.head and source.pos in ("NOUN", "PROPN")) or _is_agent(scene.parse, site)
    likely = scene.reported[index].probability >= NUMBERS.speakers.is_inner
    likely = likely or scene.covers(index, unit) >= NUMBERS.speakers.governs
    return own and likely and (word_class in _RELAYED or (word_class == "other" and person))


def _class_of(lemma: str) -> str | None:
    """Return the class of a verb that reports; one that tells how somebody speaks takes no side: "whisper"."""
    return lexicon.reporting_verbs().get(lemma) or ("neutral" if lemma in lexicon.manner_verbs() else None)


def _is_owned(scene: Scene, index: int, below: int) -> bool:
    """Whether a cue is a noun that a name owns, with a clause under it: "repeated Roe’s claim that “…”"."""
    parse, site = scene.parse, scene.reported[index].site
    if site.form != "noun" or parse.tokens[below].dep not in ("acl", "ccomp"):
        return False
    assert site.source is not None
    source = parse.tokens[site.source]
    return source.dep == "poss" and source.head == site.head and source.pos == "PROPN"


def _reports(scene: Scene, index: int, unit: Unit, cue: int) -> bool:
    """Whether a cue surely reports the unit itself, in whatever clause: "a dinner at which Roe said: “…”"."""
    reported = scene.reported[index]
    site, word_class = reported.site, _class_of(scene.parse.tokens[reported.site.head].lemma)
    sure = reported.probability >= NUMBERS.speakers.is_relay and scene.covers(index, unit) >= NUMBERS.speakers.governs
    said = word_class in (*_RELAYED, "other") and site.form == "verb" and _is_said(scene, site)
    return sure and said and _is_its_subject(scene, site, scene.reported[cue].site)


def _is_said(scene: Scene, site: Site) -> bool:
    """Whether a verb tells what was said, not what is to be, or was done: "demanded that Roe say", "wrote down"."""
    parse, verb = scene.parse, scene.parse.tokens[site.head]
    below = [parse.tokens[c] for c in parse.children[site.head]]
    auxiliaries = {t.lemma for t in below if t.dep == "aux"}
    particle = next((t.lower for t in below if t.dep == "prt"), None)
    if particle is not None and f"{verb.lemma} {particle}" not in lexicon.reporting_phrases():
        return False
    if verb.tag == "VB" and not auxiliaries:
        return parse.tokens[verb.head].lemma in _MADE
    if auxiliaries & _NOT_YET:
        return False
    return "to" not in auxiliaries or not _is_asked_for(parse, site)


def _is_asked_for(parse: Parse, site: Site) -> bool:
    """Whether an infinitive is what somebody else wants or asks of its source: "want the firm to say who paid"."""
    verb = parse.tokens[site.head]
    asks = verb.dep in ("ccomp", "xcomp", "advcl") and parse.tokens[verb.head].lemma in lexicon.reporting_verbs()
    return asks and site.source in (parse.child(site.head, "nsubj"), parse.child(verb.head, "dobj", "dative"))


def _is_its_subject(scene: Scene, site: Site, outer: Site) -> bool:
    """Whether the verb's source plainly does the saying: its subject, its agent, or the person heard saying it."""
    parse, place = scene.parse, site.head
    assert site.source is not None
    source = parse.tokens[site.source]
    if source.pos == "PRON" and not _is_another(parse, source, outer.source):
        return False
    while source.head != place and parse.tokens[place].dep in _CONTROLLED and parse.tokens[place].head != place:
        place = parse.tokens[place].head
    person = source.entity == "PERSON" or lexicon.noun_kind(source.lemma) in ("person", "group")
    beside = person and site.route.startswith("the one")
    return source.head == place or beside or _is_agent(parse, site)


def _is_agent(parse: Parse, site: Site) -> bool:
    """Whether the source is the agent of the very verb: "she was told by Roe"."""
    return site.route == f"the agent of “{parse.tokens[site.head].lower}”"


def _is_another(parse: Parse, pronoun: Token, source: int | None) -> bool:
    """Whether a pronoun is plainly somebody else than a source: "the complaint says he", "his widow said he"."""
    if source is None or pronoun.lower not in ("he", "she", "who"):
        return False
    token = parse.tokens[source]
    kind = lexicon.noun_kind(token.lemma)
    thing = token.pos == "NOUN" and (kind in ("document", "organization", "group") or token.tag == "NNS")
    if pronoun.lower == "who":
        return kind == "document"
    told = token.lower if token.pos == "PRON" else lexicon.role_pronouns().get(token.lemma, "")
    return thing or (told in ("he", "she", "they") and told != pronoun.lower)
