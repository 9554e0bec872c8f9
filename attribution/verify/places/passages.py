"""Places in a record, as they are shown: with what stands before and after, the turn, the label and the time."""

from collections import Counter

from attribution.model import Mention, Passage, Record
from attribution.verify.words import Tokens, ends_sentence, words

#: Context reaches two sentences to each side, or so many words.
_SENTENCES = 2
_MOST_WORDS = 40
_WINDOW = 40
_LEAST_SHARED = 2


def passage(
    record: Record, tokens: Tokens, first: int, last: int, *, share: float, quoted: Mention | None = None
) -> Passage:
    """Return the place of the words `first` to `last`, not including that.

    Args:
        record: The record.
        tokens: Its words.
        first: The first word.
        last: The word after the last.
        share: How much of a quotation stands there, of 1.
        quoted: The words of the article that stand there.
    """
    span = tokens.span(first, last)
    begins, ends = _context(tokens, first, last)
    segment = tokens.segment(first)
    heard = record.words_in(tokens.starts[first], tokens.ends[first])
    time = next((word.time for word in heard if word.time is not None), segment.time)
    return Passage(
        record_id=record.id,
        start=span.start,
        end=span.end,
        text=record.text[span.start : span.end],
        words=tokens.pieces(first, last),
        quoted=quoted,
        paragraph=tokens.lines.paragraph(span.start),
        line=tokens.lines.position(span.start)[0],
        before=_running(tokens, begins, first),
        after=_following(tokens, last, ends),
        turn=segment.turn + 1 if record.format != "text" else None,
        speaker=segment.speaker,
        time=time,
        share=round(min(1.0, max(0.0, share)), 3),
    )


def nearest(keys: list[str], record: Record, tokens: Tokens) -> Passage | None:
    """Return the stretch of a record that shares most of its telling words with `keys`, or None if none is near."""
    wanted = {key for key in keys if key not in words("common")}
    places = [index for index, key in enumerate(tokens.keys) if key in wanted]
    if not wanted or not places:
        return None
    frequency = Counter(tokens.keys[index] for index in places)
    best, best_range = 0.0, (places[0], places[0])
    low, inside, weight = 0, Counter[str](), 0.0
    for index in places:
        key = tokens.keys[index]
        inside[key] += 1
        weight += 1 / frequency[key] ** 0.25 if inside[key] == 1 else 0
        while index - places[low] > _WINDOW:
            gone = tokens.keys[places[low]]
            inside[gone] -= 1
            weight -= 1 / frequency[gone] ** 0.25 if not inside[gone] else 0
            low += 1
        if weight > best + 1e-9:
            best, best_range = weight, (places[low], index)
    shared = {tokens.keys[index] for index in range(best_range[0], best_range[1] + 1)} & wanted
    if len(shared) < min(_LEAST_SHARED, len(wanted)):
        return None
    return passage(record, tokens, best_range[0], best_range[1] + 1, share=len(shared) / len(wanted))


def _context(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    begins, sentences = first, 0
    while begins > 0 and first - begins < _MOST_WORDS:
        if ends_sentence(tokens, begins):
            sentences += 1
            if sentences > _SENTENCES:
                break
        begins -= 1
    ends, sentences = last, 0
    while ends < len(tokens) and ends - last < _MOST_WORDS:
        sentences += ends_sentence(tokens, ends)
        if sentences > _SENTENCES:
            break
        ends += 1
    return begins, ends


def _running(tokens: Tokens, first: int, last: int) -> str:
    """Return words with the punctuation after them, without what lies between segments."""
    shown: list[str] = []
    while first < last:
        segment, end = tokens.segment(first), first
        while end < last and tokens.segment(end) is segment:
            end += 1
        shown.append(tokens.text[tokens.starts[first] : _stop(tokens, end)].strip())
        first = end
    return " ".join(shown)


def _following(tokens: Tokens, last: int, ends: int) -> str:
    """Return what follows the last word of a passage: its punctuation, then the words up to `ends`."""
    punctuation = tokens.text[tokens.ends[last - 1] : _stop(tokens, last)]
    return (punctuation.rstrip() + " " + _running(tokens, last, ends)).rstrip()


def _stop(tokens: Tokens, index: int) -> int:
    """Return where the punctuation ends that stands before the word at `index`, in the segment of the word before."""
    segment = tokens.segment(index - 1)
    inside = index < len(tokens) and tokens.segment(index) is segment
    return max(tokens.starts[index] if inside else segment.end, tokens.ends[index - 1])
