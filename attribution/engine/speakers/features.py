"""What the model of speakers reads: a quoted unit, a mention, and how they stand to each other."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import OneHot, columns
from attribution.engine.speakers.history import History
from attribution.engine.speakers.scene import MENTION_FEATURES, Scene
from attribution.engine.speakers.units import Unit

_FAR = 60.0
_FORMS = OneHot(("verb", "noun", "adjective", "according"))
_CLASSES = OneHot(("neutral", "loaded", "thought", "question", "document", "other"))


class _Unit(NamedTuple):
    """A unit alone, and the tokens beside it."""

    words: float
    few_words: float
    capitals: float
    begins_capital: float
    ends_comma: float
    ends_sentence: float
    ends_word: float
    begins_paragraph: float
    ends_paragraph: float
    colon_before: float
    comma_before: float
    sentence_before: float
    word_before: float
    dash_before: float
    whole: float
    single_marks: float
    stretches: float
    first_paragraph: float
    covering_rate: float
    covering_cues: float
    near_rate: float
    that_before: float
    determiner_before: float
    verb_before: float
    preposition_before: float
    nominal_before: float
    auxiliary_before: float
    work_word_before: float
    term_word_before: float
    noun_follows: float
    verb_follows: float
    pronoun_follows: float
    comma_follows: float
    sentence_ends: float
    preposition_follows: float
    work_of_art: float
    has_verb: float
    first_or_second_person: float


class _Since(NamedTuple):
    """What stands between a unit and the one before."""

    words_since: float
    same_paragraph: float
    paragraphs_since: float
    had_speaker: float
    same_sentence: float


class _Place(NamedTuple):
    """Where a mention stands to a unit."""

    before: float
    inside: float
    distance: float
    in_first_sentence: float
    in_last_sentence: float
    sentences: float
    paragraphs: float
    people_between: float
    mentions_between: float
    stop_between: float
    colon_between: float
    comma_between: float
    dash_between: float
    tokens_between: float
    from_sentence_start: float
    quotation_between: float
    label: float
    under_root: float


class _Cue(NamedTuple):
    """The best cue whose source a mention is."""

    governs: float
    rate: float
    covering: float
    before: float
    distance: float
    in_first_sentence: float
    in_last_sentence: float
    cues_between: float
    rate_between: float
    rival: float
    after_source: float
    has_content: float
    content_after: float
    content_before: float
    root: float
    relative: float
    adverbial: float
    finite: float
    gerund: float
    right_after: float
    right_before: float
    cues_governed: float


class _Turn(NamedTuple):
    """Whether a mention spoke before."""

    last_speaker: float
    speaker_before_last: float
    name_of_last: float
    name_of_speaker_before_last: float
    times_spoken: float
    after_last_unit: float
    since_last_unit: float
    people_in_sentence: float
    reports_next: float


#: What the models of speech and of speakers read, column by column.
_UNIT_FEATURES = (*columns("unit", _Unit._fields), *columns("since", _Since._fields))
SPEECH_FEATURES = (*_UNIT_FEATURES, *columns("speaker", ("likeliest", "second")))
_CUE_FEATURES = (*columns("cue", _Cue._fields), *_FORMS.columns("cue_form"), *_CLASSES.columns("cue_class"))
_NO_CUE = (0.0,) * len(_CUE_FEATURES)
SPEAKER_FEATURES = (
    *_UNIT_FEATURES,
    *MENTION_FEATURES,
    *columns("place", _Place._fields),
    *_CUE_FEATURES,
    *columns("turn", _Turn._fields),
)


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
        *_Unit(
            words=min(len(words), 80.0),
            few_words=float(len(words) < 3),
            capitals=capitals / max(1, len(words)),
            begins_capital=float(inner[:1].isupper()),
            ends_comma=float(last_character == ","),
            ends_sentence=float(last_character in (".", "?", "!", "…")),
            ends_word=float(last_character.isalnum()),
            begins_paragraph=float(stretches[0].start <= start + 1),
            ends_paragraph=float(stretches[-1].end >= end - 1),
            colon_before=float(before == ":"),
            comma_before=float(before == ","),
            sentence_before=float(before in (".", "?", "!", '"') and before != ""),
            word_before=float(before.isalnum()),
            dash_before=float(before in ("-", "—", "–") and before != ""),
            whole=float(all(s.opened and s.closed for s in stretches)),
            single_marks=float(stretches[0].single and scene.has_doubles),
            stretches=float(len(stretches)),
            first_paragraph=float(parse.paragraph_of[unit.first] == 0),
            covering_rate=max(covering, default=0.0),
            covering_cues=float(len(covering)),
            near_rate=max((scene.reported[i].probability for i in near), default=0.0),
            that_before=float(previous is not None and previous.lower == "that"),
            determiner_before=float(previous is not None and previous.pos == "DET"),
            verb_before=float(previous is not None and previous.pos == "VERB"),
            preposition_before=float(previous is not None and previous.pos == "ADP"),
            nominal_before=float(previous is not None and previous.pos in ("NOUN", "PROPN", "ADJ")),
            auxiliary_before=float(previous is not None and previous.pos == "AUX"),
            work_word_before=float(previous is not None and previous.lemma in lexicon.work_words()),
            term_word_before=float(previous is not None and previous.lemma in lexicon.term_words()),
            noun_follows=float(following is not None and following.pos in ("NOUN", "PROPN")),
            verb_follows=float(following is not None and following.pos in ("VERB", "AUX")),
            pronoun_follows=float(following is not None and following.pos == "PRON"),
            comma_follows=float(following is not None and following.lower == ","),
            sentence_ends=float(following is not None and following.lower in (".", "?", "!")),
            preposition_follows=float(following is not None and following.pos == "ADP"),
            work_of_art=float(
                any(tokens[i].entity == "WORK_OF_ART" for i in range(unit.first, min(unit.last, unit.first + 12)))
            ),
            has_verb=float(
                any(tokens[i].pos in ("VERB", "AUX") for i in range(unit.first, min(unit.last, unit.first + 60)))
            ),
            first_or_second_person=float(
                any(
                    tokens[i].lower in ("i", "we", "my", "our", "you", "me", "us")
                    for i in range(unit.first, min(unit.last, unit.first + 60))
                )
            ),
        ),
        *_history_features(parse, unit, history),
    ]


def _history_features(parse: Parse, unit: Unit, history: History) -> _Since:
    if not history.speakers:
        return _Since(words_since=_FAR, same_paragraph=0.0, paragraphs_since=_FAR, had_speaker=0.0, same_sentence=0.0)
    last, head = history.speakers[-1]
    gap = parse.outside_before[unit.first] - parse.outside_before[last.last - 1]
    return _Since(
        words_since=min(float(gap), _FAR),
        same_paragraph=float(parse.paragraph_of[last.last - 1] == parse.paragraph_of[unit.first]),
        paragraphs_since=min(float(parse.paragraph_of[unit.first] - parse.paragraph_of[last.last - 1]), 9.0),
        had_speaker=float(head is not None),
        same_sentence=float(parse.sentence_of[last.last - 1] == parse.sentence_of[unit.first]),
    )


def pair_features(scene: Scene, unit: Unit, head: int, history: History) -> list[float]:
    """Return what there is to read of a mention and of its place beside a unit."""
    return [
        *scene.mention_row(head),
        *_place_features(scene, unit, head),
        *_cue_features(scene, unit, head),
        *_turn_features(scene, unit, head, history),
    ]


def _place_features(scene: Scene, unit: Unit, head: int) -> _Place:
    parse = scene.parse
    before = head < unit.first
    edge = unit.first if before else min(unit.last, len(parse.tokens) - 1)
    distance = abs(parse.outside_before[head] - parse.outside_before[edge])
    low, high = (head + 1, unit.first) if before else (unit.last, head)
    mentions, people = scene.count_between(low, high)
    sentence = parse.sentence_of
    start = parse.tokens[low - 1].end if before else parse.tokens[unit.last - 1].end
    between = parse.text[start : parse.tokens[high].start if high < len(parse.tokens) else len(parse.text)][:200]
    return _Place(
        before=float(before),
        inside=float(unit.first <= head < unit.last),
        distance=min(float(distance), _FAR),
        in_first_sentence=float(sentence[head] == sentence[unit.first]),
        in_last_sentence=float(sentence[head] == sentence[unit.last - 1]),
        sentences=min(float(abs(sentence[head] - sentence[unit.first if before else unit.last - 1])), 9.0),
        paragraphs=float(parse.paragraph_of[unit.first] - parse.paragraph_of[head])
        if before
        else float(parse.paragraph_of[unit.last - 1] - parse.paragraph_of[head]),
        people_between=min(float(people), 9.0),
        mentions_between=min(float(mentions), 20.0),
        stop_between=float("." in between),
        colon_between=float(":" in between),
        comma_between=float("," in between),
        dash_between=float("—" in between or "―" in between or "--" in between or "–" in between or " -" in between),
        tokens_between=float(high - low),
        from_sentence_start=float(head - parse.sentence_starts[sentence[head]])
        if head - parse.sentence_starts[sentence[head]] < 30
        else 30.0,
        quotation_between=float(low < len(parse.tokens) and parse.next_quoted[low] < min(high, low + 60)),
        label=float(_is_label(parse, head)),
        under_root=float(parse.tokens[head].head == head or parse.tokens[parse.tokens[head].head].dep == "ROOT"),
    )


def _is_label(parse: Parse, head: int) -> bool:
    """Whether the mention is a label at its paragraph's start: "NAME: …"."""
    start = parse.paragraphs[parse.paragraph_of[head]][0]
    colon = head + 1 < len(parse.tokens) and parse.tokens[head + 1].lower == ":"
    return colon and parse.tokens[head].start - start < 40


