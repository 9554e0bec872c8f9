"""What leaves open, limits or only wishes what a paraphrase tells as plain: "perhaps", "if it rains", "I want to"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attribution.model import EditKind, Quotation
from attribution.verify.paraphrases.matching import Match, Paraphrase
from attribution.verify.paraphrases.terms import AUXILIARIES, clause_around, heightens, parts_clauses, pauses, telling
from attribution.verify.places import Quoted
from attribution.verify.words import Tokens, is_number, lemma, phrase_length, words, words_in

_TOLD = "the article’s indirect speech has no such limit"
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_ABLE = frozenset({"can", "could"})
_ANY = frozenset({"without", "any", "anyone", "anybody", "whatever", "whoever", "when", "whenever"})
#: What somebody wants to say they say.
_ADDING = frozenset("add say stress mention thank be point make note know see hear ask tell".split())
_WANTING = frozenset({"want", "wants", "wanted"})
_JOINING = frozenset({"and", "but"})
#: “You could smell it” is that it smelled.
_SENSING = frozenset({"smell", "hear", "feel", "taste"})
#: These limit only where they begin a clause, where no number follows, where nothing denies them.
_PROVIDED, _NEARLY = frozenset({"provided", "providing"}), frozenset({"almost", "nearly", "practically", "virtually"})
_LIKELIHOODS = frozenset({"chance", "danger", "every"})
_SUPPOSING = frozenset({"would", "'d", "should"})
#: What tells of something that would have been: "saved it from closing".
_AVERTING = frozenset({"save", "prevent", "avert", "avoid", "keep", "thank", "without", "stop", "spare"})
_PLACES = frozenset("at in on to the a an there by as with of up down out over through".split())
#: A condition that stands as a sentence has no more words, and says nothing of what comes of it.
_SHORT, _CONSEQUENT = 8, frozenset({"will", "would", "'d", "'ll"})
#: After these "if" is no condition: "asked if it is true".
_ASKING = frozenset({"ask", "wonder", "know", "see", "tell", "sure", "check", "question"})

#: So much of a paraphrase is in an answer and its question where a hedge in the answer is of the paraphrase.
_ENOUGH = 0.6
#: What is not said by who is "not prepared to say", and so many words may stand between.
_SAYING = frozenset("say tell claim promise pretend swear announce guarantee confirm".split())
#: An answer that begins so is of some alone, which a paraphrase may name as well: "The ones on my floor were".
_THESE = frozenset({"the", "those"})
_SCHEMES = frozenset({"plan", "plans", "proposal", "proposals", "aim"})
_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "their", "its", "our", "a"})
_FIRST_OF, _PAPERS = frozenset({"preliminary", "provisional"}), frozenset({"report", "hearing", "inquiry", "agenda"})
_LEADING = frozenset({"to", "is", "was", "that", "of"})
_UNREADY, _REACH = frozenset("going gonna prepared willing able about ready in here".split()), 9

type _Found = tuple[EditKind, int, int, str] | None


def find_hedge(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return what leaves open, limits or only wishes what a paraphrase tells as plain."""
    record, statement = match.speech.tokens, match.statement
    if not _is_stated(paraphrase, match):
        return None
    unable = _can_otherwise(paraphrase, match)
    if unable is not None:
        return "polarity", *unable, "the article’s indirect speech denies nothing"
    limiting = near & _limiting(paraphrase, match)
    # Of “more or less told me” a clause begins within the hedge.
    every = _hedges(match, "paraphrase_hedges")
    denies = quotation.denied or paraphrase.telling.denials
    if denies and _answers_for_self(match):
        return None
    every = (*every, *_hedges(match, "only_unplanned" if denies else "not_said"))
    every = (*every, *(_for_now(paraphrase, match) if denies else ()))
    hedges = [place for place in every if not limiting.isdisjoint(range(*place))]
    if not _ANY.isdisjoint(frozenset(paraphrase.keys) - frozenset(record.keys[statement.low : statement.high])):
        # “If an offer comes in, I look at it” is “any offer”.
        hedges = [place for place in hedges if record.keys[place[0]] not in words("conditions")]
    own = _hedge_phrases(paraphrase.keys)
    # “May, if it pays” is “would, if it pays”; what cannot be said is more than a condition.
    more = [
        (low, high)
        for low, high in hedges
        if high - low > 1 and tuple(record.keys[low:high]) not in own | {("do", "not", "know"), ("not", "sure")}
    ]
    is_loose = any(is_hedging(paraphrase.keys, at) and (key,) not in own for at, key in enumerate(paraphrase.keys))
    if own and more and len(more) < len(hedges) and not is_loose:
        return "modal", *more[0], _TOLD
    found = next(iter(hedges), None) or _other_limit(quotation, paraphrase, match, limiting)
    if found is None:
        return None
    if _is_hedged(quotation, paraphrase.quoted) and (is_loose or not _asks_condition(own, match)):
        return None
    return "modal", *found, _TOLD


