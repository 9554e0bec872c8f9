"""What counts as the same words: spelling, numbers, amounts, times, fillers, kinds of words.

A text comes in, `Tokens` with a key for each word go out; equal keys are equal words.
"""

from attribution.verify.words.amounts import is_same_amount
from attribution.verify.words.kinds import (
    critical_kind,
    ends_sentence,
    false_start,
    filler_flags,
    has_pause,
    hedge_length,
    is_name,
    is_punctuated,
    phrase_length,
)
from attribution.verify.words.lemmas import lemma
from attribution.verify.words.likeness import Likeness, likeness, may_be_alike
from attribution.verify.words.lists import words
from attribution.verify.words.numbers import is_number
from attribution.verify.words.tokens import Tokens, Vocabulary, words_in

__all__ = [
    "Likeness",
    "Tokens",
    "Vocabulary",
    "critical_kind",
    "ends_sentence",
    "false_start",
    "filler_flags",
    "has_pause",
    "hedge_length",
    "is_name",
    "is_number",
    "is_punctuated",
    "is_same_amount",
    "lemma",
    "likeness",
    "may_be_alike",
    "phrase_length",
    "words",
    "words_in",
]
