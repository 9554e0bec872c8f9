"""Whom an edited text gives its placeholders to: the speaker of the key, or another."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import UNSET

from attribution.masking.protecting import speakers_of
from attribution.masking.restoring import KeyRing, Placed, Restored, ring_of
from attribution.model import Analysis, Key, MaskedQuotation, Quotation, RestorationRemark, Speaker
from attribution.names import compare_names, fold

_WORD = re.compile(r"[^\W\d_]{3,}")
#: Words of a description that do not tell whom it describes.
_EMPTY = frozenset("the one two three who whom and another other second third some several many few most".split())


def check_speakers(restored: Restored, key: Key, analysis: Analysis) -> tuple[RestorationRemark, ...]:
    """Return which quotations the edited text gives to another speaker than the key has, in text order.

    Where the text does not tell any more who speaks, that is told as well. Where it does not, and the one source named
    in the same paragraph by its placeholder is another than the speaker, that source is taken for the speaker.

    Args:
        restored: What `restore` gave.
        key: The key.
        analysis: The analysis of the restored text.
    """
    if restored.is_untouched:
        return ()
    return tuple(_Speakers(restored, ring_of(key), analysis).tell())


class _Speakers:
    """Compares the speakers of one restored text with those of its key."""

    def __init__(self, restored: Restored, ring: KeyRing, analysis: Analysis) -> None:
        self._restored = restored
        self._ring = ring
        self._analysis = analysis
        self._speakers = speakers_of(analysis)
        self._known = {one.speaker for one in ring.quotations.values() if one.speaker}
        spans = sorted(
            (span.start, span.end, number)
            for number, quotation in enumerate(analysis.quotations)
            if not quotation.is_inside
            for span in quotation.spans
        )
        self._starts = [start for start, _, _ in spans]
        self._spans = spans

    def tell(self) -> Iterator[RestorationRemark]:
        """Yield what there is to tell, in text order."""
        for place in self._restored.placed:
            entry = self._ring.quotations.get(place.placeholder)
            if entry is not None:
                yield from self._of_one(place, entry)

    def _of_one(self, place: Placed, entry: MaskedQuotation) -> Iterator[RestorationRemark]:
        quotation = self._quotation_at(place)
        now = self._speakers.get(quotation.source_id) if quotation else None
        if now is None:
            now = self._named_beside(place)
        was = [entry.speaker] if entry.read_as is UNSET else [entry.speaker, entry.read_as]
        if now is None:
            if None not in was and was[0] is not None:
                message = f"these are the words of {was[0].name}; the edited text does not tell who speaks"
                yield RestorationRemark(kind="open", placeholder=entry.placeholder, line=place.line, message=message)
            return
        if all(one is None or self._is_other(one, now) for one in was):
            whose = f"of {was[0].name}" if was[0] else "of nobody who is known"
            message = f"these are the words {whose}; the edited text gives them to {now.name}"
            yield RestorationRemark(kind="moved", placeholder=entry.placeholder, line=place.line, message=message)

    def _quotation_at(self, place: Placed) -> Quotation | None:
        """Return the quotation of the restored text that has most of the words at a place."""
        best, most = None, 0
        number = max(0, bisect_right(self._starts, place.start) - 1)
        for start, end, index in self._spans[number:]:
            if start >= place.end:
                break
            shared = min(end, place.end) - max(start, place.start)
            if shared > most:
                best, most = self._analysis.quotations[index], shared
        return best

    def _named_beside(self, place: Placed) -> Speaker | None:
        """Return the one source whose name's placeholder stands in the same paragraph, or None."""
        text = self._restored.text
        start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
        end = len(text) if end < 0 else end
        beside = {
            self._ring.names[one.placeholder].source
            for one in self._restored.placed
            if start <= one.start < end and one.placeholder in self._ring.names
        }
        return beside.pop() if len(beside) == 1 else None

    def _is_other(self, was: Speaker, now: Speaker) -> bool:
        """Whether a speaker is another than it was; a name that is put in other words is not."""
        if fold(was.name) == fold(now.name):
            return False
        if any(fold(now.name) == fold(one.name) for one in self._known):
            return True
        if was.named != now.named:
            # A description may be of anybody; a name that was not there is somebody's.
            return now.named
        if was.named:
            kind = was.kind if was.kind == now.kind else "organization"
            return compare_names(was.name, now.name, kind) == "other"
        return not _telling(was.name) & _telling(now.name)


def _telling(description: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(fold(description))} - _EMPTY
