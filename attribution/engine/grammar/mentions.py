"""Noun phrases that can speak: where each begins and ends.

A mention is known by its head token. Its span takes in titles and what stands before the head, and for a description
("a person familiar with the matter") what follows up to the first comma, dash, bracket or quotation mark.
"""

from collections.abc import Iterable

from attribution import lexicon
from attribution.engine.grammar.parsing import Parse
from attribution.model import Mention, Span
from attribution.text import is_reporting_form

_BEFORE = frozenset("det amod compound nmod poss nummod quantmod advmod predet neg case npadvmod punct".split())
_AFTER_NAME = frozenset("case punct".split())
_AFTER_NOUN = frozenset("prep acl relcl case amod nummod npadvmod advmod".split())
_INNER = frozenset("compound amod nmod poss nummod quantmod det predet case punct cc neg advmod".split())
_STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "--", "―", "[", "]", "...", "…"})
_PHRASE_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Types that the tagger of entities gives to names of people.
_NAMED = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "")
_LONGEST = 30
_BEFORE_DATE = frozenset("on in last this next since by until late early".split())
_LONGEST_NICKNAME = 5


def is_head(parse: Parse, index: int) -> bool:
    """Whether the token heads a noun phrase that a quotation could be given to."""
    token = parse.tokens[index]
    if token.pos in ("NOUN", "PROPN"):
        return token.dep not in ("compound", "amod", "nmod") and token.lower[:1].isalnum()
    if token.pos == "PRON" or token.tag == "PRP$":
        return token.lower not in ("it's", "there", "what", "whatever", "itself")
    if token.lower in (
        "some",
        "many",
        "others",
        "several",
        "both",
        "few",
        "one",
        "most",
        "all",
        "another",
        "two",
        "three",
        "critics",
    ):
        return token.dep in ("nsubj", "nsubjpass", "pobj", "conj", "dobj") and token.pos in _PHRASE_POS
    return token.dep in ("nsubj", "nsubjpass") and token.pos in ("ADJ", "NUM", "DET", "X", "VERB", "INTJ", "ADV")


def is_relative(parse: Parse, index: int) -> bool:
    """Whether the token is a relative pronoun."""
    token = parse.tokens[index]
    return token.lower in _RELATIVE and token.tag in ("WP", "WDT", "WP$", "IN", "PRP", "DT") and token.dep != "mark"


def bounds(parse: Parse, head: int) -> tuple[int, int]:
    """Return the first token of the mention that `head` heads and the one after its last."""
    token = parse.tokens[head]
    if token.pos == "PRON" and token.lower not in (
        "one",
        "some",
        "many",
        "others",
        "all",
        "most",
        "none",
        "those",
        "anyone",
        "someone",
    ):
        return head, head + 1
    if token.tag == "PRP$":
        return head, head + 1
    name = naming(parse, head)
    if name is not None:
        return _first(parse, head), _join_hyphens(parse, _last(parse, name))
    return _first(parse, head), _join_hyphens(parse, _last(parse, head))


def naming(parse: Parse, head: int) -> int | None:
    """Return the head of the name that stands in apposition right after a description: "its president, Ana Lee"."""
    for place in parse.children[head]:
        token = parse.tokens[place]
        if token.dep != "appos" or token.pos != "PROPN" or place < head or not is_role(parse, head):
            continue
        is_person = lexicon.noun_kind(noun_of(parse, head)) == "person"
        if token.entity in (_NAMED if is_person else ("PERSON", "")):
            first = parse.left_edge[place]
            before = [t for t in parse.tokens[head + 1 : first] if t.pos != "SPACE"]
            if not before or [t.lower for t in before] == [","]:
                return _before_bracket(parse, first, place)
    return None


def _before_bracket(parse: Parse, first: int, place: int) -> int:
    """Return the head of a name's tokens, or the last before a bracket that the parser took in: "Ana Lee (D-Ely)"."""
    bracket = next((i for i in range(first, place) if parse.tokens[i].lower == "("), None)
    return place if bracket is None or parse.tokens[bracket - 1].pos != "PROPN" else bracket - 1


