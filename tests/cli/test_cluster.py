"""`attribution cluster`: what it is given, and what it says; the work itself is in tests/corpus/test_ray.py."""

from typing import Any

import pytest

from attribution import corpus
from attribution.cli import main
from attribution.corpus.ray import Done
from attribution.errors import AttributionError

BAD = AttributionError("news.jsonl, line 3", "this is no JSON: give one JSON object a line")


def done(articles: int, failures: int = 0) -> Done:
    """Return what a cluster did that kept the first failure."""
    return Done(articles=articles, quotations=2 * articles, failures=failures, errors=(BAD,) if failures else ())


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what the work is given; what is put under "done" is what it returns."""
    seen: dict[str, Any] = {"done": done(7)}

    def fake(source: str, target: str, **options: Any) -> Done:
        seen.update(options, source=source, target=target)
        return seen["done"]

    monkeypatch.setattr(corpus, "analyze_on_cluster", fake)
    return seen


def test_the_options(given: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """The options reach the work, and what was done is told in a line."""
    options = ["--address", "head:6379", "--workers", "9", "--threshold", "0.8", "--text-column", "story"]

    assert main(["cluster", "s3://news/in", "s3://news/out", *options]) == 0

    assert (given["source"], given["target"], given["address"]) == ("s3://news/in", "s3://news/out", "head:6379")
    assert (given["workers"], given["threshold"], given["reading"].text_column) == (9, 0.8, "story")
    assert capsys.readouterr().out == "s3://news/out: 7 articles, 14 quotations\n"


@pytest.mark.parametrize(("articles", "status"), [(7, 1), (0, 2)])
def test_failures(given: dict[str, Any], capsys: pytest.CaptureFixture[str], articles: int, status: int) -> None:
    """The first failures are told one a line, the others as a number."""
    given["done"] = done(articles, failures=5)

    assert main(["cluster", "news.jsonl", "out"]) == status

    assert capsys.readouterr().err == f"attribution: {BAD}\nattribution: 4 more were left out\n"
