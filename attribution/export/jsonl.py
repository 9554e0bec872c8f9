"""JSON lines: our own format, which loses nothing."""

from collections.abc import Iterable, Iterator

from attribution.export.texts import whole
from attribution.model import Analysis, to_json


def encode_jsonl(analyses: Iterable[Analysis]) -> Iterator[bytes]:
    """Yield `analyses` in our own format, one a line.

    >>> from attribution import analyze
    >>> [piece[:34] for piece in encode_jsonl([analyze("“It holds,” Ana Ruiz said.")])]
    [b'{"schema":"attribution/analysis/1"']
    """
    for analysis in map(whole, analyses):
        yield f"{to_json(analysis)}\n".encode()
