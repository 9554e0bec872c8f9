"""The numbers that were set on articles, from one table: `numbers.toml`, beside the weights."""

import tomllib
from importlib import resources
from typing import Any, Final

import msgspec

_FILE = "numbers.toml"


class CueNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a cue's content."""

    hopeless: float
    is_content: float


class SpeakerNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a quotation, and its speaker."""

    threshold: float
    is_speech: float
    is_cue: float
    is_indirect: float
    is_relay: float
    is_relay_beside: float
    is_inner: float
    governs: float
    reports_tag: float
    few_words: int
    words_before: int
    words_after: int
    paragraphs_before: int
    most_candidates: int
    closest_rival: float
    loose: float
    loosest: float
    least_of_tag: float
    agreed: float
    agreed_tag: float
    agreed_cue: float
    label: float
    signature: float
    quoted: float
    tag: float
    opener: float
    participle: float
    as_put: float
    announced: float
    letterhead: float
    headline: float
    parenthesis: float
    sentence_tag: float
    owned_noun: float
    inner: float
    floating: float
    floating_alone: float


class SourceNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a pronoun, a description or a family name somebody's."""

    reach: int
    tie: float
    against: float
    known: float
    known_against: float
    plain: float
    title: float
    doubt: float
    at_hand: float
    in_reach: float
    far_ahead: float
    beforehand: float
    by_given_name: float
    nobody: float
    likely: float
    as_likely: float
    surely_speaks: float
    surest: float
    rival: float
    short_name: float
    relative: float
    first: float
    opened: float
    again: float
    called: float
    body: float
    varied: float
    joint: float
    foremost: int


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, by the room that reads them. `numbers.toml` says of each what it is and what it was set on."""

    cues: CueNumbers
    speakers: SpeakerNumbers
    sources: SourceNumbers
    #: What speaks for somebody's being meant: the weights by kind of mention, see `salience.Mentioned`.
    salience: dict[str, tuple[float, float, float]]
    #: What speaks for an indirect quotation's being one: the weights of its traits.
    indirect: dict[str, float]


def read_numbers(text: str) -> Numbers:
    r"""Return the numbers of a table.

    Raises:
        msgspec.ValidationError: One is missing, has no place in the code or is no number; the message names it.

    >>> read_numbers("[cues.hopeless]\nvalue = true")
    Traceback (most recent call last):
    ...
    msgspec.ValidationError: Expected `float`, got `bool` - at `$.cues.hopeless`
    """
    return msgspec.convert({room: _values(table) for room, table in tomllib.loads(text).items()}, Numbers)


def _values(table: dict[str, Any]) -> Any:
    return table["value"] if "value" in table else {name: row["value"] for name, row in table.items()}


NUMBERS: Final = read_numbers((resources.files("attribution.engine.learned") / _FILE).read_text(encoding="utf-8"))
