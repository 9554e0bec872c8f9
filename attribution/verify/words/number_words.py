"""The words that numbers are made of in speech, besides those of the lexicon."""

from attribution.lexicon import ORDINALS, SCALES, TENS, UNITS

#: Words for decades: "the nineties".
DECADES = {word.removesuffix("y") + "ies": value for word, value in TENS.items()}
#: What a whole is divided into: "a third of", "two thirds".
PARTS = {word: value for word, value in ORDINALS.items() if 2 < value <= 12 or value == SCALES["hundred"]} | {
    "half": 2,
    "quarter": 4,
}
#: The same where there are several.
MANY_PARTS = {f"{word}s": value for word, value in PARTS.items() if word != "half"} | {"halves": 2}
#: Words for money, with its sign.
MONEY = {
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pounds": "£",
    "yen": "¥",
    "rupees": "₹",
    "cent": "¢",
    "cents": "¢",
    "pence": "p",
}

#: Words that a number may begin with.
STARTERS = (frozenset(UNITS) | TENS.keys() | ORDINALS.keys() | SCALES.keys() | DECADES.keys() | {"half", "quarter"}) | {
    "minus",
    "point",
}
#: Words that may stand in one after its first.
FOLLOWERS = (
    STARTERS | MONEY.keys() | MANY_PARTS.keys() | {"and", "percent", "per", "%", "a", "an", "of", "oh", "quarters"}
)