def is_role(parse: Parse, head: int) -> bool:
    """Whether a mention's head is a common noun, or one that is capitalised as an office: "the Chief Constable"."""
    token = parse.tokens[head]
    if token.pos == "NOUN":
        return True
    if token.pos != "PROPN" or lexicon.noun_kind(token.lower) != "person":
        return False
    begins = {parse.tokens[c].dep for c in parse.children[head]}
    known = "det" in begins or ("poss" in begins and token.entity != "PERSON")
    return known and parse.text[token.start : token.end] not in lexicon.outlet_names()


def _join_hyphens(parse: Parse, last: int) -> int:
    """Return the end of a mention moved past the rest of a hyphenated word: "the e-mail"."""
    tokens = parse.tokens
    while (
        last + 1 < len(tokens)
        and tokens[last].lower == "-"
        and tokens[last - 1].end == tokens[last].start == tokens[last + 1].start - 1
    ):
        last += 2
    return last


def noun_of(parse: Parse, head: int) -> str:
    """Return the head noun of a mention in the singular, whole where it is hyphenated.

    The words of a description are looked up in the lexicon by it.
    """
    last = _join_hyphens(parse, head + 1)
    first = head
    while (
        first > 1
        and parse.tokens[first - 1].lower == "-"
        and parse.tokens[first - 2].end == parse.tokens[first - 1].start
    ):
        first -= 2
    if last == head + 1 and first == head:
        return parse.tokens[head].lemma.lower()
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end].lower().removesuffix("s")


