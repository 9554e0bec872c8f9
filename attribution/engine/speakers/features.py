"""What the model of speakers reads: a quoted unit, a mention, and how they stand to each other."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import OneHot
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

_FAR = 60.0
_FORMS = OneHot(("verb", "noun", "adjective", "according"))
_CLASSES = OneHot(("neutral", "loaded", "thought", "question", "document", "other"))


@dataclass
class History:
    """Who was linked so far."""

    #: The units linked, in order, with the head of the speaker's mention or None.
    speakers: list[tuple[Unit, int | None]] = field(default_factory=list)
    #: How often a word headed a speaker's mention.
    times: Counter[str] = field(default_factory=Counter)

    def add(self, parse: Parse, unit: Unit, head: int | None) -> None:
        """Add a unit with the head of its speaker's mention, or None."""
        self.speakers.append((unit, head))
        if head is not None:
            self.times[parse.tokens[head].lower] += 1

    def recent(self) -> list[int]:
        """Return the heads of the last two different speakers' mentions, the latest first."""
        out: list[int] = []
        for _, head in reversed(self.speakers[-6:]):
            if head is not None and head not in out:
                out.append(head)
        return out[:2]


def unit_features(scene: Scene, unit: Unit, history: History) -> list[float]:
    """Return what there is to read of a unit alone."""
    parse = scene.parse
    tokens = parse.tokens
    stretches = [parse.stretches[i] for i in unit.stretches]
    text = parse.text
    inner = text[stretches[0].inner_start : stretches[-1].inner_end].strip()
    words = inner.split()
    last_character = inner[-1:] if inner else ""
    start, end = (
        parse.paragraphs[parse.paragraph_of[unit.first]][0],
        parse.paragraphs[parse.paragraph_of[unit.last - 1]][1],
    )
    before = text[max(0, stretches[0].start - 3) : stretches[0].start].rstrip()[-1:]
    previous = tokens[unit.first - 1] if unit.first else None
    following = tokens[unit.last] if unit.last < len(tokens) else None
    capitals = sum(w[:1].isupper() for w in words)
    near = scene.near_sites(unit)
    covering = [scene.reported[i].probability for i in near if scene.covers(i, unit) > 0.5]
    return [
        min(len(words), 80.0),
        float(len(words) < 3),
        capitals / max(1, len(words)),
        float(inner[:1].isupper()),
        float(last_character == ","),
        float(last_character in (".", "?", "!", "…")),
        float(last_character.isalnum()),
        float(stretches[0].start <= start + 1),
        float(stretches[-1].end >= end - 1),
        float(before == ":"),
        float(before == ","),
        float(before in (".", "?", "!", '"') and before != ""),
        float(before.isalnum()),
        float(before in ("-", "—", "–") and before != ""),
        float(all(s.opened and s.closed for s in stretches)),
        float(stretches[0].single and scene.has_doubles),
        float(len(stretches)),
        float(parse.paragraph_of[unit.first] == 0),
        max(covering, default=0.0),
        float(len(covering)),
        max((scene.reported[i].probability for i in near), default=0.0),
        float(previous is not None and previous.lower == "that"),
        float(previous is not None and previous.pos == "DET"),
        float(previous is not None and previous.pos == "VERB"),
        float(previous is not None and previous.pos == "ADP"),
        float(previous is not None and previous.pos in ("NOUN", "PROPN", "ADJ")),
        float(previous is not None and previous.pos == "AUX"),
        float(previous is not None and previous.lemma in lexicon.work_words()),
        float(previous is not None and previous.lemma in lexicon.term_words()),
        float(following is not None and following.pos in ("NOUN", "PROPN")),
        float(following is not None and following.pos in ("VERB", "AUX")),
        float(following is not None and following.pos == "PRON"),
        float(following is not None and following.lower == ","),
        float(following is not None and following.lower in (".", "?", "!")),
        float(following is not None and following.pos == "ADP"),
        float(any(tokens[i].entity == "WORK_OF_ART" for i in range(unit.first, min(unit.last, unit.first + 12)))),
        float(any(tokens[i].pos in ("VERB", "AUX") for i in range(unit.first, min(unit.last, unit.first + 60)))),
        float(
            any(
                tokens[i].lower in ("i", "we", "my", "our", "you", "me", "us")
                for i in range(unit.first, min(unit.last, unit.first + 60))
            )
        ),
        *_history_features(parse, unit, history),
    ]


def _history_features(parse: Parse, unit: Unit, history: History) -> list[float]:
    if not history.speakers:
        return [_FAR, 0.0, _FAR, 0.0, 0.0]
    last, head = history.speakers[-1]
    gap = parse.outside_before[unit.first] - parse.outside_before[last.last - 1]
    return [
        min(float(gap), _FAR),
        float(parse.paragraph_of[last.last - 1] == parse.paragraph_of[unit.first]),
        min(float(parse.paragraph_of[unit.first] - parse.paragraph_of[last.last - 1]), 9.0),
        float(head is not None),
        float(parse.sentence_of[last.last - 1] == parse.sentence_of[unit.first]),
    ]


def pair_features(scene: Scene, unit: Unit, head: int, history: History) -> list[float]:
    """Return what there is to read of a mention and of its place beside a unit."""
    return (
        scene.mention_row(head)
        + _place_features(scene, unit, head)
        + _cue_features(scene, unit, head)
        + _turn_features(scene, unit, head, history)
    )


