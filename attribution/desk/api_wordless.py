"""Answers without words: places and verdicts, and nothing that an article, a record or a source is called by or says.

The records decide it, and not what stands in them. Of each record another one is made, from its fields: numbers,
places, and what is one of a few fixed words stay; text falls away. So a field that is new is left out until somebody
says here that it has no words of a story's. What is a name becomes a handle, from which nothing can be learned.
"""

import functools
import hashlib
import hmac
import secrets
import types
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, UnsetType

from attribution import model
from attribution.desk import api_records as own
from attribution.policy import Checked

#: Text that has no words of a story's: ids and hashes that were made of words, dates, names of rules, counts.
_KEPT: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        model.Document: frozenset({"sha256", "published"}),
        model.TrackedChange: frozenset({"when", "quotation_id"}),
        model.Engine: frozenset({"attribution", "spacy", "pipeline"}),
        model.Quotation: frozenset({"id", "source_id", "inside", "rule", "flags"}),
        model.Relay: frozenset({"source_id"}),
        model.Source: frozenset({"id", "member_of", "may_be"}),
        model.Unattributed: frozenset({"quotation_id"}),
        model.Note: frozenset({"source_id"}),
        model.Corrected: frozenset({"placed"}),
        model.Unplaced: frozenset({"entry"}),
        model.Proposal: frozenset({"entry", "quotation_id", "source_id"}),
        model.QuotationAnchor: frozenset({"id"}),
        model.SourceAnchor: frozenset({"id"}),
        model.Standard: frozenset({"name"}),
        model.Check: frozenset({"quotation_id"}),
        model.Finding: frozenset({"rule", "name", "source_id", "quotation_id"}),
        model.Gate: frozenset({"when", "standard", "policy"}),
        model.HeldDraft: frozenset({"sha256"}),
        model.HeldRecord: frozenset({"sha256"}),
        model.Held: frozenset({"quotation_id", "source_id"}),
        model.Approval: frozenset({"when"}),
        model.LedgerHead: frozenset({"head"}),
        model.GuardedText: frozenset({"sha256"}),
        own.Called: frozenset({"sha256"}),
        own.CalledRecord: frozenset({"sha256"}),
        own.Findings: frozenset({"policy"}),
        own.ListedStory: frozenset({"summary"}),
        own.StandingQuotation: frozenset({"id"}),
        own.StoryStanding: frozenset({"sha256", "summary", "verdict"}),
        own.Entered: frozenset({"hash"}),
        own.Hit: frozenset({"published", "quotation_id"}),
        **{entry: frozenset({"id", "when"}) for entry in get_args(model.Correction)},
    }
)
#: What texts and stories are called: it may have their words.
_NAMES: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        model.Document: frozenset({"id"}),
        model.Passage: frozenset({"record_id"}),
        model.Gate: frozenset({"story"}),
        model.HeldDraft: frozenset({"id"}),
        model.HeldRecord: frozenset({"id"}),
        model.Backing: frozenset({"record"}),
        model.GuardedText: frozenset({"id"}),
        model.OriginalPlace: frozenset({"document_id"}),
        Checked: frozenset({"article"}),
        own.Called: frozenset({"id"}),
        own.CalledRecord: frozenset({"id"}),
        own.ListedStory: frozenset({"name", "draft"}),
        own.MadeStory: frozenset({"name"}),
        own.StoryStanding: frozenset({"name", "draft"}),
        own.Hit: frozenset({"story", "draft"}),
    }
)
#: Kinds of values that have no words.
_PLAIN = (int, float, bool, type(None), UnsetType)
#: What is said of an error, by the status: its own message may name a file, or have words of it.
_PROBLEMS: Mapping[int, str] = MappingProxyType(
    {
        400: "This is no request that the desk knows.",
        404: "There is no such address or story.",
        405: "This address takes another method.",
        408: "This came too slowly: send it again.",
        413: "This is too large.",
        415: "Send JSON, or a form with files where the document says so.",
        422: "This can't be read, or can't be done with what was sent.",
    }
)
_FAILED = "The desk failed at this."


