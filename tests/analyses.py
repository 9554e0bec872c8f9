"""Analyses written by hand, for tests of what is made from them: reports, tables, exports."""

import hashlib
import re
from typing import Any

from attribution.model import (
    Analysis,
    Anonymity,
    Candidate,
    Cue,
    Document,
    Engine,
    Mention,
    Note,
    Quotation,
    Relay,
    Source,
    Span,
    Unattributed,
)

ENGINE = Engine(attribution="0.1.0", spacy="3.8.7", pipeline="en_core_web_md 3.8.0")


class Story:
    """An article and what is found in it, told by the words themselves.

    A quotation is looked for from the last one on, then from the start of the article; its speaker and its cue are
    looked for near it.

    >>> story = Story("“It holds,” Ana Ruiz said.")
    >>> story.source("ruiz", "Ana Ruiz")
    >>> story.quotation("“It holds,”", source="ruiz", speaker="Ana Ruiz", cue="said")
    >>> story.analysis().quotations[0].spans
    (Span(start=0, end=11),)
    """

    def __init__(self, text: str, name: str = "story.txt", **document: Any) -> None:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.document = Document(id=name, text=text, sha256=digest, **document)
        self.quotations: list[Quotation] = []
        self.sources: dict[str, Source] = {}
        self.mentions: dict[str, dict[int, Mention]] = {}
        self.unattributed: list[Unattributed] = []
        self.notes: list[Note] = []
        self._at = 0
        self._pieces: list[Mention] = []

    def source(self, key: str, name: str, kind: Any = "person", *, named: bool = True, **fields: Any) -> None:
        """Add a source; `member_of`, `may_be` and `members` are keys of sources."""
        fields["member_of"] = f"s-{fields['member_of']}" if "member_of" in fields else None
        fields["may_be"] = tuple(f"s-{other}" for other in fields.get("may_be", ()))
        if "members" in fields:
            fields["members"] = tuple(f"s-{other}" for other in fields["members"])
        fields["anonymity"] = None if named else fields.get("anonymity", Anonymity())
        self.sources[key] = Source(id=f"s-{key}", name=name, kind=kind, named=named, **fields)
        self.mentions[key] = {}

    def quotation(
        self,
        *pieces: str,
        source: str | None = None,
        speaker: str | None = None,
        cue: str | None = "said",
        cue_class: Any = "neutral",
        kind: Any = "direct",
        via: tuple[str, str] | None = None,
        addressee: str | None = None,
        **fields: Any,
    ) -> None:
        """Add a quotation of `pieces`, said by the mention `speaker` of the source with the key `source`."""
        spans = [self.find(piece) for piece in pieces]
        self._at, self._pieces = spans[0].start, spans
        number = len(self.quotations)
        fields.setdefault("confidence", 0.95)
        fields.setdefault("evidence", "subject of “said”, which governs the quotation")
        fields.setdefault("rule", "subject-of-cue")
        said = self.mention(speaker, source) if speaker else None
        relay = self.mention(via[0], via[1]) if via else None
        cued = self.mention(cue) if cue else None
        self.quotations.append(
            Quotation(
                id=f"q-{number:04}",
                kind=kind,
                spans=tuple(Span(start=span.start, end=span.end) for span in spans),
                text=" ".join(pieces),
                cue=Cue(start=cued.start, end=cued.end, text=cued.text, lemma="say", cue_class=cue_class)
                if cued
                else None,
                speaker=said,
                source_id=f"s-{source}" if source else None,
                via=Relay(start=relay.start, end=relay.end, text=relay.text, source_id=f"s-{via[1]}")
                if relay and via
                else None,
                addressee=self.mention(addressee) if addressee else None,
                **fields,
            )
        )

    def find(self, words: str) -> Mention:
        """Return where `words` stand, at or after the last quotation if they do."""
        start = self.document.text.find(words, self._at)
        start = start if start >= 0 else self.document.text.index(words)
        return Mention(start=start, end=start + len(words), text=words)

    def mention(self, words: str, source: str | None = None) -> Mention:
        """Return where `words` stand outside the quotations, nearest to the last one; they mention `source`."""
        said = [span for quotation in self.quotations for span in quotation.spans] + self._pieces
        places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.document.text)]
        free = [start for start in places if not any(span.start <= start < span.end for span in said)]
        edges = [edge for span in self._pieces for edge in (span.start, span.end)] or [0]
        start = min(free or places, key=lambda place: min(abs(place - edge) for edge in edges))
        found = Mention(start=start, end=start + len(words), text=words)
        if source:
            self.mentions[source][start] = found
        return found

    def open_quotation(self, *pieces: str, reason: Any = "no-speaker", candidates: Any = (), **fields: Any) -> None:
        """Add a quotation without a speaker; `candidates` are pairs of words and a confidence."""
        self.quotation(*pieces, confidence=fields.pop("confidence", 0.0), rule="", evidence="", **fields)
        last = self.quotations[-1]
        self.unattributed.append(
            Unattributed(
                spans=last.spans,
                text=last.text,
                reason=reason,
                quotation_id=last.id,
                candidates=tuple(Candidate(speaker=self.mention(words), confidence=c) for words, c in candidates),
            )
        )

    def nobodys(self, words: str, reason: Any = "term") -> None:
        """Add a stretch in quotation marks that is nobody's words."""
        span = self.find(words)
        self.unattributed.append(Unattributed(spans=(Span(start=span.start, end=span.end),), text=words, reason=reason))

    def note(self, kind: Any, message: str, words: str | None = None, source: str | None = None) -> None:
        """Add a note, about `words` if they are given."""
        span = self.find(words) if words else None
        self.notes.append(Note(kind=kind, message=message, span=span, source_id=f"s-{source}" if source else None))

    def analysis(self) -> Analysis:
        """Return what was added as an analysis."""
        sources = []
        for key, source in self.sources.items():
            fields = {name: getattr(source, name) for name in source.__struct_fields__}
            fields["mentions"] = tuple(self.mentions[key][start] for start in sorted(self.mentions[key]))
            sources.append(Source(**fields))
        return Analysis(
            document=self.document,
            engine=ENGINE,
            quotations=tuple(self.quotations),
            sources=tuple(sources),
            unattributed=tuple(self.unattributed),
            notes=tuple(self.notes),
        )


