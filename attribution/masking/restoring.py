"""Putting the words back in the place of their placeholders, and telling what became of these."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attribution.masking.placeholders import Found, Placeholder, find_near, find_placeholders, read_placeholder
from attribution.model import Key, MaskedName, MaskedQuotation, RemarkKind, RestorationRemark, text_hash

#: How much of a quotation a message shows.
_SHOWN = 40
_OPENING, _CLOSING = "“‘\"'«„", "”’\"'»“"


class Placed(NamedTuple):
    """Where the words of a placeholder stand in the restored text."""

    start: int
    end: int
    placeholder: Placeholder
    #: The line of the edited text, from 1.
    line: int


class Restored(NamedTuple):
    """A text with the words back in it."""

    text: str
    #: Whether the edited text is the masked one, untouched.
    is_untouched: bool
    #: In text order; of a placeholder that stands twice, both.
    placed: tuple[Placed, ...]
    remarks: tuple[RestorationRemark, ...]


class KeyRing(NamedTuple):
    """The entries of a key, by what their placeholders say."""

    quotations: Mapping[Placeholder, MaskedQuotation]
    names: Mapping[Placeholder, MaskedName]

    def words_of(self, placeholder: Placeholder) -> str | None:
        """Return what a placeholder stands for, or None where the key has none such."""
        entry = self.quotations.get(placeholder) or self.names.get(placeholder)
        return entry.words if entry else None


def ring_of(key: Key) -> KeyRing:
    """Return the entries of a key by their placeholders.

    Raises:
        ValueError: A placeholder in it is none, or stands in it twice.
    """
    quotations: dict[Placeholder, MaskedQuotation] = {}
    names: dict[Placeholder, MaskedName] = {}
    entries: tuple[MaskedQuotation | MaskedName, ...] = (*key.quotations, *key.names)
    for entry in entries:
        placeholder = read_placeholder(entry.placeholder, key.prefix)
        wanted = "Q" if isinstance(entry, MaskedQuotation) else "S"
        if placeholder is None or placeholder.letter != wanted:
            raise ValueError(f"{entry.placeholder} is no placeholder of its kind")
        if placeholder in quotations or placeholder in names:
            raise ValueError(f"{entry.placeholder} stands in it twice")
        if isinstance(entry, MaskedQuotation):
            quotations[placeholder] = entry
        else:
            names[placeholder] = entry
    return KeyRing(quotations, names)


def restore(text: str, key: Key) -> Restored:
    """Return an edited text with the words back in the place of their placeholders, and what became of these.

    Nothing else in the text is changed. Placeholders whose brackets, spaces or letters were changed are read, and told.
    Of whom the edited text gives the words to `check_speakers` tells.

    Args:
        text: The masked text as somebody rewrote it.
        key: What `protect` gave with the masked text.

    Raises:
        ValueError: A placeholder in the key is none, or stands in it twice.

    >>> from attribution import analyze
    >>> from attribution.masking import protect
    >>> masked = protect(analyze("“It holds,” said Ana Lee. “For now.”"))
    >>> restored = restore("Ana Lee said: [[Q1]]", masked.key)
    >>> restored.text, [(remark.kind, remark.placeholder) for remark in restored.remarks]
    ('Ana Lee said: “It holds,”', [('spelled', '⟦Q1⟧'), ('lost', '⟦Q1.2⟧')])
    """
    ring = ring_of(key)
    found = list(find_placeholders(text, key.prefix))
    out: list[str] = []
    placed: list[Placed] = []
    at = length = line = 0
    lines = []
    for one in found:
        line += text.count("\n", at, one.start)
        lines.append(line + 1)
        known = ring.words_of(one.placeholder)
        out += [text[at : one.start], text[one.start : one.end] if known is None else known]
        begin = length + one.start - at
        length = begin + len(out[-1])
        if known is not None:
            placed.append(Placed(begin, length, one.placeholder, lines[-1]))
        line += text.count("\n", one.start, one.end)
        at = one.end
    whole = "".join([*out, text[at:]])
    is_untouched = text_hash(text) == key.masked_sha256
    remarks = () if is_untouched else tuple(_Remarks(text, key, ring).tell(found, lines))
    return Restored(whole, is_untouched, tuple(placed), remarks)


class _Remarks:
    """Tells what became of the placeholders of one edited text."""

    def __init__(self, text: str, key: Key, ring: KeyRing) -> None:
        self._text = text
        self._prefix = key.prefix
        self._ring = ring

    def tell(self, found: list[Found], lines: list[int]) -> Iterator[RestorationRemark]:
        """Yield what there is to tell, in text order, and then what was lost."""
        seen: dict[Placeholder, int] = {}
        for one, line in zip(found, lines, strict=True):
            yield from self._of_one(one, line, seen)
            seen.setdefault(one.placeholder, line)
        yield from self._reordered(seen)
        yield from self._lost(seen)

    def _of_one(self, one: Found, line: int, seen: Mapping[Placeholder, int]) -> Iterator[RestorationRemark]:
        placeholder, written = one.placeholder, self._text[one.start : one.end]
        quotation = self._ring.quotations.get(placeholder)
        if quotation is None and placeholder not in self._ring.names:
            yield _remark("unknown", written, line, "the key has no such placeholder, so that it stays as it is")
            return
        name = placeholder.write(self._prefix)
        if written != name:
            yield _remark("spelled", name, line, f"it was written {' '.join(written.split())}, and read all the same")
        if quotation is None:
            return
        if placeholder in seen:
            yield _remark("doubled", name, line, f"it stands in line {seen[placeholder]} too: {_shown(quotation)}")
        if self._is_in_marks(one, quotation.words):
            message = f"marks stand around it, and its words have their own: {_shown(quotation)}"
            yield _remark("in-marks", name, line, message)

    def _is_in_marks(self, one: Found, words: str) -> bool:
        before, after = self._text[one.start - 1 : one.start], self._text[one.end : one.end + 1]
        has_own = bool(words) and words[0] in _OPENING and words[-1] in _CLOSING
        return has_own and bool(before and after) and before in _OPENING and after in _CLOSING

    def _reordered(self, seen: Mapping[Placeholder, int]) -> Iterator[RestorationRemark]:
        """Yield that a piece of a quotation stands before an earlier one."""
        last: dict[int, int] = defaultdict(int)
        for placeholder, line in seen.items():
            if placeholder not in self._ring.quotations:
                continue
            if placeholder.part < last[placeholder.number]:
                name = placeholder.write(self._prefix)
                yield _remark("reordered", name, line, "a later piece of the same quotation stands before it")
            last[placeholder.number] = max(last[placeholder.number], placeholder.part)

    def _lost(self, seen: Mapping[Placeholder, int]) -> Iterator[RestorationRemark]:
        for placeholder, quotation in self._ring.quotations.items():
            if placeholder not in seen:
                yield self._is_lost(placeholder, _shown(quotation))
        # A rewriter may say a name less often, or in another of its forms.
        kept = {placeholder.number for placeholder in seen if placeholder in self._ring.names}
        for placeholder, name in self._ring.names.items():
            if placeholder.number not in kept:
                kept.add(placeholder.number)
                yield self._is_lost(placeholder, name.source.name)

    def _is_lost(self, placeholder: Placeholder, what: str) -> RestorationRemark:
        near = find_near(self._text, placeholder, self._prefix)
        message, line = f"it stands nowhere: {what}", None
        if near is not None:
            line = self._text.count("\n", 0, near[0]) + 1
            message += f"; write it in full where {near[1]} stands, if that is meant for it"
        return _remark("lost", placeholder.write(self._prefix), line, message)


def _remark(kind: RemarkKind, placeholder: str, line: int | None, message: str) -> RestorationRemark:
    return RestorationRemark(kind=kind, placeholder=placeholder, line=line, message=message)


def _shown(quotation: MaskedQuotation) -> str:
    words = " ".join(quotation.words.split())
    whose = f" ({quotation.speaker.name})" if quotation.speaker else ""
    return f"{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}{whose}"
