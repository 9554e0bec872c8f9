"""The document that describes the doors for programs, OpenAPI 3.1: made from the doors and their records."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from attribution.desk.api_doors import DOORS, Door, FilePart, Form
from attribution.desk.api_records import MOST_TEXTS, Article, Problem
from attribution.desk.api_wordless import schema_of_handle, wordless
from attribution.errors import installed_version

_ABOUT = (
    "What the desk does, for programs on the same machine. Places are half-open spans of code points in the text that "
    "the hash beside them is of."
)
_WITHOUT_WORDS = " This desk answers with places and verdicts alone: names are handles, and no text is told."
_JSON = "application/json"
#: What may go wrong at every door, at one that takes a body, at a story's; the reason is in `problem`.
_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "400": "It is no request that the desk knows.",
        "403": "The token is missing or another one, or a stranger's page asks.",
        "421": "It was asked for by another name than this machine's.",
        "422": "It can't be read, or can't be done with what was sent.",
        "500": "The desk failed.",
        "503": "The process that worked on it ended, or it took too long: try again.",
    }
)
_PROBLEMS_OF_BODIES: Mapping[str, str] = MappingProxyType(
    {
        "408": "It came too slowly.",
        "413": "It is too large.",
        "415": "It is neither JSON nor a form, or not the one that this door takes.",
        "507": "There is no room on the disk.",
    }
)
_NO_STORY = "There is no such story."


def describe(*, no_text: bool = False) -> dict[str, Any]:
    """Return the OpenAPI document.

    Args:
        no_text: Whether answers are without words.

    >>> sorted(describe()["paths"]["/api/stories"])
    ['get', 'post']
    """
    answered: Callable[[type], type] = wordless if no_text else _as_it_is
    schemas, components = _schemas(answered)
    paths: dict[str, Any] = {}
    for door in DOORS:
        answer = {"type": "object"} if door.answer is None else schemas[answered(door.answer)]
        paths.setdefault(f"/api{door.path}", {})[door.method.lower()] = _operation(door, answer, schemas)
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "attribution desk",
            "version": installed_version(),
            "description": _ABOUT + (_WITHOUT_WORDS if no_text else ""),
        },
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
    }


def _schemas(answered: Callable[[type], type]) -> tuple[dict[type, dict[str, Any]], dict[str, Any]]:
    kinds: list[type] = [Problem, *(answered(door.answer) for door in DOORS if door.answer)]
    kinds += [kind for door in DOORS for kind in (door.body, door.query, door.form and door.form.fields) if kind]
    unique = list(dict.fromkeys(kinds))
    made, components = msgspec.json.schema_components(
        unique, schema_hook=schema_of_handle, ref_template="#/components/schemas/{name}"
    )
    for name in ("Article", *(kind.__name__ for kind in Article.__subclasses__())):
        # What the record asks for when it is made.
        components[name]["oneOf"] = [{"required": ["text"]}, {"required": ["analysis"]}]
    schemas = dict(zip(unique, made, strict=True))
    for kind in {door.query for door in DOORS} | {door.form.fields for door in DOORS if door.form}:
        # They are told as parameters and as fields of forms, each by itself.
        schemas[kind] = components.pop(kind.__name__)
    return schemas, components


def _as_it_is(kind: type) -> type:
    return kind


def _operation(door: Door, answer: dict[str, Any], schemas: dict[type, dict[str, Any]]) -> dict[str, Any]:
    problem = {_JSON: {"schema": schemas[Problem]}}
    told: dict[str, str] = {**_PROBLEMS}
    told |= _PROBLEMS_OF_BODIES if door.body or door.form else {}
    told |= {"404": _NO_STORY} if door.is_of_story else {}
    operation: dict[str, Any] = {
        "operationId": door.name,
        "summary": door.about,
        "parameters": list(_parameters(door, schemas[door.query])),
        "responses": {
            str(door.status): {"description": _first_line(door.answer), "content": {_JSON: {"schema": answer}}},
            **{status: {"description": reason, "content": problem} for status, reason in sorted(told.items())},
        },
    }
    content = {_JSON: {"schema": schemas[door.body]}} if door.body else {}
    if door.form:
        content["multipart/form-data"] = {"schema": _form(door.form, schemas[door.form.fields])}
    if content:
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(door: Door, query: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if door.is_of_story:
        yield {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    for name, schema in query["properties"].items():
        shown = {key: value for key, value in schema.items() if key != "description"}
        yield {"name": name, "in": "query", "description": _about(schema), "schema": shown}


def _about(schema: dict[str, Any]) -> str:
    """Return what is said of a field, which stands in a part of its schema where it may be nothing."""
    parts = [schema, *schema.get("anyOf", ())]
    return next((part["description"] for part in parts if "description" in part), "")


def _form(form: Form, fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**{part.name: _file(part) for part in form.files}, **fields["properties"]},
        "required": [part.name for part in form.files],
        "additionalProperties": False,
    }


def _file(part: FilePart) -> dict[str, Any]:
    one = {"type": "string", "contentMediaType": "application/octet-stream", "description": part.about}
    return {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_TEXTS} if part.is_many else one


def _first_line(kind: type | None) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0] if kind else "An OpenAPI document."
