"""How likely each site reports what somebody said or thought."""

from collections.abc import Mapping
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.candidates import Site, find_sites, key
from attribution.engine.grammar import Parse
from attribution.engine.learned import Learned, OneHot

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
    row = _FORMS[site.form] + [
        rates.get(key(parse, site), rates.get(f"class:{word_class or site.form}", 0.0)),
        float(key(parse, site) in rates),
    ]
    row += _CLASSES[word_class or ""] + _TAGS[token.tag] + _DEPS[token.dep]
    row += [float(label in labels) for label in _CHILDREN]
    row += _clause_features(parse, site) + _source_features(parse, site) + _place_features(parse, site, rates)
    return row


def _clause_features(parse: Parse, site: Site) -> list[float]:
    """What kind of clause hangs under the site."""
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
    return [
        float(clause is not None and clause < site.head),
        float(size),
        float(marker is not None and tokens[marker].lower == "that"),
        float(marker is not None and tokens[marker].lower in ("if", "whether", "how", "why", "when", "what")),
        float(noun_marker is not None and tokens[noun_marker].lower == "that"),
        float(noun is not None and any(tokens[c].lower == "to" for c in parse.children[noun])),
        float(passive),
        float(modal != ""),
        float(modal in ("would", "could", "should", "might")),
        float(any(tokens[c].dep == "aux" and tokens[c].lemma in ("have", "do") for c in parse.children[site.head])),
        float(
            any(
                tokens[c].lower in ("about", "of", "on", "for", "against", "with", "as") and tokens[c].dep == "prep"
                for c in parse.children[site.head]
            )
        ),
        float(any(tokens[c].lower == "as" for c in parse.children[site.head])),
        float(parse.right_edge[site.head] - parse.left_edge[site.head]),
    ]


def _source_features(parse: Parse, site: Site) -> list[float]:
    """Who would be the source."""
    if site.source is None:
        return [1.0] + [0.0] * 14
    token = parse.tokens[site.source]
    kind = lexicon.noun_kind(token.lemma)
    return [
        0.0,
        float(token.pos == "PROPN"),
        float(token.pos == "PRON"),
        float(token.pos == "NOUN"),
        float(token.entity == "PERSON"),
        float(token.entity in ("ORG", "NORP")),
        float(token.entity == "GPE"),
        float(kind == "person"),
        float(kind == "organization"),
        float(kind == "document"),
        float(token.lower in ("i", "we", "you")),
        float(token.lower in ("he", "she", "they", "who")),
        float(token.lower in ("it", "that", "this", "which")),
        float(site.source > site.head),
        float(site.route.startswith("subject")),
    ]


def _place_features(parse: Parse, site: Site, rates: Mapping[str, float]) -> list[float]:
    """Where the site stands: quotation marks near it, cues above it."""
    tokens, at = parse.tokens, site.head
    head = tokens[at].head
    before = next((at - i for i in range(at - 1, max(-1, at - 31), -1) if parse.stretch_of[i] >= 0), _FAR)
    after = next((i - at for i in range(at + 1, min(len(tokens), at + 31)) if parse.stretch_of[i] >= 0), _FAR)
    sentence = parse.sentence_of[at]
    above = [rates.get(tokens[a].lemma, 0.0) for a in _ancestors(parse, at)]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return [
        float(min(before, _FAR)),
        float(min(after, _FAR)),
        float(before < _FAR and parse.sentence_of[at - int(before)] == sentence),
        float(after < _FAR and parse.sentence_of[at + int(after)] == sentence),
        float(parse.stretch_of[at] >= 0),
        float(len(above)),
        max(above, default=0.0),
        above[0] if above else 0.0,
        float(tokens[head].dep == "ROOT"),
        float(following == ","),
        float(following == ":"),
        float(following == "that"),
        float(at > 0 and tokens[at - 1].lower == ","),
        float(at - parse.sentence_starts[sentence]),
        float(any(tokens[c].lower in ("to",) and tokens[c].tag == "TO" for c in parse.children[at])),
        float(
            tokens[parse.sentence_starts[sentence]].lower in ("if", "when", "but", "and", "while", "though", "although")
        ),
        float(at + 1 < len(tokens) and tokens[at + 1].lower in _PRONOUNS),
    ]


def _ancestors(parse: Parse, index: int) -> list[int]:
    out: list[int] = []
    while parse.tokens[index].head != index and len(out) < 8:
        index = parse.tokens[index].head
        out.append(index)
    return out
