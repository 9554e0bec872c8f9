"""Who tells what in a sentence that reports without a word of saying: "Roe put the cost at 40 million"."""

import re
from collections.abc import Iterator

from attribution import lexicon
from attribution.guard.continuing import find_by_pronoun
from attribution.guard.headlines import is_speaker, known_source, two_of
from attribution.guard.joining import find_agreed
from attribution.guard.labels import telling_words
from attribution.guard.voices import Voice
from attribution.model import Analysis, Source, Span

_VERBS = (
    "puts?|forecasts?|estimate[sd]?|value[sd]?|reckon(?:s|ed)?|predict(?:s|ed)|expects|expected|told of|tells of"
    "|spoke of|speaks of|recall(?:s|ed)|report(?:s|ed)"
)
_TOLD = re.compile(
    rf"(?P<who>[^,;:.“”\"]{{2,60}}?)(?:,(?P<beside>[^;:“”\"]{{2,90}}?),)?\s+(?:(?:said|says)\s+)?"
    rf"(?P<what>(?:(?<=said\s)|(?<=says\s)|(?:{_VERBS})\s)[^;“”\"]{{6,}}?)(?=;|\.?\s*\Z)",
    re.DOTALL,
)
_SAYS = (
    "said|says|say|told|tells|tell|warned|warns|warn|added|adds|argued|argues|argue|claimed|claims|claim|insisted|insists"
    "|insist|estimated|estimates|estimate|explained|explains|recalled|recalls|reckoned|reckons|reckon|wrote|writes|noted"
    "|notes|complained|complains|complain|believed|believes|believe|thinks|think|admitted|admits|testified|testifies"
    "|conceded|concedes|suggested|suggests|suggest|maintained|maintains|fears|fear|feared|advised|advises|cautioned|cautions"
    "|stressed|stresses|disclosed|discloses|revealed|reveals|confirmed|confirms|declared|declares|acknowledged|acknowledges"
    "|remarked|remarks|observed|observes|alleged|alleges|asserted|asserts|contended|contends|announced|announces|protested"
    "|countered|counters|mentioned|mentions|commented|comments|stated|states|grumbled|grumbles|lamented|laments|sighed|sighs|joked|jokes|fumed|fumes"
    "|boasted|boasts|recounted|recounts|guessed|guesses|hinted|hints|ventured|ventures|moaned|moans|predicted|predicts"
)
_AFTER = re.compile(
    r"(?P<what>[^;“”\"]{12,}?),\s+"
    rf"(?:according to|{_SAYS}|in the (?:view|opinion|words|eyes|judge?ment|estimation) of)\s+"
    r"(?P<who>[^,;“”\"]{2,60}?)(?:,\s(?P<beside>(?:[A-Z][\w’'.-]*\s)+[A-Z][\w’'-]+))?(?=[,.;]|\s[–—-]\s|\s*\Z)",
    re.DOTALL,
)
#: "In the view of the mayor, the plan was hasty".
_VIEWED = re.compile(
    r"In the (?:view|opinion|words|eyes|judge?ment|estimation) of\s+(?P<who>[^,;“”\"]{2,60}?),\s+"
    r"(?P<what>[^;“”\"]{12,})\Z",
    re.DOTALL,
)
#: "In the mayor's view, it was hasty", "As the mayor sees it, it was hasty", "The mayor's verdict: it was hasty".
_BY_ACCOUNT = re.compile(
    r"(?:(?:In|By|To)\s+(?P<who>[^,;:“”\"]{2,50}?)[’']s?\s+(?:own\s+)?(?:view|opinion|words|eyes|account|estimate"
    r"|estimation|reckoning|judge?ment|telling|count|version|calculation|mind|book),?"
    r"|According\s+to\s+(?P<given>[^,;:“”\"]{2,60}?),"
    r"|As\s+(?P<seen>[^,;:“”\"]{2,50}?)\s+(?:sees|saw|tells|told|puts|put|has|had)\s+it,"
    r"|(?P<own>[^,;:“”\"]{2,50}?)[’']s?\s+(?:verdict|view|warning|claim|message|account|opinion):)\s+"
    r"(?P<what>[^;“”\"]{12,})\Z",
    re.DOTALL,
)
#: "A third wait longer, figures released by the ministry show".
_SHOWN = re.compile(
    r"(?P<what>[^;“”\"]{12,}?),\s+(?P<who>(?:[\w’'-]+\s){0,4}?(?:figures|records|data|documents?|statistics|papers|minutes|accounts"
    r"|reports?|files?|filings?|emails?|e-mails?|letters?|memos?|logs?|audits?|surveys?|polls?|inventory|register)"
    r"(?:\s[^,;:“”\"]{2,70}?)?)\s+(?:show|shows|showed|reveal|reveals|revealed|disclose|state|states|say|says|said|found|finds)\.?\s*\Z",
    re.DOTALL,
)
#: "A pill helps, its maker, Nordhavn, said on Wednesday", "The sum was gone, one accountant told the jury".
_LAST = re.compile(
    rf"(?P<what>[^;“”\"]{{12,}}?),\s+(?P<who>[^,;:“”\"]{{2,60}}?),?\s+(?:{_SAYS})\b"
    r"(?!\s+(?:that|it|he|she|they|there)\b)[^“”\"]*\Z",
    re.DOTALL,
)
#: "but Lee and Roe think it could be a relative", in a part of a sentence.
_PART = re.compile(
    rf"(?:but|while|whereas|though|although|and)\s+(?P<who>[^,;:“”\"]{{2,80}}?)\s+(?:{_SAYS})\s+(?:that\s+)?"
    r"(?P<what>[^;:“”\"]{12,}?)\.?\s*\Z",
    re.DOTALL,
)
#: "and he and Roe said": who speaks goes on.
_SAME = re.compile(r"and\s(?:both|he|she|they|it)\b")
#: "streams, which scientists warn could dry up".
_RELATIVE = re.compile(
    rf",?\s+(?:which|that|who)\s+(?P<who>[^,;:“”\"]{{2,60}}?)\s+(?:{_SAYS})\s+"
    r"(?P<what>(?:could|would|may|might|will|can|must|should|is|are|was|were|has|have|had|did|does|do)\b[^,;:“”\"]{6,})"
)
#: The same where the name stands by itself after what it is: "its maker, Nordhavn, said".
_MAKER = re.compile(
    r"(?P<what>[^;“”\"]{12,}),\s+(?P<role>(?:its|their|the)\s[^,;:“”\"]{2,50}),\s+(?P<who>[A-Z][^,;:“”\"]{1,50}),\s+"
    rf"(?:{_SAYS})\b",
    re.DOTALL,
)
#: "Roe put the cost at 40 million and said it would rise": the part before what is said.
_PUT = re.compile(
    r"\s(?P<what>(?:puts?|estimate[sd]?|value[sd]?|reckon(?:s|ed)?)\s[^;“”\"]{6,}?),?\s+(?:and|but|while)\s+(?:\w+\s+)?\w+\s*\Z"
)
#: "He put the cost at 40 million", after somebody's words.
_BY_PRONOUN = re.compile(
    r"(?P<who>He|She)\s+(?:(?:said|added)\s+(?:that\s+)?)?"
    r"(?P<what>(?:(?<=said\s)|(?<=added\s)|(?<=that\s)|(?:put|estimated|valued|reckoned)\s)[^;“”\"]{6,}?)(?=;|\.?\s*\Z)",
    re.DOTALL,
)
#: What stands beside a description: "a biologist, Dr Ana Lee, put it at six".
_NAME = re.compile(r"\s*(?:[A-Z][\w’'.-]*\s+)+[A-Z][\w’'-]+\s*")
#: What stands before such a name: "the council's convener, Ana Lee".
_OWNED = re.compile(r"(?:the|its|his|her|their|an?)\s|[^\W\d_]+[’']s?\s", re.IGNORECASE)
#: So near after "guides say," the words of others may begin.
_BESIDE = 12
_SURNAME = re.compile(r"[A-Z][\w’'-]{2,}")
_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|has|have|had|to|that|it|this|which|there|an?|the|its|his|her|their|of|by|in|at"
    r"|with|for|from|and|or)\Z",
    re.IGNORECASE,
)


