"""Training: annotated articles in, weights out. The articles here are invented."""

import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.engine import pipeline
from attribution.engine.cues.candidates import key
from attribution.engine.grammar.parsing import Parse, parse_many
from attribution.engine.learned import NUMBERS
from attribution.engine.learned.weights import Learned, from_arrays
from attribution.model import Document
from tests.marked import read
from training import ablation, calibration, folds, pronouns, rates
from training.boosting import Shape, Table, fit, join, make_table, round_down
from training.gold import Example, Relation, read_examples, read_relations
from training.train import main

NAMES = ["Ana Lee", "the mayor", "Ben Roe", "one official", "the union", "Cora Vance"]
WORDS = ["the bridge is safe", "the ferry was late again", "nobody had read the report", "the school will close in May"]
#: Seen once in all articles.
RARE = "gainsaid"


def make_article(number: int) -> str:
    """Return the markup of an article; each number gives another."""
    one, other, third = (NAMES[(number + step) % len(NAMES)] for step in range(3))
    first, second, last = (WORDS[(number + step) % len(WORDS)] for step in range(3))
    return "\n\n".join(
        [
            f"{{content1:“{first.capitalize()},”}} {{speaker1:{one}}} {{cue1:said}} on Monday after a long meeting.",
            f"{{speaker2:{other.capitalize()}}} {{cue2:said}} {{content2:that {second}}}, but {third} had left.",
            f"The hall was full. {{speaker3:{third.capitalize()}}} {{cue3:told}} reporters: {{content3:“{last}.”}}",
            f"Many came to see “{WORDS[number % 4].title()}” that night. {{content4:“{second.capitalize()},”}} "
            f"{{cue4:added}} {{speaker4:{one}}}. {{content4:“{last.capitalize()}.”}}",
            f"{{content5:{first.capitalize()}}}, {{cue5:according to}} {{speaker5:{other}}}, who walked home.",
        ]
    )


def write_article(folder: Path, name: str, markup: str) -> None:
    """Write an article and its annotation as a corpus has them."""
    text, expected = read(markup)
    lines, count = [], 0
    for number, entry in enumerate(expected.values(), 1):
        roles = [("Source", [entry.speaker]), ("Cue", [entry.cue]), ("Content", entry.content)]
        marked = [(role, [span for span in spans if span is not None]) for role, spans in roles]
        arguments = []
        for role, spans in marked:
            if spans:
                count += 1
                places = ";".join(f"{a} {b}" for a, b in spans)
                lines.append(f"T{count}\t{role} {places}\t{' '.join(text[a:b] for a, b in spans)}")
                arguments.append(f"{role}:T{count}")
        lines.append(f"E{number}\t{' '.join(arguments)}")
    (folder / "text").mkdir(parents=True, exist_ok=True)
    (folder / "attributions").mkdir(exist_ok=True)
    (folder / "text" / f"{name}.txt").write_bytes(text.encode())
    (folder / "attributions" / f"{name}.ann").write_bytes("\n".join(lines).encode())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small corpus."""
    folder: Path = tmp_path_factory.mktemp("corpus")
    for number in range(12):
        write_article(folder, f"story{number:02}", make_article(number))
    write_article(folder, "rare", f"{{speaker:Ana Lee}} {{cue:{RARE}}} {{content:that the bridge is safe}}.")
    return folder


@pytest.fixture(scope="module")
def examples(corpus: Path) -> list[Example]:
    return read_examples(corpus)


@pytest.fixture(scope="module")
def weights(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of weights learned from the corpus."""
    path: Path = tmp_path_factory.mktemp("weights") / "learned.npz"
    assert main([str(corpus), "-o", str(path)]) == 0
    return path


def load(path: Path) -> Learned:
    with np.load(path, allow_pickle=False) as arrays:
        return from_arrays(arrays, pipeline.FEATURES)


def parse(text: str, nlp) -> Parse:
    return next(parse_many([Document.from_text(text)], nlp))


def test_same_bytes(corpus: Path, weights: Path, checkout: Path, tmp_path: Path):
    """A second run, in a process with other numbers of threads and other hashes of words, gives the same bytes."""
    again = tmp_path / "again.npz"
    environment = os.environ | {"OMP_NUM_THREADS": "3", "PYTHONHASHSEED": "7", "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-m", "training.train", str(corpus), "-o", str(again)]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert again.read_bytes() == weights.read_bytes()


