"""What was changed inside quotation marks in a draft: what a checker looks at before all calls."""

import msgspec

from attribution.model import Analysis
from attribution.text import find_changed
from attribution.worksheet.items import Items, in_paragraphs

#: What it stands under.
HEADING = "Changed inside quotation marks"


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """Quoted words that a tracked change of the draft touches."""

    #: The quotation's number in text order; None where the words are nobody's.
    number: int | None
    #: The paragraph: "¶4".
    place: str
    #: What was done, by whom and when.
    done: str
    before: str
    now: str

    @property
    def told(self) -> str:
        """Where it is and what was done, on one line: "2 ¶4: Ed replaced “never” with “not”."."""
        return f"{' '.join(filter(None, (str(self.number or ''), self.place)))}: {self.done}"


def list_changed(analysis: Analysis, items: Items) -> tuple[Changed, ...]:
    """Return the quoted words that were changed in a draft, the worst first."""
    quotations = {it.id: it for it in analysis.quotations}
    made = []
    for it in find_changed(analysis):
        quotation = quotations.get(it.quotation_id or "")
        paragraph = items.paragraph_at(it.place.start)
        made.append(
            Changed(
                number=items.number_of(quotation) if quotation else None,
                place=in_paragraphs((paragraph,) if paragraph else ()),
                done=" ".join(it.told),
                before=it.before,
                now=it.now,
            )
        )
    return tuple(made)
