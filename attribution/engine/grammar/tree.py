"""The tree of a parse: the way from a token to those under it."""

from attribution.engine.grammar.parsing import Parse


def child(parse: Parse, index: int, *deps: str) -> int | None:
    """Return the first child of the token with one of these dependency labels."""
    return next((c for c in parse.children[index] if parse.tokens[c].dep in deps), None)
