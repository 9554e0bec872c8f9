"""Names for the labels that a recording has for its speakers: "SPEAKER_00" is Ana Ruiz."""

from collections.abc import Mapping, Sequence

import msgspec

from attribution.errors import StoryError
from attribution.model import Record


def name_speakers(
    records: Sequence[Record], names: Mapping[str, str | Mapping[str, str]], subject: object = "story.json"
) -> tuple[Record, ...]:
    """Return records in which labels have given place to names.

    A label names nobody until somebody says whom, and what one program calls SPEAKER_00 is another person in the next
    recording: a label that stands in several records has to be given for one record. Where a file has a bare number or
    letter, "0", both that and "Speaker 0" are the label.

    Args:
        records: The records.
        names: Names by label, for a label that stands in one record; or by record, the names by label in it.
        subject: What errors call the place where the names stand.

    Raises:
        StoryError: There is no such record or label, or a label stands in several records.

    >>> from attribution.model import Segment
    >>> record = Record(id="call.json", text="Yes.", sha256="", segments=(Segment(start=0, end=4, speaker="A"),))
    >>> [segment.speaker for segment in name_speakers([record], {"A": "Ana Ruiz"})[0].segments]
    ['Ana Ruiz']
    """
    chosen: dict[str, dict[str, str]] = {record.id: {} for record in records}
    for key, value in names.items():
        if isinstance(value, str):
            record = _record_with(key, records, subject)
            chosen[record.id][_label_of(key, record) or key] = value
            continue
        if key not in chosen:
            raise StoryError(subject, f"there is no record “{key}” to name speakers in: check its name")
        here = next(record for record in records if record.id == key)
        for label, name in value.items():
            there = _label_of(label, here)
            if there is None:
                raise StoryError(subject, f"nobody is called “{label}” in {key}: {_known(here)}")
            chosen[key][there] = name
    return tuple(_named(record, chosen[record.id]) for record in records)


def _record_with(label: str, records: Sequence[Record], subject: object) -> Record:
    holding = [record for record in records if _label_of(label, record) is not None]
    if not holding:
        raise StoryError(subject, f"nobody is called “{label}” in any record: check the label")
    if len(holding) > 1:
        where = " and ".join(record.id for record in holding[:2])
        raise StoryError(subject, f"“{label}” stands in {where}, and may be others there: give it for each record")
    return holding[0]


def _label_of(given: str, record: Record) -> str | None:
    """Return the label of a record that is meant: the same, or the one that says the same with or without "Speaker"."""
    labels = _labels(record)
    return given if given in labels else next((label for label in labels if _bare(label) == _bare(given)), None)


def _bare(label: str) -> str:
    return label.casefold().removeprefix("speaker").strip(" _") if len(label) > 1 else label.casefold()


def _labels(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(segment.speaker for segment in record.segments if segment.speaker))


def _known(record: Record) -> str:
    labels = _labels(record)
    return f"its labels are {', '.join(labels[:6])}" if labels else "it has no labels"


def _named(record: Record, names: Mapping[str, str]) -> Record:
    if not names:
        return record
    segments = tuple(
        msgspec.structs.replace(segment, speaker=names.get(segment.speaker or "", segment.speaker))
        for segment in record.segments
    )
    return msgspec.structs.replace(record, segments=segments)
