"""Which sources there are and what each is, as a person says."""

from msgspec import structs

from attribution.corrections.revision import Revision, UnplacedError
from attribution.corrections.speaking import is_pronoun, link
from attribution.model import (
    Describe,
    DifferentSource,
    Mention,
    Rename,
    SameSource,
    SetAnonymity,
    SetKind,
    SetNamed,
    Source,
)


def join(revision: Revision, entry: SameSource) -> str:
    """Make two sources one."""
    source, other = revision.source(entry.source), revision.source(entry.other)
    if source.id != other.id:
        revision.merge(source, other)
    return source.id


def set_apart(revision: Revision, entry: DifferentSource) -> str:
    """Make some mentions of a source, and what is said there, another source; or say that two are not the same."""
    source = revision.source(entry.source)
    other = None if entry.other is None else revision.source(entry.other)
    if not entry.mentions and (other is None or other.id == source.id):
        raise UnplacedError(f"it does not say which words of “{source.name}” are somebody else’s")
    if entry.mentions:
        mentions = [revision.mention(revision.span(anchor)) for anchor in entry.mentions]
        other = _apart(revision, entry, source, mentions)
    if other is not None:
        for one, two in ((source.id, other.id), (other.id, source.id)):
            left = tuple(name for name in revision.sources[one].may_be if name != two)
            revision.put_source(revision.sources[one], may_be=left)
    # What is left of the first source may be nothing.
    return other.id if entry.mentions and other is not None else source.id


def _apart(revision: Revision, entry: DifferentSource, source: Source, mentions: list[Mention]) -> Source:
    """Give mentions, and the quotations of which they are the speaker, to a source of their own."""
    name = " ".join((entry.name or "").split())
    other = revision.named(name) if name else None
    if other is None or other.id == source.id:
        shown = name or next((it.text for it in mentions if not is_pronoun(it)), mentions[0].text)
        other = revision.add_source(shown, source.kind, named=bool(name))
    for mention in mentions:
        revision.move_mention(mention, other)
    places = {(mention.start, mention.end) for mention in mentions}
    for quotation in tuple(revision.quotations.values()):
        speaker, via = quotation.speaker, quotation.via
        if speaker is not None and (speaker.start, speaker.end) in places and quotation.source_id == source.id:
            link(revision, quotation, other, speaker, entry)
        if via is not None and (via.start, via.end) in places:
            revision.put(revision.quotations[quotation.id], via=structs.replace(via, source_id=other.id))
    return other


def rename(revision: Revision, entry: Rename) -> str:
    """Call a source something else, and by it those as which it speaks together with others."""
    source, name = revision.source(entry.source), " ".join(entry.name.split())
    if not name:
        raise UnplacedError(f"it gives “{source.name}” no name")
    for it in tuple(revision.sources.values()):
        if source.id in (it.members or ()):
            revision.put_source(it, name=it.name.replace(source.name, name, 1))
    revision.put_source(source, name=name)
    return source.id


def describe(revision: Revision, entry: Describe) -> str:
    """Describe a source otherwise."""
    source = revision.source(entry.source)
    revision.put_source(source, description=" ".join((entry.description or "").split()) or None)
    return source.id


def set_kind(revision: Revision, entry: SetKind) -> str:
    """Say what kind of source it is."""
    source = revision.source(entry.source)
    revision.put_source(source, kind=entry.kind)
    return source.id


def set_named(revision: Revision, entry: SetNamed) -> str:
    """Say whether a source has a name."""
    source = revision.source(entry.source)
    revision.put_source(source, named=entry.named)
    return source.id


def set_anonymity(revision: Revision, entry: SetAnonymity) -> str:
    """Say on what terms a source spoke."""
    source = revision.source(entry.source)
    revision.put_source(source, anonymity=entry.anonymity)
    return source.id