def test_no_clock_in_the_file(weights: Path):
    """No part of the file bears the time at which it was written."""
    with zipfile.ZipFile(weights) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_in_the_weights(weights: Path, examples: list[Example]):
    """Only words that were seen three times get into the weights: no other text of the corpus does."""
    seen = Counter(key(example.parse, site) for example in examples for site in example.sites)
    learned = load(weights)
    words = {word for word in learned.cue_rates if not word.startswith("class:")}
    words |= {name.partition(">")[0] for name in learned.content_rates} - {""}
    assert "say" in words
    assert min(seen[word] for word in words) >= 3
    with np.load(weights, allow_pickle=False) as arrays:
        text = b" ".join(arrays[name].tobytes() for name in arrays.files if arrays[name].dtype == np.uint8)
    assert (RARE[:7].encode() in text, b"say" in text) == (False, True)


def test_what_is_learned(weights: Path, nlp, monkeypatch: pytest.MonkeyPatch):
    """The weights find the pattern of the articles in another: the subject of "said" speaks, "walked" is no cue."""
    learned = load(weights)
    assert learned.cue_rates["say"] > 0.8
    assert learned.cue_rates["walk"] < 0.2
    monkeypatch.setattr(pipeline, "load_learned", lambda features: learned)
    found = pipeline.analyze("“The road is open,” Ida Moss said on Friday after a short walk.", nlp, threshold=0.0)
    assert [q.speaker.text for q in found.quotations if q.speaker] == ["Ida Moss"]


def test_weights_are_whole(weights: Path):
    """Every model learned something, and the curves rise."""
    learned = load(weights)
    assert all(len(trees.feature) > len(trees.roots) for trees in (learned.cue, learned.content, learned.speaker))
    for _, shares in (learned.quoted_curve, learned.indirect_curve):
        assert list(shares) == sorted(shares)


def test_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A folder that holds no article is an error of one line."""
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert capsys.readouterr().err.endswith(f"no articles in {tmp_path / 'text'}\n")


@given(st.lists(st.integers(), max_size=20), st.integers(1, 6))
def test_folds(items: list[int], count: int):
    """Each item is held out once, and the others keep their order."""
    held = [item for fold in range(count) for item in folds.held_out(items, fold, count)]
    assert sorted(held) == sorted(items)
    for fold in range(count):
        both = Counter(folds.held_out(items, fold, count)) + Counter(folds.others(items, fold, count))
        assert both == Counter(items)


def test_others_keep_their_order():
    """What is not held out stays in its order."""
    assert folds.others("abcdefg", 1, 3) == ["a", "c", "d", "f", "g"]


@given(st.floats(-(2.0**99), 2.0**99), st.floats(-(2.0**99), 2.0**99, width=32))
def test_round_down(threshold: float, value: float):
    """A row goes to the same side of a threshold in single precision as in double."""
    rounded = round_down(np.array([threshold]))[0]
    assert (np.float32(value) <= rounded) == (value <= threshold)


def test_neighbours_in_single_precision():
    """Two rows whose feature differs in its last bit go to the sides that they were learned to go to."""
    low = np.float32(1.0000001)
    high = np.nextafter(low, np.float32(2))
    rows = [[float(value)] for value in (low, high) for _ in range(40)]
    trees = fit(make_table(rows, [value[0] > low for value in rows]), Shape(trees=5, leaves=2, rate=0.5))
    odds = trees.log_odds([[float(low)], [float(high)]])
    assert odds[0] < 0 < odds[1]


def test_join():
    """Tables follow one another; one without rows is left out, and nothing at all is an error."""
    empty = make_table([], [])
    joined = join([make_table([[1.0]], [True]), empty, make_table([[2.0], [3.0]], [False, True])])
    assert (joined.rows.tolist(), joined.answers.tolist()) == ([[1.0], [2.0], [3.0]], [1, 0, 1])
    with pytest.raises(ValueError, match="nothing to learn from"):
        join([empty, Table(empty.rows, empty.answers)])


def test_rates():
    """A rate is the share of yes, drawn to the prior by three sightings' weight; a word seen twice has none."""
    tally = rates.Tally(Counter(), Counter())
    for answer in (True, True, True, False):
        tally.add("say", answer=answer)
        tally.add("class:neutral", answer=answer)
    for _ in range(2):
        tally.add("aver", answer=True)
    assert rates.to_rates(tally, prior=0.1) == {
        "class:neutral": pytest.approx(3.3 / 7),
        "say": pytest.approx(3.3 / 7),
    }


