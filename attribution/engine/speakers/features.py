"""What the models of speech and of speakers read of a quoted unit."""

from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import columns
from attribution.engine.speakers.history import History
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

_FAR = 60.0


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


#: What the models of speech and of speakers read of a unit, and all that the model of speech reads, column by column.
UNIT_FEATURES = (*columns("unit", _Unit._fields), *columns("since", _Since._fields))
SPEECH_FEATURES = (*UNIT_FEATURES, *columns("speaker", ("likeliest", "second")))


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
