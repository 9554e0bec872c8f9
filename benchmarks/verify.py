"""Time how long it takes to hold quotations against a long transcript.

python -m benchmarks.verify [--words 30000] [--quotations 50]

The transcript is made from a seed: speakers in turn, sentences of words drawn with the frequencies of a language. Half
of the quotations are cut out of it as they are; of the rest, some words are left out, changed or put in, and some are
not in it at all. It prints the seconds of the processor for making the record ready, and for each quotation.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator

from attribution.model import Analysis, Document, Engine, Quotation, Span
from attribution.model.checks import Record
from attribution.verify import record_of, verify

_ENGINE = Engine(attribution="", spacy="", pipeline="")
_COMMON = "the of to and a in that is it we for not on with you are they have this but be was at will".split()


def make_record(words: int, chance: random.Random) -> Record:
    """Return a transcript of so many words."""
    rare = ["".join(chance.choices("aeioulnrstmkdbp", k=chance.randint(3, 9))) for _ in range(6000)]
    turns, made = [], 0
    while made < words:
        length = chance.randint(30, 200)
        drawn = [_draw(rare, chance) for _ in range(length)]
        turns.append(f"{chance.choice(('DIAZ', 'ROE', 'HOLT'))}: " + ". ".join(_sentences(drawn, chance)) + ".")
        made += length
    return record_of("\n\n".join(turns), "transcript")


def make_article(record: Record, quotations: int, chance: random.Random) -> Analysis:
    """Return an article with so many quotations, half of them exact."""
    text, quoted = "", []
    for number in range(quotations):
        segment = record.segments[chance.randrange(len(record.segments))]
        said = record.text[segment.start : segment.end].split()
        start = chance.randrange(max(1, len(said) - 25))
        words = said[start : start + 25]
        if number % 4 == 1:
            del words[len(words) // 2]
        elif number % 4 == 3:
            words = [word if chance.random() < 0.5 else "zzz" + word for word in words]
        begin = len(text)
        text += f"“{' '.join(words)}”"
        span = Span(start=begin, end=len(text))
        quoted.append(Quotation(id=f"q-{number}", kind="direct", spans=(span,), text=text[begin:]))
        text += " Diaz said.\n\n"
    return Analysis(document=Document.from_text(text), engine=_ENGINE, quotations=tuple(quoted))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=30_000)
    parser.add_argument("--quotations", type=int, default=50)
    options = parser.parse_args()
    chance = random.Random(7)
    record = make_record(options.words, chance)
    article = make_article(record, options.quotations, chance)
    nothing = Analysis(document=article.document, engine=_ENGINE)
    ready = _time(lambda: verify(nothing, [record]))
    whole = _time(lambda: verify(article, [record]))
    print(f"{options.words} words, {options.quotations} quotations")
    print(f"making the record ready: {ready:.2f} s")
    print(f"each quotation: {(whole - ready) / options.quotations:.3f} s")


def _draw(rare: list[str], chance: random.Random) -> str:
    common = chance.random() < 0.5
    return chance.choice(_COMMON) if common else rare[int(chance.paretovariate(0.6)) % len(rare)]


def _sentences(words: list[str], chance: random.Random) -> Iterator[str]:
    while words:
        length = chance.randint(4, 20)
        yield " ".join(words[:length]).capitalize()
        del words[:length]


def _time(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


if __name__ == "__main__":
    main()
