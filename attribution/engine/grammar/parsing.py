"""The parse of an article: how text goes into the spaCy pipeline, and the tokens that come out.

A copy of the text goes to the parser, changed letter for letter (curly marks made straight, odd spaces made plain), so
that every offset stays that of the text as read. The quotation marks set the sentence boundaries first: parsers split
inside and around quotations where no sentence ends.
"""

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from spacy.attrs import ENT_TYPE, HEAD, IDX, LENGTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from attribution import lexicon
from attribution.engine.grammar.entities import Entities
from attribution.engine.grammar.hyphens import join_hyphenated
from attribution.engine.grammar.joints import Joint, find_joints
from attribution.engine.grammar.lexemes import Word, Words, read_words
from attribution.engine.grammar.mentions import Mentions, find_mentions
from attribution.engine.grammar.rehanging import hang_from_names
from attribution.engine.grammar.tree import Token, Tree
from attribution.model import Document
from attribution.text import Layout, Stretch, find_boundaries, layout_of

#: A text longer than this goes to the parser in pieces, since its memory grows with the text.
_LONGEST_PIECE = 30_000
#: So many characters go through the parser together.
_LONGEST_BATCH = 300_000
#: What a text in Markdown has before a heading, an item of a list or words in bold.
_LAYOUT_MARKS = "#*>•_-"
#: Characters without a width that are not inside a word.
_Z = "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]"
_WIDTHLESS = re.compile(rf"(?<!\w){_Z}+|{_Z}+(?!\w)")
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』", '"')
    | dict.fromkeys("‘’‚‛‹›ʼ＇", "'")
    | dict.fromkeys("\ufffd\u00a0\u202f\u2007\u2009\u200a\u3000\t", " ")
)


@dataclass(frozen=True)
class Parse(Tree):
    """The tree of a document, with the noun phrases in it, and those that are named together."""

    @functools.cached_property
    def mentions(self) -> Mentions:
        """The noun phrases, found once."""
        return find_mentions(self)

    @functools.cached_property
    def joints(self) -> tuple[Joint, ...]:
        """Those who are named together, found once."""
        return find_joints(self, self.mentions)


def parse_many(documents: Iterable[Document], nlp: Language, *, batch_size: int = 32) -> Iterator[Parse]:
    """Return the parses of `documents`, in order, as they are asked for.

    Memory does not grow with the number of articles.
    """
    words = Words.of(nlp)
    for batch in _batches(documents, batch_size):
        with words.bounded():
            parses = _parse_batch(batch, nlp, words)
        yield from parses


def _batches(documents: Iterable[Document], batch_size: int) -> Iterator[list[Document]]:
    """Yield so many documents at a time, fewer where they are long."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) == batch_size or size >= _LONGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse_batch(documents: Sequence[Document], nlp: Language, words: Words) -> list[Parse]:
    copies = [_Copy.of(document) for document in documents]
    bounds = [copy.pieces() for copy in copies]
    pieces = (_make_doc(nlp, copy, *bound) for copy, cuts in zip(copies, bounds, strict=True) for bound in cuts)
    longest = max(end - start for cuts in bounds for start, end in cuts)
    at_once = max(1, min(len(documents), _LONGEST_BATCH // max(1, longest)))
    entities = Entities.of(nlp)
    read = nlp.pipe(pieces, batch_size=at_once, disable=(*words.spared, *entities.spared))
    docs = entities.find(read, batch_size=at_once)
    parses = []
    for document, copy, cuts in zip(documents, copies, bounds, strict=True):
        done = [(doc, start, words.read(doc)) for (start, _), doc in zip(cuts, docs, strict=False)]
        parses.append(build_parse(document, done, copy.layout))
    return parses


def read_doc(doc: Doc, document: Document) -> Parse:
    """Return the parse that `doc`, made by any pipeline from `document.text`, already holds."""
    layout = layout_of(document)
    return build_parse(document, [(doc, 0, read_words(doc))], layout)


def _with_plain_marks(plain: str, stretches: Sequence[Stretch]) -> str:
    """Return the copy with a straight mark and spaces where a mark of several characters, or a rare one, stands."""
    pieces = {a: '"' + " " * (b - a - 1) for a, b in _odd_marks(plain, stretches)}
    out, done = [], 0
    for start, mark in sorted(pieces.items()):
        out += [plain[done:start], mark]
        done = start + len(mark)
    return "".join([*out, plain[done:]])


def _with_lines_joined(text: str, paragraphs: Sequence[tuple[int, int]]) -> str:
    """Return the text with spaces for the line breaks within its paragraphs, which part no sentence."""
    pieces, done = [], 0
    for start, end in paragraphs:
        paragraph = text[start:end]
        if "\n" in paragraph or "\r" in paragraph:
            pieces += [text[done:start], paragraph.replace("\n", " ").replace("\r", " ")]
            done = end
    return "".join([*pieces, text[done:]])


def _odd_marks(text: str, stretches: Iterable[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield where the marks stand that the tokenizer may not know."""
    for stretch in stretches:
        for a, b in ((stretch.start, stretch.inner_start), (stretch.inner_end, stretch.end)):
            if a < b and not (stretch.single and stretch.depth) and text[a:b] not in ('"', "''", "``"):
                yield a, b


