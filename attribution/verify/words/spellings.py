"""Words that stand for others: contractions, and what is one word in another spelling."""

from attribution.verify.words.numbers import COMMON_PARTS, read_digits

#: Words that are one word in another spelling.
SPELLINGS = {
    "&": ("and",),
    "ok": ("okay",),
    "alright": ("all", "right"),
    "anymore": ("any", "more"),
    "avenue": ("ave",),
    "cannot": ("can", "not"),
    "captain": ("capt",),
    "childcare": ("child", "care"),
    "colonel": ("col",),
    "cooperate": ("co", "operate"),
    "cooperation": ("co", "operation"),
    "coordinate": ("co", "ordinate"),
    "coordination": ("co", "ordination"),
    "doctor": ("dr",),
    "email": ("e", "mail"),
    "emails": ("e", "mails"),
    "etcetera": ("etc",),
    "everyday": ("every", "day"),
    "goodbye": ("good", "bye"),
    "governor": ("gov",),
    "healthcare": ("health", "care"),
    "kilograms": ("kg",),
    "kilometers": ("km",),
    "kilometres": ("km",),
    "lieutenant": ("lt",),
    "mister": ("mr",),
    "missus": ("mrs",),
    "mph": ("miles", "per", "hour"),
    "nonprofit": ("non", "profit"),
    "nonprofits": ("non", "profits"),
    "online": ("on", "line"),
    "professor": ("prof",),
    "representative": ("rep",),
    "reverend": ("rev",),
    "saint": ("st",),
    "senator": ("sen",),
    "sergeant": ("sgt",),
    "street": ("st",),
    "versus": ("vs",),
    "website": ("web", "site"),
    "websites": ("web", "sites"),
}
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("ain", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "outta": ("out", "of"),
    "lemme": ("let", "me"),
    "gimme": ("give", "me"),
    "dunno": ("do", "not", "know"),
    "coulda": ("could", "have"),
    "shoulda": ("should", "have"),
    "woulda": ("would", "have"),
    "cuz": ("because",),
    "coz": ("because",),
    "y'know": ("you", "know"),
    "y'all": ("you", "all"),
    "hafta": ("have", "to"),
    "oughta": ("ought", "to"),
    "mighta": ("might", "have"),
    "musta": ("must", "have"),
    "lotta": ("lot", "of"),
    "whaddya": ("what", "do", "you"),
    "d'you": ("do", "you"),
    "c'mon": ("come", "on"),
    "innit": ("is", "not", "it"),
    "ya": ("you",),
    "em": ("them",),
    "til": ("until",),
    "nothin": ("nothing",),
    "somethin": ("something",),
    "anythin": ("anything",),
    "everythin": ("everything",),
    "'tis": ("it", "is"),
    "tis": ("it", "is"),
    "twas": ("it", "was"),
}
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "'s", "'d": "'d"}


def parts_of(key: str) -> tuple[str, ...]:
    """Return the words that a word in small letters stands for, itself in most cases.

    >>> parts_of("don't"), parts_of("alright"), parts_of("ferry")
    (('do', 'not'), ('all', 'right'), ('ferry',))
    """
    if key in _WHOLE or key in SPELLINGS:
        return _WHOLE.get(key) or SPELLINGS[key]
    if "/" in key and "+" not in key and read_digits(key)[1] is not None:
        above, _, below = key.partition("/")
        return (key,) if int(above) < int(below) and int(below) in COMMON_PARTS else (above, below)
    if "'" not in key:
        return (key,)
    for ending, whole in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return (key[: -len(ending)], whole)
    return (key,)
