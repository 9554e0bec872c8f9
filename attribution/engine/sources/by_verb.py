"""What a sentence says that somebody is: "Ana Lee is the owner", "the owner is Ana Lee", "one of them, a baker"."""

import re
from collections.abc import Iterator

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.sources.by_description import modifiers_of
from attribution.engine.sources.identities import Identity
from attribution.engine.sources.kinds import kind_of

_BEING = frozenset({"be", "become", "remain"})
#: What tells that "they" stands for one person.
_THEY = re.compile(r"\bnon-?binary\b|\bgender-?(?:queer|fluid)\b|\bthey/them\b|\bthe pronouns? [“‘\"']?they\b", re.I)


def describe_by_verb(parse: Parse, identity: Identity, head: int) -> None:
    """Take what the verb of a mention, or a phrase beside a mention without a name, says that its source is."""
    if identity.kind != "person" or parse.stretch_of[head] >= 0:
        return
    identity.tells |= {"they"} if identity.named and _is_they(parse, head) else set()
    nouns = [*_said_to_be(parse, head)]
    if not identity.named:
        identity.descriptions += [parse.mentions[noun].mention.text for noun in nouns]
        beside = [*_beside(parse, head)]
        identity.descriptions += [_with_what_it_stands_beside(parse, head, noun) for noun in beside]
        nouns += beside
    for noun in nouns:
        identity.roles.setdefault(parse.mentions[noun].noun, modifiers_of(parse, noun))
        told = lexicon.role_pronouns().get(parse.mentions[noun].noun)
        identity.tells |= {told} if told else set()


def _is_they(parse: Parse, head: int) -> bool:
    """Whether the sentence, which names nobody else, says that its person is not called "he" or "she"."""
    first, last = parse.sentence_bounds(parse.sentence_of[head])
    said = _THEY.search(parse.text, parse.tokens[first].start, parse.tokens[last - 1].end)
    if said is None or parse.stretch_of[parse.token_at(said.start())] >= 0:
        return False
    return sum(first <= start < last and label == "PERSON" for start, _, label in parse.entities) <= 1


def has_description(parse: Parse, head: int) -> bool:
    """Whether the article says what a member is who is none of those it names: "one of them, a baker"."""
    return parse.tokens[head].lower == "one" and any((*_said_to_be(parse, head), *_beside(parse, head)))


def bearer_after_be(parse: Parse, head: int) -> int | None:
    """Return the subject of which a name tells who it is, or None: the owner of "its new owner is Ana Lee"."""
    tokens = parse.tokens
    verb = tokens[head].head
    if tokens[head].dep != "attr" or tokens[head].pos != "PROPN" or not _is_so(parse, verb):
        return None
    subject = parse.child(verb, "nsubj")
    if subject is None or tokens[subject].pos != "NOUN" or kind_of(parse, subject) != "person":
        return None
    before = {tokens[c].dep: tokens[c].lower for c in parse.children[subject] if c < subject}
    return subject if before.get("det", "the") == "the" and before.keys() & {"det", "poss"} else None


def _said_to_be(parse: Parse, head: int) -> Iterator[int]:
    """Yield the nouns for a person that the verb of a subject says it is: "she is a baker"."""
    token = parse.tokens[head]
    if token.dep != "nsubj" or not _is_so(parse, token.head):
        return
    for noun in parse.children[token.head]:
        if parse.tokens[noun].dep == "attr" and parse.tokens[noun].pos == "NOUN" and kind_of(parse, noun) == "person":
            yield noun


def _is_so(parse: Parse, verb: int) -> bool:
    """Whether a verb says that somebody is something, and not that somebody is not, may be or would be."""
    tokens = parse.tokens
    if tokens[verb].lemma not in _BEING or parse.stretch_of[verb] >= 0:
        return False
    return not any(tokens[c].dep == "neg" or tokens[c].tag == "MD" for c in parse.children[verb])


def _with_what_it_stands_beside(parse: Parse, head: int, noun: int) -> str:
    """Return an apposition with the noun that it explains: "their son, a baker"; of "one of them" it is "a baker"."""
    start = head if parse.tokens[head].pos == "NOUN" else noun
    return parse.text[parse.mentions[start].mention.start : parse.mentions[noun].mention.end]


def _beside(parse: Parse, head: int) -> Iterator[int]:
    """Yield the nouns for a person in apposition to a mention, after it: "one of them, a baker"."""
    for noun in parse.mentions[head].at("apposition"):
        if noun > head and parse.mentions[noun].is_role and kind_of(parse, noun) == "person":
            yield noun
