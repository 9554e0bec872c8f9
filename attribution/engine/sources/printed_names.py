"""The names that an article prints: where each stands, of what kind it is, and who has it in full."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.sources.aliases import find_aliases
from attribution.engine.sources.names_told import is_address, is_told_as_person, is_told_as_thing
from attribution.names import PersonName, is_body_name, is_capital, parse_name

#: Types that the tagger of entities takes for each other.
_DOUBTFUL = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"})
#: Words before a name that were taken for its first one.
VERBS_OF_TAGS = frozenset({"said", "says", "added", "asked"})
#: Parts of speech that no name has at its start, nor a headline's name before its end.
_BESIDE_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP"})
_LONGEST_NAME = 4


@dataclass
class PrintedNames:
    """The names of an article, which are the same whoever its mentions are found to be of."""

    parse: Parse
    #: For each token in a named entity: its first token, the one after its last, and its type.
    entity_of: dict[int, tuple[int, int, str]] = field(init=False)
    #: For each family name: the full names with it in the article and how often each stands.
    full: dict[str, Counter[PersonName]] = field(init=False)
    #: The first names of those.
    given: set[str] = field(init=False)
    #: The heads of names of people that stand before a noun: the Lee of "a Lee adviser".
    owners: list[int] = field(init=False)
    _words_at: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entities = self.parse.entities
        votes: dict[str, Counter[str]] = {}
        persons: set[str] = set()
        for first, last, label in entities:
            votes.setdefault(self._words(first, last), Counter())[label] += 1
            if label in _DOUBTFUL and label != "PERSON" and is_told_as_person(self.parse, first, last):
                persons.add(self._words(first, last))
        self.full = {}
        self.entity_of = {}
        self.owners = []
        for whole_first, whole_last, label in (*entities, *self._untagged()):
            words = self._words(whole_first, whole_last)
            kind = _vote(votes.get(words, Counter({label: 1})), label)
            kind = self._told_beside(whole_first, whole_last, kind, is_person=words in persons)
            first, last = self._cut(whole_first, whole_last) if kind == "PERSON" else (whole_first, whole_last)
            self.entity_of |= dict.fromkeys(range(first, last), (first, last, kind))
            if kind != "PERSON":
                continue
            if self._is_owner(last - 1):
                self.owners.append(last - 1)
            text = self.text(first, last)
            name = parse_name(text)
            if name.is_full and not is_body_name(text):
                plain = name._replace(title="", shown="")
                self.full.setdefault(name.last, Counter())[plain] += 1
        self.given = {name.first for names in self.full.values() for name in names}
        for last_name, names in self.full.items():
            if any(name.first not in VERBS_OF_TAGS for name in names):
                self.full[last_name] = Counter({n: c for n, c in names.items() if n.first not in VERBS_OF_TAGS})

    def _told_beside(self, first: int, last: int, kind: str, *, is_person: bool) -> str:
        """Return of what kind a name is by the words beside it, here or, as a person's, elsewhere."""
        if kind in _DOUBTFUL and (is_person or self._is_shortened_as_person(first, last)):
            kind = "PERSON"
        return "FAC" if kind == "PERSON" and is_address(self.parse, first, last) else kind

    def _is_shortened_as_person(self, first: int, last: int) -> bool:
        """Whether a name of two words goes by its second later on, as only people do: "Ana Lee", then "Lee said"."""
        tokens = self.parse.tokens
        last -= tokens[last - 1].tag == "POS"
        text = self.text(first, last)
        # A hyphen divides a word for the parser: "Jan-Erik Lee".
        is_name = len(text.split()) == 2 and all(t.tag in ("NNP", "HYPH") for t in tokens[first:last])
        if not is_name or is_body_name(text):
            return False
        if not parse_name(text).is_full:
            return False
        word = tokens[last - 1].lower
        known = word in lexicon.organization_nouns() or lexicon.noun_kind(word) is not None
        return not known and any(place >= last for place in self._alone.get(word, ()))

    def _untagged(self) -> Iterator[tuple[int, int, str]]:
        """Yield the names that the tagger of entities missed, as those of people where later the end stands alone.

        That is "Ana Lee" before "Lee said", and "Aung San Suu Kyi" before "Suu Kyi".
        """
        tokens = self.parse.tokens
        ends = {self._words(first, last) for first, last, label in self.parse.entities if label == "PERSON"}
        for head, token in enumerate(tokens):
            if token.tag != "NNP" or token.entity:
                continue
            first = head
            while first and tokens[first - 1].tag == "NNP" and first <= tokens[first - 1].head <= head:
                first -= 1
            shortened = self._is_shortened_as_person(first, head + 1)
            longer = 2 < head + 1 - first <= _LONGEST_NAME and self._words(head - 1, head + 1) in ends
            if shortened or (longer and parse_name(self.text(first, head + 1)).is_full):
                yield first, head + 1, "PERSON"

    @functools.cached_property
    def _alone(self) -> dict[str, list[int]]:
        """Where a name of one word is a subject, by the word in small letters."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.parse.tokens):
            tagged = token.tag in ("NNP", "NN") and is_capital(self.parse.text[token.start])
            subject = token.dep in ("nsubj", "nsubjpass") and not self.parse.children[place]
            if tagged and subject and token.entity not in ("GPE", "LOC", "NORP", "DATE"):
                found.setdefault(token.lower, []).append(place)
        return found

    def _cut(self, first: int, last: int) -> tuple[int, int]:
        """Return where the name is in what was taken for a person's: "On Ana Lee", "Ana Lee Is Right"."""
        tokens = self.parse.tokens
        start = next((i for i in range(first, last) if tokens[i].pos not in _BESIDE_NAMES), first)
        end = next((i for i in range(start + 2, last) if tokens[i].pos in _BESIDE_NAMES), last)
        return start, end

    def _is_owner(self, head: int) -> bool:
        parse = self.parse
        noun = parse.tokens[parse.tokens[head].head]
        joined = parse.tokens[head].dep in ("compound", "nmod") and parse.tokens[head].pos == "PROPN"
        return joined and noun.pos == "NOUN" and parse.stretch_of[head] < 0 and noun.start > parse.tokens[head].end

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.lower for t in self.parse.tokens[first:last] if t.tag != "POS" and t.lower != "the")

    def text(self, first: int, last: int) -> str:
        """Return the words of some tokens as printed."""
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last - 1].end]

    def words_at(self, head: int) -> tuple[str, ...]:
        """Return the words of the name whose mention a token heads, in small letters; none of what is no name."""
        if head not in self._words_at:
            self._words_at[head] = tuple(self._find_words_at(head))
        return self._words_at[head]

    def _find_words_at(self, head: int) -> Sequence[str]:
        if not is_capital(self.parse.text[self.parse.tokens[head].start]):
            return ()
        mention = self.parse.mentions[head]
        first, last, _ = self.entity_of.get(head, (mention.first, mention.end, ""))
        return self._words(first, last).split()

    @functools.cached_property
    def aliases(self) -> dict[tuple[str, ...], int]:
        """The last tokens of the names of those who have other names, by these, and by their last words alone."""
        found: dict[tuple[str, ...], int] = {}
        for alias in find_aliases(self.parse):
            found[alias.words] = alias.bearer
            if alias.words[-1] not in self.full or len(self.full[alias.words[-1]]) == 1:
                found.setdefault(alias.words[-1:], alias.bearer)
        return found

    @functools.cached_property
    def things(self) -> frozenset[str]:
        """The names of one word, in small letters, that some sentence speaks of as of a thing."""
        mentions = self.parse.mentions
        return frozenset(
            m.mention.text.lower() for m in mentions if m.form == "name" and is_told_as_thing(self.parse, m.head)
        )


def _vote(votes: Counter[str], label: str) -> str:
    """Return the type that the article's mentions of a name mostly have; a person's only where most agree."""
    if label not in _DOUBTFUL:
        return label
    (first, most), *_ = votes.most_common(1)
    return "ORG" if first == "PERSON" and votes["ORG"] == most else first
