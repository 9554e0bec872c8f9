"""Which sentences of the records a paraphrase may go back to: those with most of its telling words, in any form."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from attribution import lexicon
from attribution.model import Passage
from attribution.names import Sameness
from attribution.verify.paraphrases.naming import find_renamed
from attribution.verify.paraphrases.opposites import are_alike, are_negated, are_opposite
from attribution.verify.paraphrases.statements import Statement, statements_of
from attribution.verify.paraphrases.tallies import stands_beside
from attribution.verify.paraphrases.terms import AUXILIARIES, Telling, Term, clause_around, is_adverb, read_terms
from attribution.verify.paraphrases.voices import Voice
from attribution.verify.places import Quoted, passage
from attribution.verify.records import Speech
from attribution.verify.words import is_number, words

#: A sentence goes with a paraphrase where it has so much of its telling words, and so many.
_LEAST_SHARE, _LEAST_SHARED = 0.4, 2
#: So much of it is enough where the same person says it, of the same deed, and the sentence goes back to the rest.
_LEAST_COVER = 0.5
#: A sentence that may be another's, and is not of the same deed, has so much of it.
_SURE = 0.6
#: A sentence that may be another person's, or surely is, counts so much less.
_PENALTIES: dict[Sameness, float] = {"same": 0.0, "unsure": 0.1, "other": 0.3}
#: Where it shares the deed alone, a pronoun stands for no more than a name.
_BARE = 2
#: What the sentences around have of it counts so much.
_AROUND = 0.5
_PRONOUNS = (
    frozenset({"he", "him", "his", "she", "her"}),
    frozenset({"it", "its", "that", "this", "there", "one", "which"}),
    frozenset({"they", "them", "their", "those", "these", "'em"}),
)
_SUPPORTING = frozenset({"receive", "obtain", "undergo", "conduct", "perform", "reach", "strike", "carry out"})
_DATES = tuple(frozenset(name.lower() for name in names) for names in (lexicon.WEEKDAYS, lexicon.MONTHS))
#: Verbs whose past is like the present.
_UNCHANGED = frozenset("bet burst cast cost cut hit hurt let put quit read set shed shut split spread".split())
_TIMES = frozenset({"twice", "thrice"})
_RELATIVE = frozenset({"who", "which"})
_DETERMINERS = frozenset("the a an this that these those my your his her its our their".split())
_FIRST = frozenset({"i", "we", "us", "our", "my", "me", "you", "your"})

Where = Literal["own", "asked", "before"]


class Pair(NamedTuple):
    """A telling word of a paraphrase and the word of a sentence that it goes back to."""

    term: Term
    said: Term
    where: Where
    #: The words say the opposite of each other.
    opposite: bool = False


class Paraphrase(NamedTuple):
    """A paraphrase's words."""

    quoted: Quoted
    telling: Telling
    #: The word that says what is done, or is so.
    deed: Term | None
    weight: int
    #: So much of that may be told in a sentence beside the one that it goes back to.
    beside: int

    @property
    def keys(self) -> list[str]:
        """Its words as they are compared."""
        return self.quoted.tokens.keys


class Match(NamedTuple):
    """The sentence of a record that a paraphrase goes back to, and how much is shared."""

    speech: Speech
    statement: Statement
    pairs: tuple[Pair, ...]
    share: float
    #: How much of it is shared where what the sentence goes back to by a pronoun, and what stands around it, counts.
    cover: float
    rank: float
    #: Whether it is the same person's.
    who: Sameness
    #: It leaves open what was asked right before it, in the words of the paraphrase.
    is_open: bool = False
    #: It says neither yes nor no to that, and denies something.
    dodges: bool = False

    @property
    def passage(self) -> Passage:
        """The sentence as a passage."""
        low, high = self.statement.low, self.statement.high
        return passage(self.speech.record, self.speech.tokens, low, high, share=self.share)


