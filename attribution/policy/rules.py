"""All rules, in the order of their ids. A policy says which of them are on, and with what settings."""

import inspect
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from attribution.policy import quoting, unnamed_claims, unnamed_sources
from attribution.policy.article import CheckedArticle
from attribution.policy.remarks import Remark

#: What a setting of a rule may be.
type Setting = int | tuple[str, ...]


class Rule(NamedTuple):
    """One rule: a function over an article, and what it is called."""

    id: str
    name: str
    #: What it looks for, in one sentence.
    looks_for: str
    #: What it can't know, in one sentence.
    cannot_know: str
    find: Callable[..., Iterator[Remark]]

    @property
    def settings(self) -> dict[str, Setting]:
        """What a policy may set, with what holds where it sets nothing."""
        parameters = inspect.signature(self.find).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}

    def run(self, article: CheckedArticle, settings: dict[str, Setting]) -> Iterator[Remark]:
        """Yield what the rule finds in an article."""
        return self.find(article, **settings)


_RULES = (
    Rule(
        "ANON001",
        "bare-source",
        "An unnamed source of whom the article tells no more than that it is a source.",
        "Whether the article could tell more without giving the source away.",
        unnamed_sources.bare_source,
    ),
    Rule(
        "ANON002",
        "no-reason",
        "An unnamed source without a stated reason for having no name.",
        "Whether anonymity was asked for at all: a passer-by may simply not have been asked for a name.",
        unnamed_sources.no_reason,
    ),
    Rule(
        "ANON003",
        "boilerplate-reason",
        "A reason for anonymity in words that fit almost any source.",
        "Whether those words are, this once, the whole reason.",
        unnamed_sources.boilerplate_reason,
    ),
    Rule(
        "ANON004",
        "plural-one-voice",
        "A group without a name of which only one voice is heard.",
        "How many people the reporter spoke to.",
        unnamed_sources.plural_with_one_voice,
    ),
    Rule(
        "ANON005",
        "unnamed-first",
        "An article whose first quotation in marks is an unnamed source's.",
        "Whether a named source would have said it.",
        unnamed_sources.unnamed_first,
    ),
    Rule(
        "ANON006",
        "judgment",
        "A word of praise or blame in the mouth of an unnamed source.",
        "Whom the word is about, and whether it is opinion: the words are a list, and irony is not on it.",
        unnamed_claims.judgment,
    ),
    Rule(
        "ANON007",
        "declined-near-unnamed",
        "A body reported as not commenting, and an unnamed source from the same body.",
        "Who the unnamed source is. Nothing is guessed: only the article's own words for the body are compared.",
        unnamed_claims.declined_near_unnamed,
    ),
    Rule(
        "ANON008",
        "sourceless-report",
        "Words that stand in for a source: “has learned”, “reportedly”.",
        "Whether the source follows in another sentence.",
        unnamed_claims.sourceless_report,
    ),
    Rule(
        "ANON009",
        "agentless-passive",
        "Something that “is said” or “is believed”, and not by whom.",
        "Whether everybody says it, or nobody in particular.",
        unnamed_claims.agentless_passive,
    ),
    Rule(
        "ANON010",
        "unnamed-direct",
        "A quotation in marks from an unnamed source: together, the list to sign off.",
        "Who has signed it off.",
        unnamed_sources.unnamed_direct,
    ),
    Rule(
        "ANON011",
        "single-unnamed",
        "A claim of one unnamed person with whom nobody else is quoted nearby.",
        "Whether somebody else told the reporter the same, or a document bears it out.",
        unnamed_sources.single_unnamed,
    ),
    Rule(
        "ANON012",
        "no-byline",
        "An article with an unnamed source and no byline.",
        "What the page will carry: a draft's text may come without its byline.",
        unnamed_claims.no_byline,
    ),
    Rule(
        "ANON013",
        "knowledge-missing",
        "An unnamed source of whom the article tells neither how it knows nor whom it works for.",
        "Whether the sentences around it make it plain in other words.",
        unnamed_sources.knowledge_missing,
    ),
    Rule(
        "ANON014",
        "provenance-missing",
        "A document that is quoted, and not how the reporter came by it.",
        "Whether everybody can read the document anyway.",
        unnamed_claims.provenance_missing,
    ),
    Rule(
        "QUO001",
        "fragment",
        "A few quoted words inside the reporter's own sentence.",
        "Whether the few words are the news.",
        quoting.fragment,
    ),
    Rule(
        "QUO002",
        "late-speaker",
        "A quotation whose speaker is told only after more than one sentence.",
        "Whether a photograph or a headline has told it already.",
        quoting.late_speaker,
    ),
    Rule(
        "QUO003",
        "two-speakers",
        "Two people quoted in marks in one paragraph.",
        "Whether the two are meant to be set against each other.",
        quoting.two_speakers,
    ),
    Rule(
        "QUO004",
        "loaded-word",
        "A reporting word that judges what it reports: “claimed”, “admitted”, “refused”.",
        "Whether the word is the fair one here.",
        quoting.loaded_word,
    ),
    Rule(
        "QUO005",
        "edited-words",
        "An ellipsis or square brackets inside quotation marks.",
        "What was cut or put in: that needs the recording.",
        quoting.edited_words,
    ),
    Rule(
        "QUO006",
        "dialect-spelling",
        "A spelling inside quotation marks that shows how somebody sounded.",
        "Whether the spelling is a written source's own.",
        quoting.dialect_spelling,
    ),
    Rule(
        "QUO007",
        "unclear-reference",
        "“The official” where more than one of those in the article may be meant.",
        "Whether a reader will know; only what the article says was weighed.",
        quoting.unclear_reference,
    ),
    Rule(
        "QUO008",
        "unpaired-mark",
        "A quotation mark that opens and is not closed, or closes and was not opened.",
        "Where the words end.",
        quoting.unpaired_mark,
    ),
    Rule(
        "QUO009",
        "no-source",
        "Words in quotation marks whose speaker was not found.",
        "Whether the article names no speaker, or names one that was missed.",
        quoting.no_source,
    ),
    Rule(
        "QUO010",
        "changed-in-draft",
        "Words inside quotation marks that a tracked change of the draft puts in, takes out or moves.",
        "Which of the two versions was said.",
        quoting.changed_in_draft,
    ),
)

#: Every rule by its id.
RULES = MappingProxyType({rule.id: rule for rule in _RULES})
