"""Who passed words on: "officials said the report found …", "…, he told them, the affidavit states"."""

import itertools
from collections.abc import Iterator

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

#: Classes of verbs that pass on what another said; one who believes or doubts it passes nothing on.
_RELAYED = ("neutral", "loaded", "document", "denial", "question")


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
    return site.form != "verb" or word_class in _RELAYED


def inner_cue(scene: Scene, unit: Unit, cue: int | None) -> int | None:
    """Return the cue inside what `cue` reports that reports the unit: "officials said the report found “…”"."""
    if cue is None or scene.covers(cue, unit) < NUMBERS.speakers.governs:
        return None
    outer = scene.reported[cue]
    for below, place in itertools.pairwise(_upwards(scene.parse, unit)):
        index = scene.by_head.get(place)
        if index == cue:
            return None
        if index is None or place not in outer.content:
            continue
        token = scene.parse.tokens[place]
        clause = token.dep == "ccomp" and token.head == outer.site.head
        plain = outer.site.form == "according" and lexicon.reporting_verbs().get(token.lemma) in ("neutral", "question")
        owned = scene.reported[index].site.form == "noun" and scene.parse.tokens[below].dep in ("acl", "ccomp")
        if (clause or plain or owned) and _speaks_itself(scene, index, outer.site.source):
            return index
    return None


def _upwards(parse: Parse, unit: Unit) -> Iterator[int]:
    """Yield the token at the top of a unit, and those that it hangs under up to its sentence's root."""
    inside = range(unit.first, unit.last)
    place = next((i for i in inside if parse.tokens[i].head not in inside and parse.tokens[i].pos != "PUNCT"), None)
    while place is not None:
        yield place
        place = parse.tokens[place].head if parse.tokens[place].head != place else None


def _speaks_itself(scene: Scene, index: int, outer: int | None) -> bool:
    """Whether a cue has a source of its own, somebody else than the one who reports it: "Roe’s claim", "Roe called"."""
    parse, site = scene.parse, scene.reported[index].site
    if site.source is None or site.source == outer:
        return False
    source = parse.tokens[site.source]
    if site.form == "noun":
        return source.dep == "poss" and source.head == site.head and source.pos == "PROPN"
    word_class = lexicon.reporting_verbs().get(parse.tokens[site.head].lemma)
    own = source.head == site.head and source.pos in ("NOUN", "PROPN")
    person = source.entity in ("PERSON", "ORG") or lexicon.noun_kind(source.lemma) is not None
    return own and site.form == "verb" and (word_class in _RELAYED or (word_class == "other" and person))