def find_beside(analysis: Analysis, sentence: Span, voices: list[Voice]) -> Iterator[Voice]:
    """Yield who tells what in a part of a sentence of which another part is said by somebody else."""
    text = analysis.document.text
    for found in _RELATIVE.finditer(text, sentence.start, sentence.end):
        if _speaks(analysis, found["who"]):
            yield _voice_of(analysis, found, 0)
    start = sentence.start
    for part in re.split(r"(?<=,)\s(?=(?:but|while|whereas|though|although|and)\s)", text[start : sentence.end]):
        found_part = _PART.match(part)
        at = text.index(part, start)
        start = at + len(part)
        is_said = any(
            span.start <= at and start <= span.end + 1 and _leads(one, at) for one in voices for span in one.spans
        )
        is_said = is_said and not (part.startswith("and ") and _is_name_of_another(analysis, found_part, voices))
        is_second = not part.startswith("and ") or (not _SAME.match(part) and _follows_words(voices, sentence, at))
        if found_part is not None and not is_said and is_second and _speaks(analysis, found_part["who"]):
            yield _voice_of(analysis, found_part, at)


def _follows_words(voices: list[Voice], sentence: Span, at: int) -> bool:
    """Whether somebody's words stand before a part: "Lee said it was old, and Roe said"; not "Lee, a cook, and Roe"."""
    return any(
        sentence.start <= one.label_start < at and span.start < at - _BESIDE and not one.joined
        for one in voices
        for span in one.spans
    )


def _is_name_of_another(analysis: Analysis, found: re.Match[str] | None, voices: list[Voice]) -> bool:
    """Whether the words for a speaker are those of a person with a name, and not of one who speaks already."""
    source = known_source(analysis, found["who"].strip()) if found is not None else None
    known = [one.source for one in voices if one.source is not None]
    is_other = source is not None and all(source.id != one.id and source.name != one.name for one in known)
    return is_other and source is not None and source.named and source.kind == "person"