def _cue_features(scene: Scene, unit: Unit, head: int) -> Sequence[float]:
    parse = scene.parse
    best, score = None, -1.0
    for index in scene.governed.get(head, ()):
        site, probability = scene.reported[index].site, scene.reported[index].probability
        edge = unit.first if site.head < unit.first else unit.last
        value = scene.covers(index, unit) * 3 + probability + 1 / (1 + abs(site.head - edge))
        if value > score:
            best, score = index, value
    if best is None:
        return _NO_CUE
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
        *_Cue(
            governs=1.0,
            rate=probability,
            covering=covering,
            before=float(before),
            distance=min(float(abs(parse.outside_before[site.head] - parse.outside_before[edge])), _FAR),
            in_first_sentence=float(parse.sentence_of[site.head] == parse.sentence_of[unit.first]),
            in_last_sentence=float(parse.sentence_of[site.head] == parse.sentence_of[unit.last - 1]),
            cues_between=min(float(len(others)), 9.0),
            rate_between=max((scene.reported[i].probability for i in others), default=0.0),
            rival=scene.rival(unit, best),
            after_source=float(head < site.head),
            has_content=float(len(reported.content) > 0),
            content_after=float(bool(reported.content) and min(reported.content) > unit.last),
            content_before=float(bool(reported.content) and max(reported.content) < unit.first),
            root=float(token.dep == "ROOT"),
            relative=float(token.dep in ("relcl", "acl")),
            adverbial=float(token.dep in ("advcl", "conj")),
            finite=float(token.tag in ("VBD", "VBZ", "VBP")),
            gerund=float(token.tag == "VBG"),
            right_after=float(abs(site.head - unit.last) <= 3),
            right_before=float(site.head + 1 == unit.first or site.head + 2 == unit.first),
            cues_governed=float(len(scene.governed.get(head, ()))),
        ),
        *_FORMS[site.form],
        *_CLASSES[word_class or ""],
    ]


def _turn_features(scene: Scene, unit: Unit, head: int, history: History) -> _Turn:
    parse = scene.parse
    lower = parse.tokens[head].lower
    recent = history.recent()
    names = [parse.tokens[h].lower for h in recent]
    last = history.speakers[-1][0] if history.speakers else None
    sentence_start = parse.sentence_starts[parse.sentence_of[head]]
    _, people = scene.count_between(sentence_start, head + 1)
    return _Turn(
        last_speaker=float(recent[:1] == [head]),
        speaker_before_last=float(recent[1:2] == [head]),
        name_of_last=float(names[:1] == [lower]),
        name_of_speaker_before_last=float(names[1:2] == [lower]),
        times_spoken=min(float(history.times[lower]), 9.0),
        after_last_unit=float(last is not None and head > last.last),
        since_last_unit=float(last is not None and last.last <= head < unit.first),
        people_in_sentence=float(people),
        reports_next=_reports_next(scene, unit, head),
    )


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
