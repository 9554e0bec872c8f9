"""From an analysis to the profiles of its sources."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from attribution.engine.grammar import Words, load_pipeline
from attribution.engine.profiles.key_terms import rank_terms
from attribution.engine.profiles.readability import measure
from attribution.model import Analysis, Profile, Quotation, Source, count_words

#: Of fewer words nothing can be said of what they are about.
LEAST_WORDS = 30
#: Of so many characters of one source the rest tells nothing new, and spaCy takes no more than a million.
_MOST_CHARACTERS = 100_000
#: What the profiles need of a pipeline is the part of speech, which these do not tell.
_NOT_NEEDED = frozenset({"parser", "ner"})


def profile_sources(analysis: Analysis, nlp: Language | None = None) -> dict[str, Profile]:
    """Return, by the source's id, what each source that says enough talks about, and how its words read.

    Key terms are given from 30 words on, quoted or reported; readability from 100 words in quotation marks on.

    Args:
        analysis: What was found in an article.
        nlp: An English spaCy pipeline with a tagger; None for the one that comes along.

    >>> from attribution import analyze
    >>> story = analyze(
    ...     "“The harbour bridge has rust in every joint, and it carries the water pipe of the town,” said Ana Lee. "
    ...     "“If the water pipe goes, the hospital goes dry, and then we have a long night before us.”"
    ... )
    >>> [profile] = profile_sources(story).values()
    >>> profile.key_terms, profile.readability
    (('water pipe', 'harbour bridge'), None)
    """
    said = [(source, words) for source, quotations in analysis.by_source() if (words := _own_words(quotations))]
    known = [source for source, _ in said]
    terms = _terms([([q.text for q in words], _names(source)) for source, words in said], nlp)
    found = {}
    for source, (_, words), key_terms in zip(known, said, terms, strict=True):
        profile = Profile(key_terms=key_terms, readability=measure(q.text for q in words if q.kind == "direct"))
        if profile != Profile():
            found[source.id] = profile
    return found


def find_key_terms(texts: Iterable[str], nlp: Language | None = None, *, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what texts are about, in their own words, the most telling first; nothing of fewer than 30 words.

    Args:
        texts: What somebody says, in any order.
        nlp: An English spaCy pipeline with a tagger; None for the one that comes along.
        names: Names that are no terms: those of the one who speaks.
    """
    [found] = _terms([(list(texts), tuple(names))], nlp)
    return found


def _terms(said: Sequence[tuple[list[str], tuple[str, ...]]], nlp: Language | None) -> list[tuple[str, ...]]:
    """Return the key terms of what each of several says; they go through the pipeline together."""
    whole = [_joined(texts) for texts, _ in said]
    asked = [index for index, text in enumerate(whole) if count_words(text) >= LEAST_WORDS]
    found: list[tuple[str, ...]] = [()] * len(said)
    if not asked:
        return found
    pipeline = load_pipeline() if nlp is None else nlp
    words = Words.of(pipeline)
    with words.bounded():
        for index, doc in zip(asked, _tag([whole[at] for at in asked], pipeline, words), strict=True):
            found[index] = rank_terms(doc, words.read(doc), said[index][1])
    return found


def _tag(texts: Sequence[str], nlp: Language, words: Words) -> Iterator[Doc]:
    unused = [name for name in nlp.pipe_names if name in _NOT_NEEDED or name in words.spared]
    return nlp.pipe(texts, disable=unused)


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(texts)[:_MOST_CHARACTERS]


def _own_words(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return the quotations that have no words of another one again, as a pull quote has."""
    return [quotation for quotation in quotations if "repeats" not in quotation.flags]


def _names(source: Source) -> tuple[str, ...]:
    return (source.name, *(mention.text for mention in source.mentions))