def _leads(voice: Voice, at: int) -> bool:
    """Whether the words for a speaker do not stand right before a part: "Lee said that, while Roe thinks so"."""
    return not 0 <= at - (voice.label_start + len(voice.label)) <= _BESIDE


def _voice_of(analysis: Analysis, found: re.Match[str], start: int) -> Voice:
    label = found["who"].strip()
    place = Span(start=start + found.start("what"), end=start + found.end("what"))
    first, _, last = label.partition(" and ")
    source = known_source(analysis, first if last else label)
    return Voice((place,), label, start + found.start("who"), source, None, last or None)


def find_told(analysis: Analysis, sentence: Span) -> Iterator[Voice]:
    """Yield who tells what in the parts of a sentence in which nobody was found to say anything."""
    text = analysis.document.text
    start = sentence.start
    for part in re.split(r"(?<=;)", text[sentence.start : sentence.end]):
        lead = len(part) - len(part.lstrip())
        maker = _MAKER.match(part.rstrip(), lead)
        tried = (pattern.match(part.rstrip(), lead) for pattern in (_BY_ACCOUNT, _TOLD, _AFTER, _VIEWED, _LAST))
        shown = _SHOWN.match(part.rstrip(), lead)
        if shown is not None:
            yield _of_papers(shown, start)
            start += len(part)
            continue
        found = next((one for one in tried if one is not None and _is_told_by(analysis, one)), None)
        pronoun = _BY_PRONOUN.match(part.rstrip(), lead) if found is None else None
        if pronoun is not None and (person := _before(analysis, sentence.start)) is not None:
            place = Span(start=start + pronoun.start("what"), end=start + pronoun.end("what"))
            yield Voice((place,), pronoun["who"], start + pronoun.start("who"), person, None)
        elif found is None:
            yield from find_by_pronoun(text, start, part, _before(analysis, sentence.start))
        if maker is not None and is_speaker(analysis, maker["role"]):
            found = maker
        if found is not None:
            beside = found.groupdict().get("beside") or ""
            group = "beside" if _NAME.fullmatch(beside) else _who_of(found)
            name = found[group].strip()
            place = Span(start=start + found.start("what"), end=start + found.end("what"))
            # "Its director, Lee" tells of the body that the sentence is about; "its maker" of a thing.
            is_office = found is maker and found["role"].split()[-1].lower() in lexicon.person_roles()
            first = found.start("role" if is_office else group)
            label = part[first : found.end(group)].strip()
            one, other = two_of(analysis, name)
            other = other or find_agreed(text, start + found.end(group))
            yield Voice((place,), label, start + first, known_source(analysis, one), None, other)
        start += len(part)


def _of_papers(found: re.Match[str], start: int) -> Voice:
    """Return what papers show as theirs: "A third wait longer, figures released by the ministry show"."""
    place = Span(start=start + found.start("what"), end=start + found.end("what"))
    label = found["who"].strip()
    source = Source(id=f"papers-{start}", name=label, kind="document", named=False)
    return Voice((place,), label, start + found.start("who"), source, None)


def _is_told_by(analysis: Analysis, found: re.Match[str]) -> bool:
    """Whether the words for who tells it are those of one who may speak, or a name stands beside them."""
    beside = found.groupdict().get("beside") or ""
    is_named = _NAME.fullmatch(beside) is not None and _OWNED.match(found["who"] or "") is not None
    return is_named or _speaks(analysis, found[_who_of(found)])


def _who_of(found: re.Match[str]) -> str:
    """Return the group of the words for who tells it."""
    return next((name for name in ("given", "seen", "own") if found.groupdict().get(name)), "who")


def _before(analysis: Analysis, start: int) -> Source | None:
    """Return the person who speaks last before a place, in its paragraph."""
    text = analysis.document.text
    spoken = [one for one in analysis.quotations if one.spans and one.spans[-1].end <= start]
    near = [one for one in spoken if "\n" not in text[one.spans[0].start : start].strip()]
    source = analysis.source_of(near[-1]) if near else None
    return source if source is not None and source.named and source.kind == "person" else None


def _speaks(analysis: Analysis, label: str) -> bool:
    """Whether a label is that of one who may speak, and no thing that is put or expected: "a verdict is"."""
    is_name = _SURNAME.fullmatch(label) is not None and bool(telling_words(label))
    return (is_speaker(analysis, label) or is_name) and not _PASSIVE.search(label)


def find_put(analysis: Analysis, sentence: Span, voices: list[Voice]) -> Iterator[Voice]:
    """Yield what somebody puts at a figure before what the same one says: "Roe put the cost at 40 million and said"."""
    text = analysis.document.text
    for voice in voices:
        label_end = voice.label_start + len(voice.label)
        first = voice.spans[0].start
        if not sentence.start <= voice.label_start < label_end < first <= sentence.end:
            continue
        found = _PUT.search(text[label_end:first])
        if found is not None:
            place = Span(start=label_end + found.start("what"), end=label_end + found.end("what"))
            yield Voice((place,), voice.label, voice.label_start, voice.source, None)