def _place_features(scene: Scene, unit: Unit, head: int) -> list[float]:
    parse = scene.parse
    before = head < unit.first
    edge = unit.first if before else min(unit.last, len(parse.tokens) - 1)
    distance = abs(parse.outside_before[head] - parse.outside_before[edge])
    low, high = (head + 1, unit.first) if before else (unit.last, head)
    places = scene.heads[bisect_left(scene.heads, low) : bisect_left(scene.heads, high)]
    people = sum(map(scene.personal.__contains__, places))
    sentence = parse.sentence_of
    start = parse.tokens[low - 1].end if before else parse.tokens[unit.last - 1].end
    between = parse.text[start : parse.tokens[high].start if high < len(parse.tokens) else len(parse.text)][:200]
    return [
        float(before),
        float(unit.first <= head < unit.last),
        min(float(distance), _FAR),
        float(sentence[head] == sentence[unit.first]),
        float(sentence[head] == sentence[unit.last - 1]),
        min(float(abs(sentence[head] - sentence[unit.first if before else unit.last - 1])), 9.0),
        float(parse.paragraph_of[unit.first] - parse.paragraph_of[head])
        if before
        else float(parse.paragraph_of[unit.last - 1] - parse.paragraph_of[head]),
        min(float(people), 9.0),
        min(float(len(places)), 20.0),
        float("." in between),
        float(":" in between),
        float("," in between),
        float("—" in between or "―" in between or "--" in between or "–" in between or " -" in between),
        float(high - low),
        float(head - parse.sentence_starts[sentence[head]])
        if head - parse.sentence_starts[sentence[head]] < 30
        else 30.0,
        float(max(parse.stretch_of[low : min(high, low + 60)], default=-1) >= 0),
        float(_is_label(parse, head)),
        float(parse.tokens[head].head == head or parse.tokens[parse.tokens[head].head].dep == "ROOT"),
    ]


def _is_label(parse: Parse, head: int) -> bool:
    """Whether the mention is a label at its paragraph's start: "NAME: …"."""
    start = parse.paragraphs[parse.paragraph_of[head]][0]
    colon = head + 1 < len(parse.tokens) and parse.tokens[head + 1].lower == ":"
    return colon and parse.tokens[head].start - start < 40


def _cue_features(scene: Scene, unit: Unit, head: int) -> list[float]:
    """Read the best cue whose source the mention is."""
    parse = scene.parse
    best, score = None, -1.0
    for index in scene.governed.get(head, ()):
        site, probability = scene.reported[index].site, scene.reported[index].probability
        edge = unit.first if site.head < unit.first else unit.last
        value = scene.covers(index, unit) * 3 + probability + 1 / (1 + abs(site.head - edge))
        if value > score:
            best, score = index, value
    if best is None:
        return [0.0] * (22 + len(_FORMS) + len(_CLASSES))
    reported = scene.reported[best]
    site, probability = reported.site, reported.probability
    before = site.head < unit.first
    edge = unit.first if before else min(unit.last, len(parse.tokens) - 1)
    low, high = (site.head, unit.first) if before else (unit.last, site.head)
    others = [i for i in scene.sites_between(low + 1, high) if i != best]
    covering = scene.covers(best, unit)
    word_class = lexicon.reporting_verbs().get(parse.tokens[site.head].lemma)
    token = parse.tokens[site.head]
    return [
        1.0,
        probability,
        covering,
        float(before),
        min(float(abs(parse.outside_before[site.head] - parse.outside_before[edge])), _FAR),
        float(parse.sentence_of[site.head] == parse.sentence_of[unit.first]),
        float(parse.sentence_of[site.head] == parse.sentence_of[unit.last - 1]),
        min(float(len(others)), 9.0),
        max((scene.reported[i].probability for i in others), default=0.0),
        scene.rival(unit, best),
        float(head < site.head),
        float(len(reported.content) > 0),
        float(bool(reported.content) and min(reported.content) > unit.last),
        float(bool(reported.content) and max(reported.content) < unit.first),
        float(token.dep == "ROOT"),
        float(token.dep in ("relcl", "acl")),
        float(token.dep in ("advcl", "conj")),
        float(token.tag in ("VBD", "VBZ", "VBP")),
        float(token.tag == "VBG"),
        float(abs(site.head - unit.last) <= 3),
        float(site.head + 1 == unit.first or site.head + 2 == unit.first),
        float(len(scene.governed.get(head, ()))),
        *_FORMS[site.form],
        *_CLASSES[word_class or ""],
    ]


def _turn_features(scene: Scene, unit: Unit, head: int, history: History) -> list[float]:
    """Read whether the mention spoke before."""
    parse = scene.parse
    lower = parse.tokens[head].lower
    recent = history.recent()
    names = [parse.tokens[h].lower for h in recent]
    last = history.speakers[-1][0] if history.speakers else None
    sentence_start = parse.sentence_starts[parse.sentence_of[head]]
    people = [
        h
        for h in scene.heads[bisect_left(scene.heads, sentence_start) : bisect_right(scene.heads, head)]
        if h in scene.personal
    ]
    return [
        float(recent[:1] == [head]),
        float(recent[1:2] == [head]),
        float(names[:1] == [lower]),
        float(names[1:2] == [lower]),
        min(float(history.times[lower]), 9.0),
        float(last is not None and head > last.last),
        float(last is not None and last.last <= head < unit.first),
        float(len(people)),
        _reports_next(scene, unit, head),
    ]


def _reports_next(scene: Scene, unit: Unit, head: int) -> float:
    """Return how surely the mention is the source of the quotation that follows right after: "…" "…," she said."""
    place = bisect_left(scene.units, unit) + 1
    if place >= len(scene.units):
        return 0.0
    following = scene.units[place]
    parse = scene.parse
    if parse.outside_before[following.first] != parse.outside_before[unit.last - 1]:
        return 0.0
    return max(
        (scene.reported[i].probability * scene.covers(i, following) for i in scene.governed.get(head, ())), default=0.0
    )
