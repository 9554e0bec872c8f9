"""The words of a cue: with its particle, its dictionary form, and what kind of reporting word it is."""

from attribution import lexicon
from attribution.engine.cues.candidates import Site
from attribution.engine.grammar import Parse
from attribution.model import Cue, CueClass


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
    """Whether a cue denies what it reports, and is not denied itself: "did not deny"."""
    return cue.cue_class == "denial" and parse.child(site.head, "neg") is None


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
