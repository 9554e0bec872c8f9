"""How likely an indirect quotation is one, by its cue, its words and its source together.

“The mayor said that the bridge was safe” is speech. “She signed her name” is mostly none, though “sign” may report.
"""

import math
from collections.abc import Collection

from attribution import lexicon
from attribution.engine.cues import Reported, read_cue, tells_a_look
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS, Learned, calibrate
from attribution.engine.speakers.deeds import does_deed

_SUREST = 0.99
_FAR = 8
_TALKING = frozenset({"i", "we", "you"})
_NAMELESS = frozenset({"it", "this", "that"})


def likelihood(parse: Parse, reported: Reported, tokens: Collection[int], learned: Learned) -> float:
    """Return how likely these tokens of what a cue reports are a quotation, of the source that the cue has.

    The traits are weighed by `NUMBERS.indirect`.
    """
    if reported.site.form == "verb" and does_deed(parse, reported.site.head, tokens):
        return round(1 - _SUREST, 4)
    found = all_traits(parse, reported, tokens, learned)
    total = NUMBERS.indirect["always"] + sum(NUMBERS.indirect[name] * value for name, value in found.items())
    return round(min(max(1 / (1 + math.exp(-total)), 1 - _SUREST), _SUREST), 4)


def all_traits(parse: Parse, reported: Reported, tokens: Collection[int], learned: Learned) -> dict[str, float]:
    """Return what speaks for or against an indirect quotation, by name."""
    cue = calibrate(learned.indirect_curve, reported.probability)
    return {
        "cue": _log_odds(min(max(cue, 1 - _SUREST), _SUREST)),
        "sure of the words": reported.edges.taken,
        "words left out": reported.edges.left,
        **_of_words(parse, reported, tokens),
        **_of_cue(parse, reported),
        **_of_source(parse, reported),
    }


def _of_words(parse: Parse, reported: Reported, tokens: Collection[int]) -> dict[str, float]:
    head = reported.site.head
    words = [i for i in tokens if parse.tokens[i].pos not in ("PUNCT", "SPACE")]
    tops = [parse.tokens[i] for i in words if parse.tokens[i].head not in tokens]
    below = [top for top in tops if top.head == head]
    return {
        "before the cue": float(min(words, default=head) < head),
        "phrase": float(any(top.dep == "prep" for top in below)),
        "phrase with about": float(any(top.dep == "prep" and top.lower == "about" for top in below)),
        "phrase of time": float(any(_is_time(parse, i) for i in words if parse.tokens[i].head == head)),
        "passive subject": float(any(top.dep == "nsubjpass" for top in below)),
        "noun that reports": float(any(top.pos == "NOUN" and top.lemma in lexicon.reporting_nouns() for top in tops)),
    }


def _is_time(parse: Parse, index: int) -> bool:
    """Whether a phrase says when or how long: "for a long time", "on Monday"."""
    thing = parse.child(index, "pobj") if parse.tokens[index].dep == "prep" else index
    if thing is None or parse.tokens[index].dep not in ("prep", "npadvmod", "dobj"):
        return False
    return parse.tokens[thing].entity in ("DATE", "TIME") or parse.tokens[thing].lower in lexicon.time_words()


def _of_cue(parse: Parse, reported: Reported) -> dict[str, float]:
    site = reported.site
    token = parse.tokens[site.head]
    first, last = parse.sentence_bounds(parse.sentence_of[site.head])
    return {
        "neutral verb": float(site.form == "verb" and read_cue(parse, site).cue_class == "neutral"),
        "past": float(token.tag == "VBD"),
        "passive": float(parse.child(site.head, "auxpass") is not None),
        "below a verb": float(token.dep == "xcomp"),
        "beside a clause": float(token.dep == "parataxis"),
        "marks in the sentence": float(any(parse.stretch_of[i] >= 0 for i in range(first, last))),
        "question": float(any(parse.tokens[i].lower == "?" for i in range(first, last))),
    }


def _of_source(parse: Parse, reported: Reported) -> dict[str, float]:
    site = reported.site
    if site.source is None:
        look = site.form == "verb" and tells_a_look(parse, site.head)
        active = site.form == "verb" and parse.tokens[site.head].tag != "VBN"
        return {"no source": 1.0, "no subject": float(active and not look), "a look": float(look)}
    token = parse.tokens[site.source]
    return {
        "thing": float(token.pos == "NOUN" and lexicon.noun_kind(token.lemma) is None),
        "I or you": float(token.lower in _TALKING),
        "it or that": float(token.lower in _NAMELESS),
        "place": float(token.entity == "GPE"),
        "object": float(token.dep in ("dobj", "pobj")),
        "source far off": float(abs(site.source - site.head) > _FAR),
    }


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))
