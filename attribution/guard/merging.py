"""What two say in the original, given to one: "Lee said the bridge was safe and the toll would rise"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attribution.guard.labels import UNKNOWN, descriptors, is_in
from attribution.guard.pairing import Pairing
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.speakers import is_same
from attribution.guard.words import read_words
from attribution.model import Source

#: How well each clause has to match.
_SURE_SCORE = 1.5
_CLEAR = 0.6
#: The same where a number of the clause is there.
_NEAR_SCORE = 1.25
_TWO = 2


def find_merged(pairings: Sequence[Pairing]) -> Iterator[Remark]:
    """Yield where the clauses of a sentence that one source says are from two in the original."""
    by_voice: dict[str, list[Pairing]] = defaultdict(list)
    for one in pairings:
        voice = one.clause.voice
        is_one = voice is not None and voice.quotation is not None and voice.is_human and not voice.joined
        if is_one and not one.clause.is_contested and _is_sure(one):
            by_voice[voice.quotation.id if voice and voice.quotation else ""].append(one)
    for group in by_voice.values():
        said = {source.id: source for one in group if (source := one.best.source) is not None}
        if _is_circle(group[0], said.values()):
            continue
        is_several = group[0].clause.voice is not None and group[0].clause.voice.is_plural
        if not is_several and any(source.kind not in ("person", "group") for source in said.values()):
            continue
        if len(said) > 1 and not _may_be_one(tuple(said.values())) and not _names_all(group[0], said.values()):
            yield _found(group[-1], said.values())
            return


def _found(one: Pairing, sources: Iterable[Source]) -> Remark:
    """Return what it is that one says what several say: of one of them, the words of another one."""
    voice = one.clause.voice
    own = voice.source if voice is not None else None
    names = " and ".join(shown(source.name) for source in sources)
    what = f"In the original it is {names} who say this."
    is_one = own is not None and own.kind == "person" and any(is_same(own, source) for source in sources)
    return remark("speaker-changed" if is_one else "sources-merged", one.clause, one.best, what)


def _is_circle(one: Pairing, sources: Iterable[Source]) -> bool:
    """Whether those who say it are given as somebody's own: "Roe's camp", for Roe and his lawyer."""
    words = read_words(one.clause.voice.label, 0, len(one.clause.voice.label)) if one.clause.voice else ()
    is_named = any(is_in(source.name, words) for source in sources if source.named)
    return is_named and one.clause.voice is not None and not one.clause.voice.is_named


def find_split(one: Pairing) -> Remark | None:
    """Return where the numbers of a clause are from two sources: "officials put it at 20 or 30"."""
    if one.clause.voice is None or one.clause.voice.joined or one.clause.is_contested:
        return None
    said: dict[str, Source] = {}
    for word in one.clause.words:
        matches = [match for match in one.every if word.is_number and word.stem in match.shared]
        sources = {match.source.id: match.source for match in matches if match.source is not None}
        is_near = bool(matches) and matches[0].score >= _NEAR_SCORE and not matches[0].clause.is_contested
        if is_near and len(sources) == 1 and all(match.source for match in matches):
            said |= sources
    if len(said) < _TWO or _may_be_one(tuple(said.values())) or _names_all(one, said.values()):
        return None
    return _found(one, said.values())


def _is_sure(one: Pairing) -> bool:
    voice = one.best.clause.voice
    if voice is None or voice.source is None or one.best.clause.is_contested or one.best.score < _SURE_SCORE:
        return False
    is_clear = voice.quotation is None or voice.quotation.confidence >= _CLEAR
    return is_clear and not one.has_rival(lambda match: match.source != voice.source)


def _names_all(one: Pairing, sources: Iterable[Source]) -> bool:
    """Whether the sentence names each of some sources: it may give each its part."""
    words = one.derived.words_of(one.clause.number)
    stems = {word.stem for word in words}
    return all(
        is_in(source.name, words) if source.named else len(stems & descriptors(source)) > 1 for source in sources
    )


def _may_be_one(sources: tuple[Source, ...]) -> bool:
    """Whether the original leaves open that two of the sources are one, or one belongs to the other."""
    ids = {source.id for source in sources}
    return any(
        source.member_of in ids
        or not ids.isdisjoint(source.members or ())
        or not ids.isdisjoint(source.may_be)
        or source.name.startswith(UNKNOWN)
        for source in sources
    )