def read_paraphrase(quoted: Quoted) -> Paraphrase:
    """Return what a paraphrase tells."""
    tokens = quoted.tokens
    told = read_terms(tokens, 0, len(tokens))
    beside = stands_beside(tokens.keys)
    return Paraphrase(
        quoted,
        told,
        _deed(tokens.keys, told.terms),
        sum(term.weight for term in told.terms),
        sum(term.weight for term in told.terms if term.low in beside),
    )


def match_paraphrase(paraphrase: Paraphrase, sources: Sequence[Speech], voice: Voice) -> list[Match]:
    """Return the sentences of the records that a paraphrase may go back to, the nearest first.

    Args:
        paraphrase: What it tells.
        sources: The records.
        voice: Who says it, by the article; of two sentences as near, the one that is not another's counts.
    """
    found: list[Match] = []
    tags = frozenset[str | int]().union(*(term.tags for term in paraphrase.telling.terms))
    for speech in sources:
        for statement in statements_of(speech.tokens):
            if tags.isdisjoint(statement.tags):
                continue
            pairs = _pairs(paraphrase, statement)
            if not pairs:
                continue
            label = speech.tokens.segment(statement.low).speaker
            match = _match(paraphrase, speech, statement, pairs, _whose(voice, label, statement.teller))
            if match is not None:
                found.append(match)
    return sorted(found, key=lambda match: -match.rank)


def _whose(voice: Voice, label: str | None, teller: str | None) -> Sameness:
    """Return whether a sentence is theirs, by its label or by what else says who tells it."""
    who = voice.compare(teller or label)
    # What an entry begins with may be a place: "GATE, 11:45".
    is_place = teller is not None and teller.isupper() and len(teller.split()) == 1
    return "unsure" if who == "other" and is_place else who


def _match(
    paraphrase: Paraphrase, speech: Speech, statement: Statement, pairs: tuple[Pair, ...], who: Sameness
) -> Match | None:
    shared = sum(pair.term.weight for pair in pairs if _is_own(pair, statement))
    around = sum(pair.term.weight for pair in pairs) - shared
    whole = max(1, paraphrase.weight)
    goes_back = any(not group.isdisjoint(speech.tokens.keys[statement.low : statement.high]) for group in _PRONOUNS)
    share = shared / whole
    is_apart = shared <= 1 and _strangers(paraphrase, speech, statement, pairs) > 1
    excused = 0 if is_apart else _excused(paraphrase, speech, statement, pairs, who)
    misnamed = _misnamed(paraphrase, speech, statement) + _misdated(paraphrase, statement, pairs)
    left = max(1, whole - excused - misnamed - _miscounted(paraphrase, statement, pairs))
    cover = min(1.0, (shared + (1 if goes_back else _AROUND) * around) / left)
    deed = any(pair.term is paraphrase.deed and _is_own(pair, statement) for pair in pairs)
    least = min(_LEAST_SHARED, whole) if who == "same" else _LEAST_SHARED
    near = share >= _LEAST_SHARE and shared >= least
    near |= misnamed > 0 and shared + misnamed >= least and (shared + misnamed) / whole >= _SURE
    rest = max(1, whole - paraphrase.beside)
    has_rest = paraphrase.beside > 0 and shared >= _LEAST_SHARED and shared / rest >= _LEAST_COVER
    near |= has_rest
    asked = sum(pair.term.weight for pair in pairs if _is_asked(pair, statement))
    is_open = who == "same" and (statement.is_open or statement.dodges) and asked / left >= _SURE
    is_light = paraphrase.deed is None or paraphrase.deed.form in words("light")
    is_bare = (shared <= 1 and is_light) or (shared + around <= 1 and excused > _BARE)
    enough = _LEAST_COVER if shared < _LEAST_SHARED else _LEAST_SHARE
    counted = (
        shared + _miscounted(paraphrase, statement, pairs)
        if _counts_same(paraphrase, speech, statement, pairs)
        else shared
    )
    is_sure = counted >= _LEAST_SHARED and counted / whole >= _LEAST_SHARE
    is_theirs = who == "same" or (who == "unsure" and is_sure)
    same_deed = deed and not is_bare and cover >= enough and is_theirs
    if who != "same" and not deed and share < _SURE and not has_rest:
        return None
    if not near and not same_deed and not is_open:
        return None
    rank = (share + cover) / 2 + 0.2 * deed - _PENALTIES[who] - (statement.high - statement.low) / 1000
    return Match(
        speech, statement, pairs, share, cover, rank, who, is_open and statement.is_open, is_open and statement.dodges
    )


