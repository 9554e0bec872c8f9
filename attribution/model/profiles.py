"""What is known of a source's words as a whole: what they are about, and how they read."""

import msgspec


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What both records share."""


class Readability(_Record, frozen=True, kw_only=True):
    """How words in quotation marks read."""

    words: int
    sentences: int
    #: How many of the words are different from one another; capitals do not count.
    distinct_words: int
    #: The Coleman–Liau index: the year of school in the United States whose pupils read such text with ease.
    grade: float


class Profile(_Record, frozen=True, kw_only=True):
    """What a source's words are about, and how they read."""

    #: As the article has them, the most telling first. None where the source says too little.
    key_terms: tuple[str, ...] = ()
    #: None where too few words stand in quotation marks.
    readability: Readability | None = None
