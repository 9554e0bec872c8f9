"""Whose a sentence of a record is, as far as it may be held against a paraphrase."""

from collections.abc import Iterable

from attribution.names import Sameness, compare_names
from attribution.verify.speakers import Named
from attribution.verify.words import lemma


class Voice:
    """The one to whom an article gives a paraphrase.

    Args:
        named: The person by name, if it is one.
        mention: How the article names them.
        labels: All labels of the records.

    >>> voice = Voice(Named(), "the council", ["ROE", "COUNCIL"])
    >>> voice.compare("ROE"), voice.compare(None)
    ('unsure', 'unsure')
    """

    def __init__(self, named: Named, mention: str | None, labels: Iterable[str]) -> None:
        self._named, self._mention = named, mention
        self._known: dict[str | None, Sameness] = {}
        self._speaks = any(self._compare(label) == "same" for label in labels)

    def compare(self, label: str | None) -> Sameness:
        """Return whether words under a label are theirs.

        Where a record has their own words, those under a label that may be anybody's are another's: "REPORTER".
        """
        if label not in self._known:
            found = self._compare(label)
            self._known[label] = "other" if found == "unsure" and label and self._speaks else found
        return self._known[label]

    def _compare(self, label: str | None) -> Sameness:
        if self._named.name and not _is_participle(self._named.name):
            return self._named.compare(label)
        return "same" if compare_names(label, self._mention) == "same" else "unsure"


def _is_participle(name: str) -> bool:
    """Whether what begins a sentence was taken for a name: "Cross-examined, she agreed"."""
    last = name.lower().rpartition("-")[2]
    return " " not in name and last.endswith("ed") and lemma(last) != last