def test_rates_without_some():
    """What is left out counts as never seen, so that a word may lose its rate; a class never does."""
    tally = rates.Tally(Counter({"say": 3, "class:neutral": 3}), Counter({"say": 4, "class:neutral": 4}))
    left_out = rates.Tally(Counter({"say": 1, "class:neutral": 1}), Counter({"say": 2, "class:neutral": 2}))
    assert rates.to_rates(tally, left_out, prior=0.5) == {"class:neutral": pytest.approx((2 + 1.5) / 5)}
    assert rates.add_up([left_out, left_out]).all == Counter({"say": 4, "class:neutral": 4})


def test_read_relations(tmp_path: Path):
    """An annotation has its content in pieces, its source and its cue; what is not a span of text is left out."""
    (tmp_path / "a.ann").write_text(
        "T1\tSource 3 6\tAna\nT2\tCue 7 11\tsaid\nT3\tContent 12 14;20 22\tno no\nT4\tAttribution 7 11\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n#1\tAnnotatorNotes T1\tdoubtful\nE2\tContent1:T3\n",
        encoding="utf-8",
    )
    pieces = ((12, 14), (20, 22))
    assert read_relations(tmp_path / "a.ann") == (
        Relation(pieces, ((3, 6),), ((7, 11),)),
        Relation(pieces, (), ()),
    )


def example_of(markup: str, nlp) -> Example:
    text, expected = read(markup)
    entries = [
        Relation(tuple(e.content), (e.speaker,) if e.speaker else (), (e.cue,) if e.cue else ())
        for e in expected.values()
    ]
    return Example(parse(text, nlp), tuple(entries))


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("{speaker:Ana} {cue:has said} {content:that the bridge is safe}.", "said"),
        ("{speaker:Ana} {cue:made the claim} {content:that the bridge is safe}.", "made"),
        ("{speaker:Ana’s} {cue:claim} {content:that the bridge is safe} was heard.", "claim"),
    ],
)
def test_main_word_of_a_cue(markup: str, head: str, nlp):
    """The main word of an annotated cue is its last verb, or its last noun where it has none."""
    example = example_of(markup, nlp)
    cues = [site for site, is_cue in zip(example.sites, example.are_cues, strict=True) if is_cue]
    assert [example.parse.tokens[site.head].lower for site in cues] == [head]


def test_parts_of_a_cue(nlp):
    """The phrases under an annotated cue are examples of content and of what is not."""
    example = example_of("{speaker:Ana} {cue:told} reporters {content:that the bridge is safe} on Monday.", nlp)
    answers = {example.parse.tokens[part.top].lower: answer for part, answer in example.parts}
    assert answers["is"]
    assert not answers["reporters"]


def test_relation_over_a_unit(nlp):
    """A quoted stretch belongs to the annotation that covers half of it, and to none where none does."""
    example = example_of("{content:“The bridge is safe,”} {speaker:Ana} {cue:said} in “The Long Road Home”.", nlp)
    units = pipeline.find_units(example.parse)
    relations = [example.relation_over(unit) for unit in units]
    assert relations == [example.relations[0], None]
    heads = [i for i, t in enumerate(example.parse.tokens) if t.lower in ("ana", "bridge")]
    assert [example.is_speaker(head, example.relations[0]) for head in heads] == [False, True]


def test_curve():
    """A curve rises with the share of right links and never says certainly."""
    judged = calibration.Judged()
    for score in np.linspace(0, 1, 50):
        judged.add(float(score), right=score > 0.5)
    points, shares = judged.curve()
    assert (points[0], points[-1], list(shares) == sorted(shares)) == (0, 1, True)
    assert (shares[0], shares[-1]) == (pytest.approx(0.01), pytest.approx(0.99))


