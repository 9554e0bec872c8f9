"""How likely each site reports what somebody said or thought."""

from collections.abc import Mapping
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.candidates import Site, find_sites, key
from attribution.engine.grammar import Parse
from attribution.engine.learned import Learned, OneHot, columns

_FORMS = OneHot(("verb", "noun", "adjective", "according"))
_TAGS = OneHot(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "MD"))
_DEPS = OneHot(("ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "csubj", "parataxis"))
_CHILDREN = (
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "advcl",
    "neg",
    "prt",
    "dative",
    "agent",
    "oprd",
    "acomp",
    "attr",
    "nsubjpass",
    "acl",
    "mark",
)
_CLASSES = OneHot(("neutral", "loaded", "thought", "question", "denial", "document", "other"))
_PRONOUNS = frozenset("he she they i we you it who that which his her their".split())
_FAR = 30.0


class ScoredSite(NamedTuple):
    """A site and how likely it is a cue."""

    site: Site
    probability: float


class _Rate(NamedTuple):
    """How often the word is a cue in the articles that were learned from."""

    share: float
    known: float


class _Clause(NamedTuple):
    """What kind of clause hangs under the site."""

    before: float
    length: float
    that: float
    question: float
    noun_that: float
    noun_to: float
    passive: float
    modal: float
    unreal_modal: float
    perfect_or_do: float
    preposition: float
    as_: float
    phrase_length: float


class _Source(NamedTuple):
    """Who would be the source."""

    missing: float
    proper_noun: float
    pronoun: float
    noun: float
    person: float
    body: float
    place: float
    person_noun: float
    organization_noun: float
    document_noun: float
    first_or_second_person: float
    third_person: float
    impersonal: float
    follows: float
    subject: float


class _Place(NamedTuple):
    """Where the site stands: quotation marks near it, cues above it."""

    marks_before: float
    marks_after: float
    marks_before_in_sentence: float
    marks_after_in_sentence: float
    quoted: float
    depth: float
    rate_above: float
    rate_of_head: float
    under_root: float
    comma_follows: float
    colon_follows: float
    that_follows: float
    comma_before: float
    from_sentence_start: float
    to_infinitive: float
    conjunction_first: float
    pronoun_follows: float


_NO_SOURCE = _Source._make([1.0] + [0.0] * (len(_Source._fields) - 1))
#: What the model of cues reads, column by column.
CUE_FEATURES = (
    *_FORMS.columns("form"),
    *columns("rate", _Rate._fields),
    *_CLASSES.columns("class"),
    *_TAGS.columns("tag"),
    *_DEPS.columns("label"),
    *columns("child", _CHILDREN),
    *columns("clause", _Clause._fields),
    *columns("source", _Source._fields),
    *columns("place", _Place._fields),
)


def find_cues(parse: Parse, learned: Learned) -> tuple[ScoredSite, ...]:
    """Return the possible cues of `parse`, likely or not, in text order."""
    sites = find_sites(parse)
    rows = [cue_features(parse, site, learned.cue_rates) for site in sites]
    return tuple(ScoredSite(site, float(p)) for site, p in zip(sites, learned.cue.probabilities(rows), strict=True))


def cue_features(parse: Parse, site: Site, rates: Mapping[str, float]) -> list[float]:
    """Return what the model of cues reads of a site; a flag is 0 or 1, a distance is in tokens, cut at 30."""
    tokens = parse.tokens
    token = tokens[site.head]
    word_class = lexicon.reporting_verbs().get(token.lemma) if site.form == "verb" else None
    labels = {tokens[c].dep for c in parse.children[site.head]}
    rate = _Rate(
        share=rates.get(key(parse, site), rates.get(f"class:{word_class or site.form}", 0.0)),
        known=float(key(parse, site) in rates),
    )
    return [
        *_FORMS[site.form],
        *rate,
        *_CLASSES[word_class or ""],
        *_TAGS[token.tag],
        *_DEPS[token.dep],
        *[float(label in labels) for label in _CHILDREN],
        *_clause_features(parse, site),
        *_source_features(parse, site),
        *_place_features(parse, site, rates),
    ]


def _clause_features(parse: Parse, site: Site) -> _Clause:
    tokens = parse.tokens
    clause = parse.child(site.head, "ccomp")
    marker = parse.child(clause, "mark", "advmod") if clause is not None else None
    noun = parse.child(site.head, "acl", "relcl") if site.form == "noun" else None
    noun_marker = parse.child(noun, "mark") if noun is not None else None
    passive = parse.child(site.head, "auxpass") is not None
    modal = next(
        (tokens[c].lower for c in parse.children[site.head] if tokens[c].dep == "aux" and tokens[c].tag == "MD"), ""
    )
    size = parse.right_edge[clause] - parse.left_edge[clause] if clause is not None else 0
    return _Clause(
        before=float(clause is not None and clause < site.head),
        length=float(size),
        that=float(marker is not None and tokens[marker].lower == "that"),
        question=float(marker is not None and tokens[marker].lower in ("if", "whether", "how", "why", "when", "what")),
        noun_that=float(noun_marker is not None and tokens[noun_marker].lower == "that"),
        noun_to=float(noun is not None and any(tokens[c].lower == "to" for c in parse.children[noun])),
        passive=float(passive),
        modal=float(modal != ""),
        unreal_modal=float(modal in ("would", "could", "should", "might")),
        perfect_or_do=float(
            any(tokens[c].dep == "aux" and tokens[c].lemma in ("have", "do") for c in parse.children[site.head])
        ),
        preposition=float(
            any(
                tokens[c].lower in ("about", "of", "on", "for", "against", "with", "as") and tokens[c].dep == "prep"
                for c in parse.children[site.head]
            )
        ),
        as_=float(any(tokens[c].lower == "as" for c in parse.children[site.head])),
        phrase_length=float(parse.right_edge[site.head] - parse.left_edge[site.head]),
    )


def _source_features(parse: Parse, site: Site) -> _Source:
    if site.source is None:
        return _NO_SOURCE
    token = parse.tokens[site.source]
    kind = lexicon.noun_kind(token.lemma)
    return _Source(
        missing=0.0,
        proper_noun=float(token.pos == "PROPN"),
        pronoun=float(token.pos == "PRON"),
        noun=float(token.pos == "NOUN"),
        person=float(token.entity == "PERSON"),
        body=float(token.entity in ("ORG", "NORP")),
        place=float(token.entity == "GPE"),
        person_noun=float(kind == "person"),
        organization_noun=float(kind == "organization"),
        document_noun=float(kind == "document"),
        first_or_second_person=float(token.lower in ("i", "we", "you")),
        third_person=float(token.lower in ("he", "she", "they", "who")),
        impersonal=float(token.lower in ("it", "that", "this", "which")),
        follows=float(site.source > site.head),
        subject=float(site.route.startswith("subject")),
    )


def _place_features(parse: Parse, site: Site, rates: Mapping[str, float]) -> _Place:
    tokens, at = parse.tokens, site.head
    head = tokens[at].head
    last = parse.last_quoted[at - 1] if at else -1
    before = at - last if last >= 0 else _FAR
    after = parse.next_quoted[at + 1] - at if at + 1 < len(tokens) and parse.next_quoted[at + 1] < len(tokens) else _FAR
    sentence = parse.sentence_of[at]
    above = [rates.get(tokens[a].lemma, 0.0) for a in _ancestors(parse, at)]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return _Place(
        marks_before=float(min(before, _FAR)),
        marks_after=float(min(after, _FAR)),
        marks_before_in_sentence=float(before < _FAR and parse.sentence_of[at - int(before)] == sentence),
        marks_after_in_sentence=float(after < _FAR and parse.sentence_of[at + int(after)] == sentence),
        quoted=float(parse.stretch_of[at] >= 0),
        depth=float(len(above)),
        rate_above=max(above, default=0.0),
        rate_of_head=above[0] if above else 0.0,
        under_root=float(tokens[head].dep == "ROOT"),
        comma_follows=float(following == ","),
        colon_follows=float(following == ":"),
        that_follows=float(following == "that"),
        comma_before=float(at > 0 and tokens[at - 1].lower == ","),
        from_sentence_start=float(at - parse.sentence_starts[sentence]),
        to_infinitive=float(any(tokens[c].lower in ("to",) and tokens[c].tag == "TO" for c in parse.children[at])),
        conjunction_first=float(
            tokens[parse.sentence_starts[sentence]].lower in ("if", "when", "but", "and", "while", "though", "although")
        ),
        pronoun_follows=float(at + 1 < len(tokens) and tokens[at + 1].lower in _PRONOUNS),
    )


def _ancestors(parse: Parse, index: int) -> list[int]:
    out: list[int] = []
    while parse.tokens[index].head != index and len(out) < 8:
        index = parse.tokens[index].head
        out.append(index)
    return out