def _other_limit(
    quotation: Quotation, paraphrase: Paraphrase, match: Match, limiting: frozenset[int]
) -> tuple[int, int] | None:
    """Return a wish, what nobody would say, what would have been, or what leaves open what comes before."""
    record, statement = match.speech.tokens, match.statement
    found = next(_wishes(record, limiting & _of_deed(paraphrase, match)), None)
    if found is None:
        unsaid = _unsaid(record, statement.low, statement.high)
        found = next((place for place in unsaid if not limiting.isdisjoint(range(*place))), None)
    if found is None and not _averts(paraphrase):
        found = find_supposed(match, limiting)
    if found is None and not paraphrase.telling.denials:
        found = _open_after(record, statement.high, statement.then)
    if found is None and match.dodges and not paraphrase.telling.denials and not quotation.denied:
        found = statement.low, statement.high
    is_of_these = record.keys[statement.low] in _THESE and any(pair.where == "own" for pair in match.pairs)
    if found is None and match.is_open and not is_of_these and words("of_some").isdisjoint(paraphrase.keys):
        found = statement.low, statement.high
    return found


def _asks_condition(own: set[tuple[str, ...]], match: Match) -> bool:
    """Whether what limits a paraphrase was asked with it, and the answer left open: "if it goes ahead"."""
    statement = match.statement
    asked = match.speech.tokens.keys[statement.asked_low : statement.low]
    asks = bool(own) and all(len(hedge) == 1 and hedge[0] in words("conditions") and hedge[0] in asked for hedge in own)
    return match.is_open and asks


def _can_otherwise(paraphrase: Paraphrase, match: Match) -> tuple[int, int] | None:
    """Return where a sentence says that somebody can't do what its paraphrase says can be done: "can't promise it"."""
    record, statement = match.speech.tokens, match.statement
    able = {_verb(paraphrase.keys[at + 1 :]) for at, key in enumerate(paraphrase.keys) if key in _ABLE}
    for at in range(statement.low, statement.high - 2):
        unable = record.keys[at] in _ABLE and record.keys[at + 1] == "not"
        if unable and _verb(record.keys[at + 2 : statement.high]) in able - {""}:
            return at, at + 3
    return None


def _verb(keys: Sequence[str]) -> str:
    """Return the verb that some words begin with: "refund" of "be refunded"."""
    return next((lemma(key) for key in keys[:2] if key != "be"), "")


def is_hedge(match: Match, denied: int) -> bool:
    """Return whether a denial is part of what leaves something open: "we can't say that"."""
    return any(low <= denied < high for low, high in _hedges(match, "paraphrase_hedges"))


def _is_stated(paraphrase: Paraphrase, match: Match) -> bool:
    """Whether a sentence has the deed of a paraphrase, a number, or more than one word; or is the answer to it."""
    own = [pair for pair in match.pairs if pair.where == "own"]
    has_deed = any(pair.term is paraphrase.deed for pair in own)
    has_number = any(is_number(pair.term.form) for pair in own)
    answers = bool(own) and match.cover >= _ENOUGH and any(pair.where == "asked" for pair in match.pairs)
    return (
        has_deed
        or has_number
        or len(own) > 1
        or match.is_open
        or match.dodges
        or match.statement.answer != ""
        or answers
    )


def _limiting(paraphrase: Paraphrase, match: Match) -> frozenset[int]:
    """Return the words of a sentence that may limit the deed: not those of a clause that is only about who did it.

    Of "The minister may be busy, but I have spoken to him" the first clause limits nothing.
    """
    record, statement = match.speech.tokens, match.statement
    every = frozenset(range(statement.low, statement.high))
    deed = [pair.said.low for pair in match.pairs if pair.where == "own" and pair.term is paraphrase.deed]
    if not deed:
        return every
    edges = [at for at in range(statement.low + 1, statement.high) if parts_clauses(record, at)]
    shared = {pair.said.low for pair in match.pairs if pair.where == "own"}
    aside: set[int] = set()
    for low, high in pairwise([statement.low, *edges, statement.high]):
        clause = range(low, high)
        if deed[0] in clause:
            continue
        is_head = high <= deed[0] and high < statement.high and record.keys[high] in words("complements")
        follows = words("conditions") | _SUBJECTS
        is_other = record.keys[low] in _JOINING and not follows.isdisjoint(record.keys[low : low + 2])
        is_condition = record.keys[low] in words("conditions")
        # “It began on the stairs, probably in a cupboard.”
        is_doubt = phrase_length(record.keys, low, high, "paraphrase_hedges") > 0
        if is_other or (not shared.isdisjoint(clause) and not (is_head or is_condition or is_doubt)):
            aside.update(clause)
    return every - aside