FERRY_TEXT = """\
date 2024-05-17

The ferry that has crossed the Lorn for sixty years will not sail this summer, the harbour board said on Friday, after \
an audit found cracks in the hull that had been painted over twice.

“We were told in writing that the plates were sound,” said Ana Ruiz, the harbour master. “They were not sound. I have \
stood under that hull with a torch, and I could put my hand through it.”

Transport officials, who briefed reporters on condition of anonymity because the audit has not been published, said \
the vessel would stay in dock until at least October and that a replacement could not be chartered before July.

“Nobody wants to say the word ‘scrap’ out loud,” one official said. “But look at the numbers.”

The 40-page audit concluded that repairs would cost “between nine and eleven million, before any work on the engines,” \
the officials said. It also found that two inspections had been signed off by the same engineer on a day when he was \
recorded as being on leave.

A second official told reporters that the ministry had known of the leave records since February.

The ministry denied that it had known. In a statement, it said that it “takes the safety of every passenger seriously” \
and that it had acted “within hours” of seeing the audit.

Ruiz disagreed. She said she had written to the ministry three times, and that the last letter had been returned \
unopened. “Three letters,” she said. “I have the receipts.”

On the quay, people who depend on the crossing were less patient. Tom Hale, who drives the school bus on the island, \
said that the detour by road took four hours each way and that eleven children would have to board with families on \
the mainland.

“You can’t tell a child of seven to go and live with strangers,” he said. “You just can’t. My wife has offered two \
beds, the priest has offered four, and that still leaves five of them with nowhere to go, and the term begins in \
three weeks.”

“It is a scandal, and everybody who signed those papers knows it.”

A captain on the line, who asked not to be named for fear of losing his licence, said crews had reported rust in the \
car deck for years. “We stopped writing it down,” the captain said, “because the paper went in a drawer.” He said he \
would sail her again tomorrow if the plates were replaced.

The company that runs the ferry, Lorn Line, calls its plan “Bridge to Summer.” A spokeswoman declined to comment on \
the audit.

Hale said he did not believe in the plan. According to the officials, it has not been funded.

“Somebody will have to answer for this,” Ruiz said, “and it will not be the sailors.
"""


def ferry() -> Analysis:
    """Return a rich analysis: named and unnamed sources, all kinds of quotations, and gaps of every sort."""
    story = Story(
        FERRY_TEXT,
        name="lorn-ferry.txt",
        title="Cracks under the paint: island ferry will not sail this summer",
        byline="By Mara Quill",
        published="2024-05-17",
        body_start=len("date 2024-05-17\n\n"),
    )
    _add_ferry_sources(story)
    _add_ferry_quotations(story)
    story.nobodys("‘scrap’")
    story.nobodys("“Bridge to Summer.”", "title")
    story.note(
        "no-comment", "A spokeswoman for Lorn Line declined to comment.", "A spokeswoman declined to comment", "line"
    )
    story.note("unclosed-mark", "The article ends before the mark is closed.", "“and it will not be the sailors.")
    story.note(
        "may-be-same",
        "“A second official” may be “one official”; the article does not say.",
        "A second official",
        "second",
    )
    story.note("encoding", "The file is not in UTF-8; it was read as Windows-1252.")
    return story.analysis()


