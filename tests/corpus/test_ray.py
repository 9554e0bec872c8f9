"""A corpus on a cluster: a real one, of this machine alone, with two workers."""

import gzip
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from attribution import analyze_many
from attribution.corpus.ray import analyze_on_cluster
from attribution.corpus.rows import ArticleRow, article_row
from attribution.errors import ClusterError, MissingExtraError, MissingModelError, OutputError
from attribution.load import find_articles, read_all
from attribution.model import Document
from tests.browsing import skip

NAMES = ("Ana Lee", "Ben Roe", "Ruth Okafor", "Ivo Lant")
PATIENCE = 60

pytestmark = [
    # Ray leaves files and sockets open until the process ends, and warns of settings of its own that it reads.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray.data.context"),
]


@pytest.fixture(autouse=True)
def with_ray() -> None:
    """Skip the test where Ray is not installed."""
    try:
        import ray.data  # noqa: F401
    except ImportError:
        skip("ray is not installed")


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """Return a folder with three JSON lines files, one packed, and a Parquet file, 25 articles each, and a bad line."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        lines = [json.dumps(record) for record in records(25)]
        (folder / f"news-{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (folder / "news-0.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": \n')
    packed = gzip.compress((folder / "news-2.jsonl").read_bytes())
    (folder / "news-2.jsonl").rename(folder / "news-2.jsonl.gz").write_bytes(packed)
    pq.write_table(pa.Table.from_pylist(list(records(25))), folder / "news.parquet")
    return folder


def records(number: int) -> Iterator[dict[str, str]]:
    """Yield short articles as records of a dump."""
    for i in range(number):
        name = NAMES[i % len(NAMES)]
        story = f"“We counted {i},” {name} said on Monday. “Nobody asked,” one official said.\n\n" * 4
        yield {"text": story, "headline": f"Count {i}", "desk": "local"}


def in_one_process(folder: Path) -> list[ArticleRow]:
    """Return the rows that one process gives for the dumps in a folder, sorted."""
    documents: list[Document] = []
    for article in find_articles(sorted(folder.iterdir())):
        documents += read_all(article.path, name=article.id, on_error=lambda _: None)
    return sorted(map(article_row, analyze_many(documents)), key=lambda row: row.id)


def written(folder: Path) -> list[ArticleRow]:
    """Return the rows in the Parquet files of a folder, sorted."""
    import pyarrow.parquet as pq

    rows = [row for path in folder.glob("*.parquet") for row in pq.read_table(path).to_pylist()]
    return sorted(
        (msgspec.convert(row | {"extra": dict(row["extra"])}, ArticleRow) for row in rows), key=lambda row: row.id
    )


def test_two_workers_give_what_one_process_gives(dumps: Path, tmp_path: Path) -> None:
    """The rows are the same, a broken line is left out and told, and the folder is marked as whole."""
    done = analyze_on_cluster(str(dumps), str(tmp_path / "out"), workers=2)

    assert written(tmp_path / "out") == in_one_process(dumps)
    assert (done.articles, done.failures) == (100, 1)
    assert done.errors[0].subject == "news-0.jsonl, line 26"
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".parquet", ""}
    assert (tmp_path / "out" / "_SUCCESS").exists()


def test_a_worker_that_is_killed(dumps: Path, tmp_path: Path) -> None:
    """Where a worker is ended in the middle, another does what it had in hand, and the rows are the same."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("this system does not list processes")
    killed: list[int] = []
    for attempt in range(5):  # on a busy machine no worker may be seen at work
        watcher = threading.Thread(target=kill_one_at_work, args=(killed,))
        watcher.start()
        out = tmp_path / f"out-{attempt}"
        done = analyze_on_cluster(str(dumps), str(out), workers=2)
        watcher.join()
        if killed:
            break

    assert len(killed) == 1
    assert written(out) == in_one_process(dumps)
    assert done.articles == 100


def kill_one_at_work(killed: list[int]) -> None:
    """Wait until a worker that this process has begun is at work, and end it."""
    end = time.monotonic() + PATIENCE
    while not killed and time.monotonic() < end:
        for process in Path("/proc").iterdir():
            if process.name.isdecimal() and is_at_work(process) and os.getpid() in ancestors(int(process.name)):
                os.kill(int(process.name), signal.SIGKILL)
                killed.append(int(process.name))
                return
        time.sleep(0.02)


def is_at_work(process: Path) -> bool:
    """Tell whether a process is a worker of Ray's with articles in hand, as its title says."""
    try:
        title = (process / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return title.startswith("ray::MapWorker") and ".submit" in title


def ancestors(process: int) -> Iterator[int]:
    """Yield the process that began a process, the one that began that, and so on."""
    while process > 1:
        try:
            stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        except OSError:
            return
        process = int(stat.rpartition(")")[2].split()[1])
        yield process


def test_a_folder_that_is_not_empty(dumps: Path) -> None:
    """Nothing is begun where the output would be mixed with something else."""
    with pytest.raises(OutputError, match="something in this folder"):
        analyze_on_cluster(str(dumps), str(dumps))


def test_a_missing_model(dumps: Path, tmp_path: Path) -> None:
    """It is told before a machine is started or a folder made."""
    with pytest.raises(MissingModelError, match="en_no_such"):
        analyze_on_cluster(str(dumps), str(tmp_path / "out"), model="en_no_such")
    assert not (tmp_path / "out").exists()


def test_a_cluster_that_is_not_there(dumps: Path, tmp_path: Path) -> None:
    """An address where nobody answers is an error; no other cluster is started in its place."""
    with pytest.raises(ClusterError, match="can't be reached"):
        analyze_on_cluster(str(dumps), str(tmp_path / "out"), address="no colon")


def test_house_words_reach_the_workers(dumps: Path, tmp_path: Path) -> None:
    """The file of house words is read here, and what it says holds where the articles are analysed."""
    words = tmp_path / "desk.toml"
    words.write_text('[titles]\nany = ["Portreeve"]\n', encoding="utf-8")
    record = {"text": "“It holds,” said Portreeve Ana Lee."}
    (tmp_path / "one.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")

    analyze_on_cluster(str(tmp_path / "one.jsonl"), str(tmp_path / "out"), workers=1, words=words)
    [row] = written(tmp_path / "out")
    assert row.names == ("Ana Lee",)


def test_without_ray(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "ray.data", None)

    with pytest.raises(MissingExtraError, match=r'pip install "ray\[data\]<'):
        analyze_on_cluster(str(dumps), str(tmp_path / "out"))


def test_nothing_is_told_to_the_makers_of_ray(dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says, Ray's usage statistics are off."""
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "1")

    with pytest.raises(OutputError):
        analyze_on_cluster(str(dumps), str(dumps))
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
