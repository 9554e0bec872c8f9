"""The words that numbers are made of, and what each stands for."""

#: Words for small numbers.
UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
#: Words for tens.
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
#: What multiplies the number before it.
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "tn": 10**12,
}
#: Words for places in an order.
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
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