def _is_own(pair: Pair, statement: Statement) -> bool:
    return pair.where == "own" or (pair.where == "asked" and statement.answer != "")


def _is_asked(pair: Pair, statement: Statement) -> bool:
    """Whether the question before a sentence has a word, which the sentence may say again."""
    return pair.where == "asked" or any(one.where == "asked" for one in _pairs_of(pair.term, statement.asked, "asked"))


def _pairs(paraphrase: Paraphrase, statement: Statement) -> tuple[Pair, ...]:
    found: list[Pair] = []
    crowd = Counter(
        clause_at(statement, said.low)
        for term in paraphrase.telling.terms
        for said in statement.telling.terms
        if said.form == term.form
    )
    for term in paraphrase.telling.terms:
        if term.tags.isdisjoint(statement.tags):
            continue
        places: tuple[tuple[Where, tuple[Term, ...]], ...] = (
            ("own", statement.telling.terms),
            ("asked", statement.asked),
            ("before", statement.before),
        )
        for where, terms in places:
            pairs = _pairs_of(term, terms, where)
            if pairs:
                found.append(max(pairs, key=lambda pair: crowd[clause_at(statement, pair.said.low)]))
                break
    # Of “those arrested were released”, “arrested” is no opposite of what is said again.
    taken = {id(pair.said) for pair in found if not pair.opposite}
    return tuple(pair for pair in found if not pair.opposite or id(pair.said) not in taken)


def _pairs_of(term: Term, terms: tuple[Term, ...], where: Where) -> list[Pair]:
    terms = tuple(said for said in terms if not term.tags.isdisjoint(said.tags))
    same = [
        Pair(term, said, where) for said in terms if said.form == term.form and not are_opposite(term.sides, said.sides)
    ]
    alike = [Pair(term, said, where) for said in terms if are_alike(term.sides, said.sides)]
    opposite = [
        Pair(term, said, where, opposite=True)
        for said in terms
        if are_opposite(term.sides, said.sides) or are_negated(term.form, said.form)
    ]
    return same or alike or opposite


def clause_at(statement: Statement, index: int) -> int:
    """Return which clause of a statement a word is in."""
    return bisect_right(statement.clauses, index)


def _excused(
    paraphrase: Paraphrase, speech: Speech, statement: Statement, pairs: tuple[Pair, ...], who: Sameness
) -> int:
    """Return the weight of the words that a sentence has a pronoun for: of "the ferry would stay", "it will stay"."""
    said = set(speech.tokens.keys[statement.low : statement.high])
    if statement.answer or statement.is_open:
        said.update(speech.tokens.keys[statement.asked_low : statement.low])
    matched = {pair.term for pair in pairs}
    runs: list[list[Term]] = []
    last: Term | None = None
    for term in paraphrase.telling.terms:
        if term in matched or is_number(term.form) or term is paraphrase.deed:
            last = None
            continue
        if last is not None and term.low == last.high:
            runs[-1].append(term)
        else:
            runs.append([term])
        last = term
    count = sum(not group.isdisjoint(said) for group in _PRONOUNS)
    subject = paraphrase.deed.low if paraphrase.deed else 0
    weight = 0
    for run in runs:
        is_subject = run[-1].high <= subject
        if is_subject and who == "same" and not _FIRST.isdisjoint(said):
            weight += sum(term.weight for term in run)
        elif count:
            count -= 1
            weight += sum(term.weight for term in run)
    return weight


def _strangers(paraphrase: Paraphrase, speech: Speech, statement: Statement, pairs: tuple[Pair, ...]) -> int:
    """Return how many words the clause of the deed has that the paraphrase has nothing of."""
    shared = {pair.said.low for pair in pairs if pair.where == "own"}
    deed = next((p.said.low for p in pairs if p.where == "own" and p.term is paraphrase.deed), None)
    if deed is None:
        return 0
    low, high = clause_around(speech.tokens, deed, statement.low, statement.high)
    return sum(
        low <= term.low < high and term.low not in shared and term.weight > 0 for term in statement.telling.terms
    )