class Handle:
    """What stands for a name."""

    def __init__(self, text: str) -> None:
        self.text = text


class Handles:
    """Handles for names: one name has the same one as long as the desk runs, and nobody can find out a name by it."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def of(self, name: str) -> str:
        """Return the handle of a name."""
        data = name.encode("utf-8", "surrogatepass")
        return f"n-{hmac.new(self._key, data, hashlib.sha256).hexdigest()[:20]}"


class _Dropped(NamedTuple):
    """A field that falls away."""


def without_words(data: bytes, kind: type, handles: Handles) -> bytes:
    """Return JSON without what has words.

    Args:
        data: The JSON of a record.
        kind: The record.
        handles: What stands for names.
    """

    def read(wanted: type, value: object) -> object:
        assert wanted is Handle
        return Handle(handles.of(str(value)))

    lean: object = msgspec.json.decode(data, type=wordless(kind), dec_hook=read)
    return msgspec.json.encode(lean, enc_hook=lambda handle: handle.text)


def problem_without_words(status: int) -> str:
    """Return what to say of an error where no words may be said.

    >>> problem_without_words(413)
    'This is too large.'
    """
    return _PROBLEMS.get(status, _FAILED)


@functools.cache
def wordless(kind: type) -> type:
    """Return the record without the fields that have words.

    >>> from attribution.model import Mention
    >>> [field.name for field in msgspec.structs.fields(wordless(Mention))]
    ['start', 'end']
    """
    kept, names, fields = _KEPT.get(kind, frozenset()), _NAMES.get(kind, frozenset()), []
    hints = get_type_hints(kind, include_extras=False)
    for field in msgspec.structs.fields(kind):
        hint = hints[field.name]
        left = _handled(hint) if field.name in names else hint if field.name in kept else _without(hint)
        if left is not _Dropped:
            default = UNSET if UnsetType in get_args(left) else msgspec.NODEFAULT
            fields.append((field.name, left, msgspec.field(default=default, name=field.encode_name)))
    tag = kind.__struct_config__  # type: ignore[attr-defined]
    return msgspec.defstruct(
        f"Wordless{kind.__name__}",
        fields,
        namespace={"__doc__": kind.__doc__},
        module=__name__,
        frozen=True,
        kw_only=True,
        tag=tag.tag,
        tag_field=tag.tag_field,
    )


def schema_of_handle(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a handle."""
    assert kind is Handle
    return {"type": "string", "pattern": "^n-[0-9a-f]{20}$"}


def _without(hint: Any) -> Any:
    """Return what of a kind of values has no words, or `_Dropped`."""
    arguments = get_args(hint)
    match get_origin(hint):
        case None if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return wordless(hint)
        case None:
            return hint if hint in _PLAIN else _Dropped
        case origin if origin is Literal:
            return hint
        case origin if origin is Annotated:
            return _without(arguments[0])
        case origin if origin in (Union, types.UnionType):
            return _any_of([_without(one) for one in arguments])
        case origin if origin in (tuple, frozenset):
            left = [one if one is Ellipsis else _without(one) for one in arguments]
            return _Dropped if _Dropped in left else origin[tuple(left)]
        case _:
            return _Dropped


def _any_of(kinds: list[Any]) -> Any:
    """Return a union, or `_Dropped` where one of its kinds has words, so that no value is left that could be read."""
    return _Dropped if _Dropped in kinds else Union[tuple(kinds)]  # noqa: UP007 -- they are known when this runs


def _handled(hint: Any) -> Any:
    """Return the kind of values that stands for a name: a handle, and nothing where there may be no name."""
    others = tuple(one for one in get_args(hint) if one is not str)
    return Union[(Handle, *others)]
