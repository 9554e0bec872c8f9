"""Small changes of Python code, each of which ought to break what its line does."""

import ast
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
#: Words that people read, what is imported, and what only types are made of.
_LEFT_ALONE = (ast.Raise, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Assert)
_FIELDS_LEFT_ALONE = frozenset({"annotation", "returns", "decorator_list"})


class Mutation(NamedTuple):
    """A change of one line."""

    #: The file, as it is called in the tree.
    path: str
    line: int
    #: The line as it was.
    text: str
    #: What was there, and what is there now.
    told: str
    #: The whole file with the change in it.
    changed: bytes


def mutations(path: str, source: bytes) -> Iterator[Mutation]:
    r"""Yield the changes that may be made in the functions of a module, in the order of the text.

    Errors, formatted strings, annotations, decorators and the values of arguments that are not given are left alone.

    >>> [change.told for change in mutations("a.py", b"def is_long(name):\n    return len(name) > 3\n")]
    ['return len(name) > 3 → return not len(name) > 3', 'len(name) > 3 → len(name) <= 3', '3 → 4']
    """
    lines = source.split(b"\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for node in _in_functions(ast.parse(source)):
        for old, new in _changes(node):
            begin = starts[old.lineno - 1] + old.col_offset
            end = starts[(old.end_lineno or 0) - 1] + (old.end_col_offset or 0)
            written = ast.unparse(new)
            put = f"({written})" if isinstance(old, ast.expr) else written
            told = f"{ast.unparse(old)} → {written}"
            text = lines[old.lineno - 1].decode().strip()
            yield Mutation(path, old.lineno, text, told, source[:begin] + put.encode() + source[end:])


def _in_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef):
            for statement in child.body:
                yield from _parts(statement)
        elif isinstance(child, ast.ClassDef):
            yield from _in_functions(child)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a statement or an expression and what it is made of, as far as it may be changed."""
    if isinstance(node, _LEFT_ALONE):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in _FIELDS_LEFT_ALONE or isinstance(value, ast.arguments):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _parts(child)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield what may be changed at a node, and what may stand in its place."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=comparators):
            yield node, ast.Compare(left, [_OPPOSITES[type(op)]()], comparators)
        case ast.BoolOp(op=op, values=values):
            yield node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, operand
        case ast.If(test=test):
            yield test, ast.Constant(value=False)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield node, ast.IfExp(test, orelse, body)
        case ast.Constant(value=bool() as truth):
            yield node, ast.Constant(not truth)
        case ast.Constant(value=int() | float() as number):
            yield node, ast.Constant(number + 1)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            yield node, ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right)
        case ast.Return(value=ast.expr() as value):
            yield from ((node, other) for other in _other_returns(value))


def _other_returns(value: ast.expr) -> Iterator[ast.Return]:
    match value:
        case ast.Compare() | ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
            yield ast.Return(ast.UnaryOp(ast.Not(), value))
        case ast.Constant():
            pass
        case _:
            yield ast.Return(ast.Constant(None))
