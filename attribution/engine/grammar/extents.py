"""How far a noun phrase reaches around its head: titles and names before it, and what belongs to it after it."""

from attribution import lexicon
from attribution.engine.grammar.tree import Tree
from attribution.text import is_reporting_form

_BEFORE = frozenset("det amod compound nmod poss nummod quantmod advmod predet neg case npadvmod punct".split())
_AFTER_NAME = frozenset("case punct".split())
_AFTER_NOUN = frozenset("prep acl relcl case amod nummod npadvmod advmod".split())
_INNER = frozenset("compound amod nmod poss nummod quantmod det predet case punct cc neg advmod npadvmod".split())
_OWNERS = frozenset({"poss", "nmod"})
#: Among them what a text in Markdown has before a heading, an item of a list, or words in bold.
_STOPS = frozenset(", ; : ( ) — – -- ― [ ] ... … # ## ### #### * ** *** > • _ __".split())
_LONGEST = 30
_BEFORE_DATE = frozenset("on in last this next since by until late early".split())
_LONGEST_NICKNAME = 5


def find_extent(tree: Tree, head: int, name: int | None) -> tuple[int, int]:
    """Return the first token of a noun phrase and the one after its last; `name` heads the name that it ends in."""
    return _first(tree, head), join_hyphens(tree, _last(tree, head if name is None else name))


def join_hyphens(tree: Tree, last: int) -> int:
    """Return the end of a mention moved past the rest of a hyphenated word: "the e-mail"."""
    tokens = tree.tokens
    while (
        last + 1 < len(tokens)
        and tokens[last].lower == "-"
        and tokens[last - 1].end == tokens[last].start == tokens[last + 1].start - 1
    ):
        last += 2
    return last


def _first(tree: Tree, head: int) -> int:
    """Return the first token of what stands before the head and belongs to it."""
    first = head
    while first > 0:
        left = tree.tokens[first - 1]
        given = nickname(tree, first - 1)
        if given is not None:
            first = given
            continue
        if _is_date(tree, first - 1) or _is_opener(tree, first - 1, head):
            break
        if left.lower in _STOPS or left.pos == "SPACE" or tree.stretch_of[first - 1] != tree.stretch_of[head]:
            break
        if first == tree.left_edge[head] and _points(tree, first - 1, head):
            return first - 1
        top = first - 1
        while tree.tokens[top].head not in (head, top) and (tree.tokens[top].dep in _INNER or _is_owner(tree, top)):
            top = tree.tokens[top].head
            if top >= head:
                break
        if (tree.tokens[top].head != head or tree.tokens[top].dep not in _BEFORE or top >= head) and not (
            left.pos == "PROPN"
            and tree.tokens[head].pos == "PROPN"
            and left.entity
            and left.entity == tree.tokens[head].entity
        ):
            break
        if left.pos == "PUNCT" and left.lower not in ("-", "'", ".", "&"):
            break
        first -= 1
    return first


def _is_owner(tree: Tree, index: int) -> bool:
    """Whether a name is the second of two whose a noun is: the Roe of "Lee and Roe's lawyer"."""
    tokens = tree.tokens
    return tokens[index].dep == "conj" and tokens[index].pos == "PROPN" and tokens[tokens[index].head].dep in _OWNERS


def _points(tree: Tree, index: int, head: int) -> bool:
    """Whether a word points to the noun after it, though the parser hung it on the verb: "“…,” that official said"."""
    token = tree.tokens[index]
    return token.tag == "DT" and token.lower in ("that", "this") and token.head == tree.tokens[head].head != head


def _is_date(tree: Tree, index: int) -> bool:
    """Whether the token is the day or month of "On Tuesday Ana Lee said" and no part of the name after it."""
    before = tree.tokens[index - 1].lower if index else ""
    return before in _BEFORE_DATE and tree.tokens[index].lower in lexicon.time_words()


def _is_opener(tree: Tree, index: int, head: int) -> bool:
    """Whether the token is the verb of "Said Lee: “…”", which parsers take for a part of the name."""
    opens = tree.sentence_starts[tree.sentence_of[head]] == index
    before_colon = head + 1 < len(tree.tokens) and tree.tokens[head + 1].lower == ":"
    return opens and before_colon and is_reporting_form(tree.tokens[index].lower)