def find_first_person(parse: Parse, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return where "I", "we" and their forms in the quoted parts of `spans` stand for who says them.

    Words that are quoted within the quotation are another's.
    """
    found = []
    for span in spans:
        first, last = parse.token_at(span.start), parse.token_at(span.end - 1) + 1
        for index in range(first, last):
            token = parse.tokens[index]
            if (
                lexicon.pronouns().get(token.lower) == "first"
                and parse.stretch_of[index] >= 0
                and not parse.is_quoted_within(index)
            ):
                found.append(Span(start=token.start, end=token.end))
    return tuple(found)


def is_somebody_elses(parse: Parse, head: int) -> bool:
    """Whether a noun that may describe the name before it is another's: the husband of "Ana Lee, whose husband …"."""
    return any(parse.tokens[c].lower == "whose" for c in parse.children[head])


def _first(parse: Parse, head: int) -> int:
    """Return the first token of what stands before the head and belongs to it."""
    first = head
    while first > 0:
        left = parse.tokens[first - 1]
        given = nickname(parse, first - 1)
        if given is not None:
            first = given
            continue
        if _is_date(parse, first - 1) or _is_opener(parse, first - 1, head):
            break
        if left.lower in _STOPS or left.pos == "SPACE" or parse.stretch_of[first - 1] != parse.stretch_of[head]:
            break
        top = first - 1
        while parse.tokens[top].head != head and parse.tokens[top].dep in _INNER and parse.tokens[top].head != top:
            top = parse.tokens[top].head
            if top >= head:
                break
        if (parse.tokens[top].head != head or parse.tokens[top].dep not in _BEFORE or top >= head) and not (
            left.pos == "PROPN"
            and parse.tokens[head].pos == "PROPN"
            and left.entity
            and left.entity == parse.tokens[head].entity
        ):
            break
        if left.pos == "PUNCT" and left.lower not in ("-", "'", ".", "&"):
            break
        first -= 1
    return first


def _is_date(parse: Parse, index: int) -> bool:
    """Whether the token is the day or month of "On Tuesday Ana Lee said" and no part of the name after it."""
    before = parse.tokens[index - 1].lower if index else ""
    return before in _BEFORE_DATE and parse.tokens[index].lower in lexicon.time_words()


def _is_opener(parse: Parse, index: int, head: int) -> bool:
    """Whether the token is the verb of "Said Lee: “…”", which parsers take for a part of the name."""
    opens = parse.sentence_starts[parse.sentence_of[head]] == index
    before_colon = head + 1 < len(parse.tokens) and parse.tokens[head + 1].lower == ":"
    return opens and before_colon and is_reporting_form(parse.tokens[index].lower)


def _byname(parse: Parse, index: int) -> int | None:
    """Return the end of what a mention is called in marks: a docker known as “Shorty”; None where that is not so."""
    place = parse.stretch_of[index]
    if place < 0 or parse.tokens[index - 1].lower != "as" or parse.stretch_of[index - 1] == place:
        return None
    last = index
    while last < len(parse.tokens) and parse.stretch_of[last] == place and last - index <= _LONGEST_NICKNAME:
        last += 1
    return last if last - index <= _LONGEST_NICKNAME and parse.tokens[index - 2].lemma in ("know", "call") else None


def nickname(parse: Parse, index: int) -> int | None:
    """Return the given name before the nickname in quotation marks that ends at a token: Ann “Kit” Lee; or None."""
    place = parse.stretch_of[index] if index + 1 < len(parse.tokens) else -1
    if place < 0 or parse.tokens[index + 1].pos != "PROPN" or parse.stretch_of[index + 1] == place:
        return None
    first = index
    while first > 0 and parse.stretch_of[first - 1] == place and index - first < _LONGEST_NICKNAME:
        first -= 1
    words = [t for t in parse.tokens[first : index + 1] if t.pos != "PUNCT"]
    named = first > 0 and parse.tokens[first - 1].pos == "PROPN" and parse.stretch_of[first - 1] != place
    return first - 1 if named and 0 < len(words) <= 2 and all(parse.text[w.start].isupper() for w in words) else None


def _last(parse: Parse, head: int) -> int:
    """Return the token after the last of what follows the head and belongs to it."""
    token = parse.tokens[head]
    last = head + 1
    end = min(len(parse.tokens), head + _LONGEST)
    named = token.pos == "PROPN"
    while last < end:
        here = parse.tokens[last]
        called = _byname(parse, last)
        if called is not None:
            last = called
            continue
        if here.lower in _STOPS or here.pos == "SPACE" or parse.stretch_of[last] != parse.stretch_of[head]:
            break
        if here.pos == "PUNCT" and here.lower not in ("-", "'", "&"):
            break
        if here.head == head and (here.tag == "POS" or _is_time(parse, last)):
            break
        top = last
        while parse.tokens[top].head != head and parse.tokens[top].head != top and parse.tokens[top].head >= head:
            top = parse.tokens[top].head
        same_name = (
            named and here.pos == "PROPN" and bool(here.entity) and here.entity == token.entity and last == head + 1
        )
        allowed = _AFTER_NAME if named else _AFTER_NOUN
        of_name = (
            named
            and parse.tokens[top].dep == "prep"
            and parse.tokens[top].lower == "of"
            and parse.tokens[head].dep != "appos"
        )
        if not (
            (parse.tokens[top].head == head and top > head and (parse.tokens[top].dep in allowed or of_name))
            or same_name
        ):
            break
        last += 1
    return last


def _is_time(parse: Parse, index: int) -> bool:
    """Whether a day or the like begins here: "the minister on Monday said", "the minister Monday said"."""
    tokens = parse.tokens
    day = index + 1 if tokens[index].lower in _BEFORE_DATE else index
    return (
        day < len(tokens)
        and tokens[day].lower in lexicon.time_words()
        and tokens[day].entity in ("DATE", "TIME", "")
        and tokens[index].dep in ("prep", "npadvmod")
    )


def span_of(parse: Parse, head: int) -> Span:
    """Return where the mention stands that `head` heads."""
    first, last = bounds(parse, head)
    return Span(start=parse.tokens[first].start, end=parse.tokens[last - 1].end)


def mention(parse: Parse, head: int) -> Mention:
    """Return the mention that `head` heads."""
    span = span_of(parse, head)
    return Mention(start=span.start, end=span.end, text=parse.text[span.start : span.end])