class _Copy(NamedTuple):
    """The copy of a document's text that goes to the parser, with the layout of the text."""

    plain: str
    layout: Layout

    @classmethod
    def of(cls, document: Document) -> "_Copy":
        layout = layout_of(document)
        words = _with_lines_joined(layout.words, layout.paragraphs)[layout.start :]
        body = _WIDTHLESS.sub(lambda m: " " * len(m[0]), words.translate(_PLAIN))
        return cls(_with_plain_marks(" " * layout.start + body, layout.stretches), layout)

    def pieces(self) -> list[tuple[int, int]]:
        """Return where to cut the text so that no piece is too long: between paragraphs, or else at a space."""
        cuts = [0]
        for start, end in self.layout.paragraphs:
            if end - cuts[-1] > _LONGEST_PIECE and start > cuts[-1]:
                cuts.append(start)
            while end - cuts[-1] > _LONGEST_PIECE:
                space = self.plain.rfind(" ", cuts[-1] + _LONGEST_PIECE // 2, cuts[-1] + _LONGEST_PIECE)
                cuts.append(space + 1 if space > 0 else cuts[-1] + _LONGEST_PIECE)
        return list(itertools.pairwise([*cuts, len(self.plain)])) if self.plain else [(0, 0)]


def _make_doc(nlp: Language, copy: _Copy, start: int, end: int) -> Doc:
    """Return the tokens of a piece with no mark inside a token, and with the sentence boundaries that marks decide."""
    layout, text = copy.layout, copy.plain[start:end]
    doc = nlp.make_doc(text)
    edges = {
        e - start for s in layout.stretches for e in (s.start, s.inner_start, s.inner_end, s.end) if start <= e < end
    }
    edges |= {edge - start for one in layout.apart for edge in (one.start, one.end) if start <= edge < end}
    starts = {token.idx for token in doc}
    inside = sorted(edge for edge in edges if edge not in starts and edge < len(text) and not text[edge].isspace())
    stops = {found.end() - 1 for found in _titles_with_stops().finditer(text)} & starts
    if inside or stops:
        doc = _part_anew(doc, inside, stops)
    return _set_boundaries(doc, copy, start, end)


def mark_boundaries(doc: Doc) -> Doc:
    """Return `doc`, which is not parsed yet, with the sentence boundaries that its marks and paragraphs decide."""
    copy = _Copy.of(Document.from_text(doc.text))
    return _set_boundaries(doc, copy, 0, len(copy.plain))


def _set_boundaries(doc: Doc, copy: _Copy, start: int, end: int) -> Doc:
    layout = copy.layout
    forced = find_boundaries(copy.plain, layout.stretches, layout.paragraphs, start, end, apart=layout.apart)
    # At once, since setting one token's start looks at all the others.
    begins = [(1 if forced[token.idx] else -1) if token.i and token.idx in forced else 0 for token in doc]
    return doc.from_array([SENT_START], np.array(begins, dtype=np.int64).astype(np.uint64))  # type: ignore[arg-type] # a stub too narrow


@lexicon.cached
def _titles_with_stops() -> re.Pattern[str]:
    """Return a pattern for titles that end in a stop, and in no sentence, before a name: "Sgt. Lee"."""
    titles = sorted(re.escape(title) for title in lexicon.titles() if title.endswith("."))
    return re.compile(rf"\b(?:{'|'.join(titles)})(?=\s[^\W\d_a-z])")


def _part_anew(doc: Doc, edges: list[int], joined: Collection[int]) -> Doc:
    """Return the doc with tokens cut at `edges`, and with those that start at `joined` joined to the one before."""
    text = doc.text
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        if token.idx in joined:
            words[-1] += token.text
            spaces[-1] = bool(token.whitespace_)
            continue
        low, high = bisect_right(edges, token.idx), bisect_right(edges, token.idx + len(token) - 1)
        cuts = [token.idx, *edges[low:high], token.idx + len(token)]
        words += [text[a:b] for a, b in itertools.pairwise(cuts)]
        spaces += [False] * (len(cuts) - 2) + [bool(token.whitespace_)]
    return Doc(doc.vocab, words=words, spaces=spaces)


def _after_marks(entity: Span) -> int:
    """Return the first token of an entity that is no mark of the layout, such as the sign before a heading."""
    return next((token.i for token in entity if token.text.strip(_LAYOUT_MARKS)), entity.end)


def build_parse(
    document: Document,
    docs: Sequence[tuple[Doc, int, list[Word]]],
    layout: Layout,
) -> Parse:
    """Return one parse from the pieces of a document, each with its offset and its words."""
    tokens: list[Token] = []
    sentences: list[int] = []
    entities: list[tuple[int, int, str]] = []
    # A mark of several characters, such as ",,", is one token, and all of it.
    ends = {a: b for a, b in _odd_marks(document.text, layout.stretches) if b - a > 1}
    for doc, offset, words in docs:
        base = len(tokens)
        strings = doc.vocab.strings
        places = doc.to_array([IDX, LENGTH, HEAD, ENT_TYPE, SENT_START]).astype(np.int64).tolist()
        for here, ((at, size, head, entity, starts), word) in enumerate(zip(places, words, strict=True), start=base):
            start = at + offset
            tokens.append(Token(start, ends.get(start, start + size), *word, here + head, strings[entity]))
            if starts == 1 or here == base:
                sentences.append(here)
        named = ((_after_marks(e), e) for e in doc.ents)
        entities += [(base + first, base + e.end, e.label_) for first, e in named if first < e.end]
    assert not tokens or tokens[-1].end <= len(document.text)
    hung, persons = hang_from_names(join_hyphenated(tokens), tuple(entities))
    return Parse(
        document=document,
        tokens=hung,
        paragraphs=layout.paragraphs,
        stretches=layout.stretches,
        sentence_starts=tuple(sentences),
        entities=persons,
        apart=layout.apart,
        silent=layout.silent,
    )