def _hedge_phrases(keys: list[str]) -> set[tuple[str, ...]]:
    lengths = ((at, phrase_length(keys, at, len(keys), "paraphrase_hedges")) for at in range(len(keys)))
    return {tuple(keys[at : at + length]) for at, length in lengths if length}


def _open_after(record: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """Return a condition that stands as a sentence of its own, or a sentence that leaves the one before it open."""
    if low >= high:
        return None
    is_one_clause = not any(parts_clauses(record, index) for index in range(low + 1, high))
    is_one_clause &= high - low <= _SHORT and _CONSEQUENT.isdisjoint(record.keys[low:high])
    if record.keys[low] in words("conditions") and is_one_clause:
        return low, high
    for at in range(low, high):
        length = phrase_length(record.keys, at, high, "left_open")
        if length and not any(True for _ in telling([*record.keys[low:at], *record.keys[at + length : high]])):
            return low, high
    return None


def _of_deed(paraphrase: Paraphrase, match: Match) -> frozenset[int]:
    """Return the words of the clause of the deed."""
    record, statement = match.speech.tokens, match.statement
    deed = next((it.said.low for it in match.pairs if it.where == "own" and it.term is paraphrase.deed), None)
    if deed is None:
        return frozenset()
    return frozenset(range(clause_around(record, deed, statement.low, statement.high)[0], deed))


def _wishes(record: Tokens, where: frozenset[int]) -> Iterator[tuple[int, int]]:
    for index in sorted(where):
        length = phrase_length(record.keys, index, len(record), "wishes") or _wanting(record, index, where)
        after = record.keys[index + length] if index + length < len(record) else ""
        if length and after not in _ADDING and (index == 0 or record.keys[index - 1] != "not"):
            yield index, index + length


def _wanting(record: Tokens, index: int, where: frozenset[int]) -> int:
    """Return 1 where somebody wants something done, and does not want it said: "we want two more signed"."""
    rest = {lemma(record.keys[at]) for at in where if at > index}
    return int(record.keys[index] in _WANTING and rest.isdisjoint(_ADDING))


def find_supposed(match: Match, where: frozenset[int]) -> tuple[int, int] | None:
    """Return where a sentence tells what would have been, and so was not: "we'd have shut without it"."""
    keys = match.speech.tokens.keys
    for at in sorted(where):
        follows = keys[at + 1 : at + 3]
        if keys[at] in _SUPPOSING and follows[:1] == ["have"] and follows[1:] not in (["to"], ["thought"]):
            return at, at + 2
    return None


def _averts(paraphrase: Paraphrase) -> bool:
    """Whether a paraphrase tells too that it was not so: "saved the centre from closing", "it would have shut"."""
    forms = {lemma(key) for key in paraphrase.keys}
    is_supposed = not _SUPPOSING.isdisjoint(paraphrase.keys)
    return is_supposed or bool(paraphrase.telling.denials) or not _AVERTING.isdisjoint(forms)


def _hedges(match: Match, name: str) -> tuple[tuple[int, int], ...]:
    """Return the hedges of a list in a sentence; not "no decision" where the paraphrase says whether it is decided."""
    record, low, high = match.speech.tokens, match.statement.low, match.statement.high
    told = {pair.said.low for pair in match.pairs if pair.where == "own"}
    found: list[tuple[int, int]] = []
    for index in range(low, high):
        end = index + phrase_length(record.keys, index, high, name)
        denies = not words("polarity").isdisjoint(record.keys[index:end])
        is_told = denies and not told.isdisjoint(range(index, end))
        if end > index and not is_told and not _is_idle_hedge(record, index, low, high):
            found.append((index, end))
    return tuple(found)


def _unsaid(record: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield what somebody will not say: "I'm not going to stand here and say"."""
    for at in range(low, high - 1):
        if record.keys[at] != "not" or record.keys[at + 1] not in _UNREADY:
            continue
        stop = next(
            (end for end in range(at + 2, min(high, at + _REACH)) if pauses(record, end)), min(high, at + _REACH)
        )
        said = next((end for end in range(at + 2, stop) if record.keys[end] in _SAYING), None)
        if said is not None:
            yield at, said + 1


def _answers_for_self(match: Match) -> bool:
    """Whether somebody goes on from what others may have done: "Not that I know of. I can only say that I didn't"."""
    keys = match.speech.tokens.keys[match.statement.high : match.statement.then]
    ends = keys[-3:]
    return match.statement.answer == "no" and ends[:1] == ["i"] and ends[-1] == "not" and ends[1] in AUXILIARIES


def _for_now(paraphrase: Paraphrase, match: Match) -> Iterator[tuple[int, int]]:
    """Yield what makes a denial one of this day alone, where a paraphrase has nothing like it: "for now we're not"."""
    record, low, high = match.speech.tokens, match.statement.low, match.statement.high
    plans = any(
        record.keys[at - 1] == "will" or record.keys[at + 1].endswith("ing")
        for at in match.statement.telling.denials
        if low < at < high - 1
    )
    if plans and not _SUPPOSING.isdisjoint(paraphrase.keys) and words("today").isdisjoint(paraphrase.keys):
        sizes = ((at, phrase_length(record.keys, at, high, "for_now")) for at in range(low, high))
        yield from ((at, at + size) for at, size in sizes if size)


def _is_idle_hedge(record: Tokens, index: int, low: int, high: int) -> bool:
    """Whether it is the month of May, or limits nothing: "if you ask me", "couldn't agree more", "no chance of"."""
    key, after = record.keys[index], record.keys[index + 1 : index + 2]
    before = {lemma(word) for word in record.keys[max(low, index - 2) : index]}
    begins_clause = index == low or parts_clauses(record, index) or record.keys[index - 1] in words("clause_openers")
    return (
        phrase_length(record.keys, index, high, "idle_conditions") > 0
        or (key == "could" and heightens(record, index + 1, high))
        or (key in _ABLE and not _SENSING.isdisjoint(after))
        or (key == "possible" and after == ["to"])
        # “I won't put in an email what I think of it.”
        or (record.keys[index - 1 : index + 3 : 3] == ["what", "of"] and after == ["think"])
        or (key in _PROVIDED and not begins_clause and after != ["that"])
        or (key in _NEARLY and any(is_number(word) or word in words("quantifier") | _PLACES for word in after))
        or (key in _LIKELIHOODS and not words("polarity").isdisjoint(before))
        or (key == "if" and not _ASKING.isdisjoint(before))
        or (index > low and _is_month(record.text, key, record.starts[index]))
    )


def is_hedging(keys: Sequence[str], at: int) -> bool:
    """Return whether a word may leave something open: not the noun of "the plan will fail"."""
    if words("hedging").isdisjoint((keys[at], lemma(keys[at]))):
        return False
    before, after = {*keys[max(0, at - 2) : at]}, {*keys[at + 1 : at + 2]}
    is_noun = keys[at] in _SCHEMES and not before.isdisjoint(_DETERMINERS)
    is_name = keys[at] in _FIRST_OF and not after.isdisjoint(_PAPERS)
    return not is_name and (not is_noun or not after.isdisjoint(_LEADING))


def _is_month(text: str, key: str, start: int) -> bool:
    """Whether a word is the month of May."""
    return key == "may" and text[start].isupper()


def _is_hedged(quotation: Quotation, quoted: Quoted) -> bool:
    """Whether the article leaves it open: in the paraphrase, in its cue, or elsewhere in its sentence."""
    keys = sentence_keys(quotation, quoted)
    return any(
        phrase_length(keys, index, len(keys), "paraphrase_hedges") or is_hedging(keys, index)
        for index in range(len(keys))
    )


def sentence_keys(quotation: Quotation, quoted: Quoted) -> list[str]:
    """Return the words of the article's sentence that a paraphrase stands in."""
    layout, start, end = quoted.layout, quotation.spans[0].start, quotation.spans[-1].end
    low, high = layout.paragraph_around(start)
    ends = layout.ends_within(low, high)
    begins = max((stop for stop in ends if stop <= start), default=low)
    stops = min((stop for stop in ends if stop >= end), default=max(high, end))
    found = words_in(layout.text, begins, stops)
    return ["" if _is_month(layout.text, key, start) else key for key, start, *_ in found]