def _byname(tree: Tree, index: int) -> int | None:
    """Return the end of what a mention is called in marks: a docker known as “Shorty”; None where that is not so."""
    place = tree.stretch_of[index]
    if place < 0 or tree.tokens[index - 1].lower != "as" or tree.stretch_of[index - 1] == place:
        return None
    last = index
    while last < len(tree.tokens) and tree.stretch_of[last] == place and last - index <= _LONGEST_NICKNAME:
        last += 1
    return last if last - index <= _LONGEST_NICKNAME and tree.tokens[index - 2].lemma in ("know", "call") else None


def nickname(tree: Tree, index: int) -> int | None:
    """Return the given name before the nickname in quotation marks that ends at a token: Ann “Kit” Lee; or None."""
    place = tree.stretch_of[index] if index + 1 < len(tree.tokens) else -1
    if place < 0 or tree.tokens[index + 1].pos != "PROPN" or tree.stretch_of[index + 1] == place:
        return None
    first = index
    while first > 0 and tree.stretch_of[first - 1] == place and index - first < _LONGEST_NICKNAME:
        first -= 1
    words = [t for t in tree.tokens[first : index + 1] if t.pos != "PUNCT" and t.lower != "the"]
    named = first > 0 and tree.tokens[first - 1].pos == "PROPN" and tree.stretch_of[first - 1] != place
    return first - 1 if named and 0 < len(words) <= 2 and all(tree.text[w.start].isupper() for w in words) else None


def _last(tree: Tree, head: int) -> int:
    """Return the token after the last of what follows the head and belongs to it."""
    token = tree.tokens[head]
    last = head + 1
    end = min(len(tree.tokens), head + _LONGEST)
    named = token.pos == "PROPN"
    while last < end:
        here = tree.tokens[last]
        called = _byname(tree, last)
        if called is not None:
            last = called
            continue
        if named and last == head + 1 and _firm_end(tree, head) > last:
            last = _firm_end(tree, head)
            continue
        if here.lower in _STOPS or here.pos == "SPACE" or tree.stretch_of[last] != tree.stretch_of[head]:
            break
        if here.pos == "PUNCT" and here.lower not in ("-", "'", "&"):
            break
        if here.head == head and (here.tag == "POS" or _is_time(tree, last) or _is_speech(tree, last)):
            break
        top = last
        while tree.tokens[top].head != head and tree.tokens[top].head != top and tree.tokens[top].head >= head:
            top = tree.tokens[top].head
        same_name = (
            named and here.pos == "PROPN" and bool(here.entity) and here.entity == token.entity and last == head + 1
        )
        allowed = _AFTER_NAME if named else _AFTER_NOUN
        of_name = (
            named
            and tree.tokens[top].dep == "prep"
            and tree.tokens[top].lower == "of"
            and tree.tokens[head].dep != "appos"
        )
        if not (
            (tree.tokens[top].head == head and top > head and (tree.tokens[top].dep in allowed or of_name)) or same_name
        ):
            break
        last += 1
    # What she is told to do is no part of who tells her: "told by a superior to “stop”".
    return last - 1 if last - 1 > head and tree.tokens[last - 1].tag == "TO" else last


def _firm_end(tree: Tree, head: int) -> int:
    """Return the end of the name of a firm of several names that begins here: "Tull & Pine", "Tull, Roe & Sons"."""
    tokens = tree.tokens
    last = head + 1
    while last < len(tokens) and tokens[head].entity == tokens[last].entity == "ORG":
        last += 1
    signs = {t.lower for t in tokens[head + 1 : last] if t.pos not in ("PROPN", "NOUN")}
    return last if "&" in signs and signs <= {"&", ","} else head + 1


def _is_speech(tree: Tree, index: int) -> bool:
    """Whether what a noun's participle reports begins here: "the captain ordering them to “stand by”"."""
    token = tree.tokens[index]
    reports = token.lemma in lexicon.reporting_verbs() or token.lemma in lexicon.manner_verbs()
    is_its_act = reports and token.dep == "acl" and token.tag == "VBG"
    return is_its_act and tree.stretch_of[tree.right_edge[index] - 1] != tree.stretch_of[index]


def _is_time(tree: Tree, index: int) -> bool:
    """Whether a day or the like begins here: "the minister on Monday said", "the minister Monday said"."""
    tokens = tree.tokens
    day = index + 1 if tokens[index].lower in _BEFORE_DATE else index
    return (
        day < len(tokens)
        and tokens[day].lower in lexicon.time_words()
        and tokens[day].entity in ("DATE", "TIME", "")
        and tokens[index].dep in ("prep", "npadvmod")
    )
