"""Show how much memory an analysis takes: of many articles, and of one that is very long.

python -m benchmarks.memory FOLDER [--articles 20000] [--longest 950]

Many: one process, as each worker is one, analyses so many articles, a tenth of them at a time, and prints the most
memory that it has had until then. They are the beginnings of the articles under FOLDER, again and again, each with a
name of its own in the place of one that it has, so that new words come all the time. Level is what does not grow.

One: `attribution analyze` reads articles of a quarter, a half and the whole of so many thousand characters, made by
putting those under FOLDER one behind the other, each in a process of its own; the seconds are those of the processor.
"""

import argparse
import itertools
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attribution import Document, analyze_many
from benchmarks.speed import megabytes, peak_megabytes, read_documents, use_one_thread

#: So many characters of each article are read where there are many.
_BEGINNING = 1000
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SYLLABLES = "ba ce di fo gu hal jen kir lom mun nor pel qui ras sto tam vel wyn".split()


def many(documents: Sequence[Document], number: int) -> Iterator[Document]:
    """Yield so many articles, each with a name that no other has."""
    chance = random.Random(0)
    for place in range(number):
        text = documents[place % len(documents)].text[:_BEGINNING]
        names = Counter(_NAME.findall(text))
        if names:
            invented = "".join(chance.choices(_SYLLABLES, k=4)).capitalize()
            text = text.replace(names.most_common(1)[0][0], invented)
        yield Document.from_text(text, f"article {place}")


def show_many(documents: Sequence[Document], number: int) -> None:
    """Print the most memory in use after each tenth of so many articles."""
    print(f"{number} articles of {_BEGINNING} characters, one after the other\narticles  most memory in use, MB")
    analyses = analyze_many(many(documents, number))
    for tenth in range(1, 11):
        done = number * tenth // 10
        for _ in itertools.islice(analyses, done - number * (tenth - 1) // 10):
            pass
        print(f"{done:8}  {peak_megabytes():22.0f}", flush=True)


def show_long(documents: Sequence[Document], thousands: int) -> None:
    """Print what articles of a quarter, a half and the whole of so many thousand characters take."""
    print("characters  seconds  seconds a million characters  most memory in use, MB")
    text = "\n\n".join(document.text for document in documents)
    text = "\n\n".join(itertools.repeat(text, 1 + 1000 * thousands // max(1, len(text))))
    for size in (thousands * 250, thousands * 500, thousands * 1000):
        with tempfile.TemporaryDirectory() as folder:
            article, out = Path(folder, "article.txt"), Path(folder, "article.json")
            article.write_text(text[:size], encoding="utf-8")
            command = [sys.executable, "-m", "attribution", "analyze", str(article), "-o", str(out)]
            _, status, used = os.wait4(os.posix_spawn(sys.executable, command, os.environ), 0)
        seconds = used.ru_utime + used.ru_stime
        print(f"{size:10}  {seconds:7.1f}  {seconds / size * 1e6:28.1f}  {megabytes(used):22.0f}", flush=True)
        if status:
            raise SystemExit("the analysis failed")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure with the articles of the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--longest", type=int, default=950, help="in thousands of characters")
    arguments = parser.parse_args(argv)
    print(use_one_thread())
    documents = read_documents(arguments.folder)
    show_long(documents, arguments.longest)
    show_many(documents, arguments.articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