def _add_ferry_sources(story: Story) -> None:
    story.source("board", "the harbour board", "organization", description="the harbour board")
    story.source("ruiz", "Ana Ruiz", description="the harbour master", pronouns=("she",))
    hidden = Anonymity(condition="on condition of anonymity", reason="because the audit has not been published")
    story.source("officials", "Transport officials", "group", named=False, anonymity=hidden)
    story.source("one", "one official", named=False, member_of="officials", may_be=("second",))
    story.source("audit", "The 40-page audit", "document", description="40-page audit")
    story.source("second", "A second official", named=False, member_of="officials", may_be=("one",))
    story.source("ministry", "the ministry", "organization")
    story.source("hale", "Tom Hale", description="who drives the school bus on the island", pronouns=("he",))
    fear = Anonymity(condition="asked not to be named", reason="for fear of losing his licence")
    story.source("captain", "A captain on the line", named=False, anonymity=fear, pronouns=("He",))
    story.source("line", "Lorn Line", "organization", description="The company that runs the ferry")


def _add_ferry_quotations(story: Story) -> None:
    say, quote = _reported(story), story.quotation
    say("The ferry that has crossed the Lorn for sixty years will not sail this summer", "board", "the harbour board")
    quote(
        "“We were told in writing that the plates were sound,”",
        "“They were not sound. I have stood under that hull with a torch, and I could put my hand through it.”",
        source="ruiz",
        speaker="Ana Ruiz",
    )
    say("the vessel would stay in dock until at least October", "officials", "Transport officials")
    say("that a replacement could not be chartered before July", "officials", "Transport officials")
    quote(
        "“Nobody wants to say the word ‘scrap’ out loud,”",
        "“But look at the numbers.”",
        source="one",
        speaker="one official",
    )
    quote(
        "that repairs would cost “between nine and eleven million, before any work on the engines,”",
        source="audit",
        speaker="The 40-page audit",
        cue="concluded",
        kind="mixed",
        via=("the officials", "officials"),
        confidence=0.88,
    )
    say(
        "that two inspections had been signed off by the same engineer on a day when he was recorded as being on leave",
        "audit",
        "It",
        cue="found",
    )
    say(
        "that the ministry had known of the leave records since February",
        "second",
        "A second official",
        cue="told",
        addressee="reporters",
    )
    say("that it had known", "ministry", "The ministry", cue="denied", cue_class="denial", denied=True)
    quote("that it “takes the safety of every passenger seriously”", source="ministry", speaker="it", kind="mixed")
    quote(
        "that it had acted “within hours” of seeing the audit",
        source="ministry",
        speaker="it",
        kind="mixed",
        confidence=0.81,
    )
    say(
        "she had written to the ministry three times, and that the last letter had been returned unopened",
        "ruiz",
        "She",
    )
    quote("“Three letters,”", "“I have the receipts.”", source="ruiz", speaker="she")
    say("that the detour by road took four hours each way", "hale", "Tom Hale")
    say("that eleven children would have to board with families on the mainland", "hale", "Tom Hale")
    quote(
        "“You can’t tell a child of seven to go and live with strangers,”",
        "“You just can’t. My wife has offered two beds, the priest has offered four, and that still leaves five of "
        "them with nowhere to go, and the term begins in three weeks.”",
        source="hale",
        speaker="he",
    )
    story.open_quotation(
        "“It is a scandal, and everybody who signed those papers knows it.”",
        cue=None,
        reason="ambiguous",
        candidates=(("he", 0.47), ("A captain on the line", 0.44)),
    )
    say("crews had reported rust in the car deck for years", "captain", "A captain on the line")
    quote(
        "“We stopped writing it down,”",
        "“because the paper went in a drawer.”",
        source="captain",
        speaker="the captain",
    )
    say(
        "he would sail her again tomorrow if the plates were replaced",
        "captain",
        "He",
        confidence=0.58,
        evidence="subject of “said”; “He” may be the captain or Tom Hale",
    )
    say("he did not believe in the plan", "hale", "Hale", cue_class="loaded")
    say(
        "it has not been funded",
        "officials",
        "the officials",
        cue="According to",
        confidence=0.9,
        evidence="object of “according to”",
    )
    quote(
        "“Somebody will have to answer for this,”",
        "“and it will not be the sailors.",
        source="ruiz",
        speaker="Ruiz",
        flags=("unclosed-mark",),
    )


def _reported(story: Story) -> Any:
    def say(words: str, source: str, speaker: str, **fields: Any) -> None:
        story.quotation(words, source=source, speaker=speaker, kind="indirect", **fields)

    return say


def told_together() -> Analysis:
    """Return an article in which two people speak together, and then one of them alone."""
    story = Story("“The ferry is old,” Ines Calder and Rolf Stamm said.\n\n“I sold my boat,” Stamm said.", "pair.txt")
    story.source("calder", "Ines Calder")
    story.source("both", "Ines Calder and Rolf Stamm", "group", members=("calder", "stamm"))
    story.source("stamm", "Rolf Stamm")
    story.quotation("“The ferry is old,”", source="both", speaker="Ines Calder and Rolf Stamm")
    story.quotation("“I sold my boat,”", source="stamm", speaker="Stamm")
    return story.analysis()
