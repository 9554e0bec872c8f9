"""Labels of a transcript: names of people, or what names nobody: "Q", "Speaker 1", "UNIDENTIFIED MALE"."""

import functools
import re
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.sources.by_name import ProperNames
from attribution.engine.sources.identities import Identity
from attribution.engine.sources.salience import Standpoint
from attribution.model import SourceKind, Span
from attribution.names import fold, is_body_name, is_handle, name_words, names_nobody, parse_name

#: Where a member is from: "Mr. KING of Ohio".
_FROM = re.compile(r"\s(?:of|from)\s.*", re.DOTALL)

_ANYBODY = frozenset("a an another several some unidentified unknown".split())


@dataclass
class Labels:
    """Gives turns to identities by the whole of their labels, whatever the parser makes of them."""

    names: ProperNames
    _unnamed: dict[str, Identity] = field(default_factory=dict)

    def identify(self, head: int, span: Span | None) -> Identity | None:
        """Return who is called by the label at `span`; None where that is no label of a turn, or may be a body's."""
        if span is None or (span.start, span.end) not in self._places:
            return None
        label = self.names.parse.text[span.start : span.end]
        words = fold(label).strip(" .").split()
        if words[-1] in self._family_names:
            return self._person(head, label)
        if names_nobody(label):
            return self._nobody(label, words)
        is_body = is_body_name(label) or not name_words(label) or is_handle(label)
        return None if is_body else self._person(head, label)

    def _nobody(self, label: str, words: list[str]) -> Identity:
        """Return the one whom a label without a name stands for, the same for the same label."""
        called = " ".join(words)
        if called not in self._unnamed:
            kind: SourceKind = "other" if len(called) == 1 else "person"
            known = Identity(kind=kind, named=False, descriptions=[label.rstrip(".")])
            known.by_office = words[-1] in lexicon.offices() and words[0] not in _ANYBODY
            self._unnamed[called] = self.names.registry.add(known)
        return self._unnamed[called]

    def _person(self, head: int, label: str) -> Identity:
        parse, registry = self.names.parse, self.names.registry
        place = Standpoint.of(parse, head, registry.sentence(parse, head), speaks=True)
        printed = _FROM.sub("", label)
        name = parse_name(printed.title() if label.islower() else printed)
        return self.names.person(name._replace(shown=label) if label.islower() else name, place)

    @functools.cached_property
    def _places(self) -> frozenset[tuple[int, int]]:
        return frozenset(stretch.label for stretch in self.names.parse.stretches if stretch.label is not None)

    @functools.cached_property
    def _family_names(self) -> frozenset[str]:
        """The last words of labels that name somebody in full: after "LARA KING:" also "KING:" does."""
        labels = {self.names.parse.text[start:end] for start, end in self._places}
        named = (name_words(label) for label in labels if not names_nobody(label) and not is_body_name(label))
        return frozenset(words[-1] for words in named if len(words) > 1)