STORY = (
    "Ana Lee met Ben Roe at the bridge. The ferry, built for Cora Vance, is late.\n\n“We had no warning,” Roe said.\n\n"
    "SMITH: “Nobody told me.”"
)


def speakers_with(parts: int, nlp) -> list[str | None]:
    """Return the speakers of the quoted stretches of STORY that the first so many parts find."""
    [analysis] = ablation.analyses_with(parts, [parse(STORY, nlp)], pipeline.load_learned(pipeline.FEATURES))
    return [q.speaker.text if q.speaker else None for q in analysis.quotations if q.kind != "indirect"]


def test_ablation_from_the_ground_up(nlp):
    """Marks alone give a stretch to the nearest mention, and the whole gives what the pipeline gives."""
    assert speakers_with(1, nlp)[0] == "Roe"
    whole = pipeline.analyze(STORY, nlp).quotations
    assert speakers_with(len(ablation.PARTS), nlp) == [q.speaker.text if q.speaker else None for q in whole]


@pytest.mark.parametrize("parts", range(1, len(ablation.PARTS)))
def test_each_part_can_be_taken_out(parts: int, nlp):
    """With parts taken out the rest still works, every stand-in is in a place that exists, and all is put back."""
    before = [getattr(pipeline, name) for name in ("find_cues", "find_contents", "link_speakers", "load_learned")]
    assert len(speakers_with(parts, nlp)) >= 1
    after = [getattr(pipeline, name) for name in ("find_cues", "find_contents", "link_speakers", "load_learned")]
    assert before == after


def test_ablation_without_the_rules(nlp):
    """A transcript's label names the speaker by a rule, and by none where the rules are taken out."""
    with ablation.only(len(ablation.PARTS), pipeline.load_learned(pipeline.FEATURES)):
        analysis = pipeline.analyze(STORY, nlp)
    assert [q.rule for q in analysis.quotations][-1] == "label"
    with ablation.only(len(ablation.PARTS) - 2, pipeline.load_learned(pipeline.FEATURES)) as threshold:
        analysis = pipeline.analyze(STORY, nlp, threshold=threshold)
    assert "label" not in [q.rule for q in analysis.quotations]


def test_ablation_table():
    """The table is Markdown, a line for each part with the figures to a tenth."""
    figures = dict.fromkeys(ablation.FIGURES, 12.34)
    lines = list(ablation.table(lambda parts: figures | {"quoted.link": parts / 2}))
    assert lines[0].startswith("| F1 | quoted.detect | quoted.link | all.content | all.source | quoted.source |")
    assert lines[2].endswith("| 12.3 | 0.5 | 12.3 | 12.3 | 12.3 | 12.3 | 12.3 |")
    assert len(lines) == 2 + len(ablation.PARTS)


def test_identities_of_the_articles():
    """Each line of the identities has the hash of an article, a mention, and the first mention of its bearer."""
    identities = pronouns.read_identities()
    assert len(identities) > 400
    assert all(len(article) == 16 and bearers for article, bearers in identities.items())
    assert all(a < b and c < d for bearers in identities.values() for (a, b), (c, d) in bearers)


def choice(article: int, *rows: tuple[float, bool]) -> pronouns.Choice:
    """Return a pronoun, of each who may be meant whether it was the last subject, and whether it is meant."""
    column = list(NUMBERS.salience).index("last subject")
    evidence = np.zeros((len(rows), len(NUMBERS.salience)))
    evidence[:, column] = [subject for subject, _ in rows]
    return pronouns.Choice(article, evidence, np.asarray([right for _, right in rows]))


def test_weights_of_pronouns():
    """What mostly holds of those who are meant, and seldom of others, gets more weight than it had before."""
    column = list(NUMBERS.salience).index("last subject")
    learned = pronouns.fit([choice(place, (1.0, True), (0.0, False)) for place in range(400)])
    assert learned[column] > NUMBERS.salience["last subject"][2]
    against = pronouns.fit([choice(place, (1.0, False), (0.0, True)) for place in range(400)])
    assert against[column] < 0


def test_judged_by_others():
    """Whether the likeliest is right is judged once for each pronoun, by weights of other articles."""
    judged = pronouns.judge([choice(place, (1.0, True), (0.0, False)) for place in range(20)])
    assert len(judged) == 20
    assert all(right for _, right in judged)
