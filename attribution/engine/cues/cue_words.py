"""The words of a cue: with its particle, its dictionary form, and what kind of reporting word it is."""

from attribution import lexicon
from attribution.engine.cues.candidates import Site
from attribution.engine.grammar import Parse
from attribution.model import Cue, CueClass

_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
#: Verbs for not doing what stands below them.
_LEAVING = frozenset("avoid decline deny fail forget neglect omit refuse resist stop".split())
#: Verbs, in the passive, for what is still to be done.
_AWAITING = frozenset({"expect", "suppose", "imagine"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
_PAST_MODALS = frozenset({"would", "could", "should", "might", "may"})
_MODALS = frozenset({"might", "may"})
_DEPTH = 4


def read_cue(parse: Parse, site: Site) -> Cue:
    """Return the reporting word of a site with its particle: "said", "pointed out", "according to"."""
    token = parse.tokens[site.head]
    last = token
    following = parse.tokens[site.head + 1] if site.head + 1 < len(parse.tokens) else None
    if following is not None and (following.dep == "prt" or (site.form == "according" and following.lower == "to")):
        last = following
    text, lemma = parse.text[token.start : last.end], _lemma(parse, site)
    return Cue(start=token.start, end=last.end, text=text, lemma=lemma, cue_class=_class(parse, site, lemma))


def is_denied(parse: Parse, site: Site, cue: Cue) -> bool:
    """Whether a cue denies what it reports, and is not denied itself: "did not deny"; or tells that it was not said."""
    if cue.cue_class == "denial":
        return parse.child(site.head, "neg") is None
    speaks = site.form == "verb" and cue.cue_class not in ("thought", "question")
    return speaks and _is_unsaid(parse, site, is_plain=cue.cue_class == "neutral")


def _is_unsaid(parse: Parse, site: Site, *, is_plain: bool) -> bool:
    """Whether a verb tells what somebody did not say: "never said", "refused to call it", "would have said"."""
    if site.source is not None and parse.tokens[site.source].lower in _NOBODY:
        return True
    if _is_unreal(parse, site.head):
        return True
    place = site.head
    for step in range(_DEPTH):
        token = parse.tokens[place]
        # What a loaded verb tells may be said all the same: "did not rule out a sale".
        negated = (step or is_plain) and _is_negated(parse, place)
        if negated or _is_yet_to(parse, place) or token.lower == "without":
            return True
        if (token.lemma in _LEAVING and (step or _leaves(parse, place))) or (step and token.lemma in _AWAITING):
            return True
        infinitive = token.dep == "advcl" and any(parse.tokens[c].tag == "TO" for c in parse.children[place])
        if token.head == place or not (infinitive or token.dep in ("xcomp", "pcomp", "prep", "advmod")):
            return False
        place = token.head
    return False


def _leaves(parse: Parse, verb: int) -> bool:
    """Whether a verb says by itself what is not said: "declined to say", "stopped short of saying"."""
    below = [parse.tokens[c] for c in parse.children[verb]]
    told = lexicon.reporting_verbs()
    return any((token.dep == "xcomp" and token.lemma in told) or token.lower == "short" for token in below)


def _is_negated(parse: Parse, verb: int) -> bool:
    """Whether a verb is negated, and not only as in "did not only say"."""
    for place in parse.children[verb]:
        token = parse.tokens[place]
        negates = token.dep == "neg" or any(parse.tokens[c].dep == "neg" for c in parse.children[place] if c < place)
        if negates and token.dep in ("neg", "advmod"):
            beside = parse.tokens[place + 1].lower if place + 1 < len(parse.tokens) else ""
            return beside not in _NOT_ONLY
    return False


def _is_unreal(parse: Parse, verb: int) -> bool:
    """Whether something is said only in thought: "would have said", "might say", "if he says"."""
    helpers = {parse.tokens[c].lower for c in parse.children[verb] if parse.tokens[c].dep == "aux"}
    marks = {parse.tokens[c].lower for c in parse.children[verb] if parse.tokens[c].dep == "mark"}
    return bool(helpers & _PAST_MODALS and "have" in helpers) or bool(helpers & _MODALS) or "if" in marks


def _is_yet_to(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].lemma == "have" and any(parse.tokens[c].lower == "yet" for c in parse.children[verb])


def _lemma(parse: Parse, site: Site) -> str:
    if site.form == "according":
        return "according to"
    particle = parse.child(site.head, "prt")
    lemma = parse.tokens[site.head].lemma
    return lemma if particle is None else f"{lemma} {parse.tokens[particle].lower}"


def _class(parse: Parse, site: Site, lemma: str) -> CueClass:
    if site.form == "according":
        return "neutral"
    phrase = lexicon.reporting_phrases().get(lemma)
    if phrase is not None:
        return phrase
    tables = {"noun": lexicon.reporting_nouns(), "adjective": lexicon.reporting_adjectives()}
    return tables.get(site.form, lexicon.reporting_verbs()).get(parse.tokens[site.head].lemma, "other")