def _counts_same(paraphrase: Paraphrase, speech: Speech, statement: Statement, pairs: tuple[Pair, ...]) -> bool:
    """Whether a sentence counts what the paraphrase counts: "2,300 members" for "3,200 members"."""
    said, keys = speech.tokens.keys, paraphrase.keys
    return any(
        pair.where == "own"
        and pair.said.low > statement.low
        and pair.term.low > 0
        and is_number(said[pair.said.low - 1])
        and is_number(keys[pair.term.low - 1])
        for pair in pairs
    )


def _miscounted(paraphrase: Paraphrase, statement: Statement, pairs: tuple[Pair, ...]) -> int:
    """Return the weight of the numbers that a sentence lacks, since with another number it is about the same.

    Of an answer that is a number alone, what is counted counts with it: "Eleven" for "nineteen people".
    """
    matched = {pair.term for pair in pairs}
    terms = paraphrase.telling.terms
    numbers = [term for term in terms if is_number(term.form) or term.form in _TIMES]
    ends = {term.high for term in numbers}
    counted = [term for term in terms if term.low in ends and term not in numbers]
    is_bare = statement.answer != "" and all(is_number(term.form) for term in statement.telling.terms)
    is_bare = is_bare and matched.issuperset(term for term in terms if term not in numbers and term not in counted)
    missed = [*numbers, *(counted if is_bare else ())]
    return sum(term.weight for term in missed if term not in matched)


def _misdated(paraphrase: Paraphrase, statement: Statement, pairs: tuple[Pair, ...]) -> int:
    """Return the weight of the days and months that a sentence has others for."""
    matched, said = {pair.term for pair in pairs}, {term.form for term in statement.telling.terms}
    missed = [term for term in paraphrase.telling.terms if term not in matched]
    return sum(
        term.weight
        for term in missed
        for names in _DATES
        if term.form in names and not names.isdisjoint(said - {"may"})
    )


def _misnamed(paraphrase: Paraphrase, speech: Speech, statement: Statement) -> int:
    """Return the weight of the names in whose place a sentence has others."""
    renamed = find_renamed(paraphrase.quoted.tokens, speech.tokens, statement.low, statement.high)
    names = [one.told for one in renamed]
    terms = paraphrase.telling.terms
    return sum(term.weight for term in terms if any(name.low <= term.low < name.high for name in names))


def _deed(keys: Sequence[str], terms: tuple[Term, ...]) -> Term | None:
    """Return the word that says what is done: the first one after an auxiliary, else the first that is a form."""
    first = next((at for at in range(len(keys)) if _leads(keys, at)), None)
    plain = [term for term in terms if term.weight == 1] or [term for term in terms if not term.weight]
    after = [term for term in plain if first is not None and term.low > first and not is_adverb(term.form)]
    denied = [term for term in plain if term.is_denied]
    forms = [term for term in plain if keys[term.low] != term.form]
    verbs = [term for term in forms if not keys[term.low].endswith("s")]
    unchanged = [term for term in plain if keys[term.low] in _UNCHANGED and term is not terms[0]]
    families = [term for term in plain if term.sides]
    found = [*after, *(() if first else verbs), *denied, *verbs, *unchanged, *families, *forms, *plain]
    # Of "received an answer" the answer tells more.
    return next((term for term in found if term.form not in _SUPPORTING), next(iter(found), None))


def _leads(keys: Sequence[str], at: int) -> bool:
    """Whether the deed comes after a word: not after that of a clause within, or "to" before whom it goes to."""
    if keys[at] == "to":
        after = keys[at + 1 : at + 2]
        return not (_DETERMINERS.issuperset(after) or any(is_number(key) for key in after))
    is_within = at > 1 and keys[at - 1] in _RELATIVE
    return keys[at] in AUXILIARIES and not (is_within and not AUXILIARIES.isdisjoint(keys[at + 1 :]))
