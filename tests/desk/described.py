"""A desk that is asked as its own document says: each question and each answer is held against its schemas."""

from typing import Any, NamedTuple
from urllib.parse import quote

import httpx
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tests.desk.desks import Served

JSON, FORM = "application/json", "multipart/form-data"


class Described(NamedTuple):
    """A desk, and the document that describes its doors."""

    desk: Served
    document: dict[str, Any]

    @classmethod
    def of(cls, desk: Served) -> "Described":
        """Return a desk with the document that it serves itself."""
        return cls(desk, desk.ask("GET", "/api/openapi.json").json())

    def ask(
        self,
        method: str,
        path: str,
        *,
        name: str | None = None,
        query: dict[str, Any] | None = None,
        json: Any = None,
        fields: dict[str, str] | None = None,
        files: list[tuple[str, tuple[str, bytes]]] | None = None,
        fits: bool = True,
    ) -> httpx.Response:
        """Ask at a door of the document, whose path may have `{name}`, and check what goes there and what comes.

        Args:
            method: The method.
            path: The path as the document has it.
            name: The story.
            query: What stands in the address, as the document's schemas have it.
            json: The body.
            fields: The fields of a form.
            files: The files of a form.
            fits: Whether what is asked fits the document.
        """
        operation = self.document["paths"][path][method.lower()]
        assert self._fits(operation, name, query or {}, json, fields or {}, files) == fits
        asked = {key: str(value).lower() if isinstance(value, bool) else value for key, value in (query or {}).items()}
        there = path.replace("{name}", quote(name or "", safe=""))
        answer = self.desk.ask(method, there, params=asked, json=json, data=fields, files=files)
        self.check(operation, answer)
        return answer

    def check(self, operation: dict[str, Any], answer: httpx.Response) -> None:
        """Hold an answer against the schema that the document has for its status."""
        described = operation["responses"][str(answer.status_code)]
        self._validator(described["content"][answer.headers["content-type"]]["schema"]).validate(answer.json())

    def _fits(
        self,
        operation: dict[str, Any],
        name: str | None,
        query: dict[str, Any],
        json: Any,
        fields: dict[str, str],
        files: list[tuple[str, tuple[str, bytes]]] | None,
    ) -> bool:
        parameters = {(one["in"], one["name"]): one["schema"] for one in operation["parameters"]}
        given = {("query", key): value for key, value in query.items()}
        given |= {("path", "name"): name} if name is not None else {}
        body: Any = json
        content = operation.get("requestBody", {}).get("content", {})
        kind = JSON if json is not None else FORM
        if files is not None:
            body = dict(fields)
            for field, _ in files:
                is_many = content[FORM]["schema"]["properties"].get(field, {}).get("type") == "array"
                body[field] = [*body.get(field, []), "bytes"] if is_many else "bytes"
        try:
            for key, value in given.items():
                self._validator(parameters[key]).validate(value)
            if body is not None:
                self._validator(content[kind]["schema"]).validate(body)
        except (KeyError, ValidationError):
            return False
        return body is not None or not content

    def _validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        whole = {**schema, "components": self.document["components"]}
        Draft202012Validator.check_schema(whole)
        return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
