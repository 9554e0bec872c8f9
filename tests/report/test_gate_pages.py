"""The page of a gate, and its certificate."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corrections import parse_corrections
from attribution.errors import TemplateError
from attribution.gate import hold, signature
from attribution.model import Gate, HeldRecord, Mention, SetSigned
from attribution.policy import check, load_policy
from attribution.report import Review, render_certificate, render_gate, render_report
from attribution.report.article import article_page
from attribution.report.gate.building import certificate_page, gate_page
from attribution.report.gate.page import (
    CertificatePage,
    CertifiedQuotation,
    GatePage,
    ShownFile,
    ShownHeld,
    ShownProblem,
)
from attribution.verify import record_of
from attribution.worksheet import render_worksheet
from tests.browsing import becomes, chromium, visits
from tests.gate.test_holding import story
from tests.html_checks import check_pages
from tests.report.test_axe import OPTIONS, axe, violations

AXE = axe  # the fixture
DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
CALL = """WEBVTT

00:01:10.000 --> 00:01:14.000
<v Ana Ruiz>We will not close the ferry in 15 days.
"""
DRAFT = story(
    ("“We will not close the ferry in 15 days,”", "Ana Ruiz"),
    ("“We will not close the ferry in 50 days,”", "Ana Ruiz"),
    ("“Nobody rang us,”", "Ben Roe"),
    ("“Nobody has asked the captains,”", "one official"),
    ("the pier was old", "Ben Roe"),
)
RECORDS = (record_of(CALL, "ruiz-call.vtt"), record_of("ROE: It rained.", "roe-notes.txt"))


@functools.cache
def gate() -> Gate:
    """Return a gate with all that there can be: each state, a stale signature, one without words, a bad record."""
    first = hold(DRAFT, RECORDS, story="ferry")
    by_id = {record.id: record for record in RECORDS}
    when = "2026-03-02T09:30:00Z"
    lines = [
        signature(DRAFT, first.quotations[at], by_id, who="NF", how="called", note=note, when=when)
        for at, note in ((2, "Ben Roe says yes"), (4, ""))
    ]
    stale = msgspec.structs.replace(
        lines[1], quotation=msgspec.structs.replace(lines[1].quotation, paragraph_sha256="0" * 64)
    )
    gone = msgspec.structs.replace(
        lines[1], quotation=msgspec.structs.replace(lines[1].quotation, words_sha256="0" * 64), who="MB"
    )
    ledger = [msgspec.structs.replace(line, number=at) for at, line in enumerate((lines[0], stale, gone), start=1)]
    ledger[-1] = msgspec.structs.replace(ledger[-1], hash="f" * 64)
    return hold(
        DRAFT,
        RECORDS,
        story="ferry",
        when="2026-03-02T14:05:00Z",
        ledger=ledger,
        unread=[HeldRecord(id="tape.mp3", problem="it is a recording: have it transcribed")],
        allowed=["unnamed"],
        policy="general",
        findings=check(DRAFT, load_policy("general")),
    )


def test_what_is_to_be_done_comes_first() -> None:
    """Stale signatures, then what differs, then what nothing backs; what is allowed is settled."""
    page = gate_page(gate())

    assert [(it.number, it.state.text, it.state.shape, it.stale is not None) for it in page.open] == [
        (5, "not backed", "○", True),
        (2, "to be looked at", "▲", False),
    ]
    assert [(it.number, it.state.text, it.state.shape, it.allowed) for it in page.settled] == [
        (4, "not backed", "○", True),
        (3, "signed", "◆", False),
        (1, "backed by a record", "●", False),
    ]
    assert (
        page.summary == "2 of 5 backed or signed; 1 to look at, 2 not backed, 1 with a signature that no longer holds"
    )
    assert page.verdict.startswith("It may not go out: 2 quotations to settle, 1 record not read, ")
    assert page.when == "2 March 2026, 14:05 UTC"


def test_each_says_what_stands_behind_it() -> None:
    """The place in the record with its time, what differs in its place, and who has signed how."""
    page = gate_page(gate())
    differing = page.open[1]

    assert differing.record == "records/ruiz-call.vtt, ¶\u00a03, line\u00a04, Ana Ruiz, 0:01:10"
    assert [run.only for run in differing.passages[0].runs if run.only] == ["record", "article"]
    assert (page.settled[1].signed, page.settled[1].note) == (
        "NF, 2 March 2026, 09:30 UTC: called the speaker",
        "Ben Roe says yes",
    )
    assert page.settled[-1].passages == ()


def test_what_else_is_wrong_is_told() -> None:
    """Records that were not read, signatures whose words are gone, house rules; and with what it was held."""
    page = gate_page(gate())

    assert [(it.what, it.why) for it in page.unread] == [
        ("records/tape.mp3", "It is a recording: have it transcribed.")
    ]
    assert [it.what for it in page.loose] == ["ledger line 3, MB"]
    assert page.findings
    assert [(it.name, it.kind, it.sha256) for it in page.records] == [
        ("ruiz-call.vtt", "WebVTT captions", RECORDS[0].sha256),
        ("roe-notes.txt", "transcript", RECORDS[1].sha256),
    ]
    assert (page.ledger, page.head, page.allowed) == ("3 lines", "f" * 64, "unnamed")


def test_the_page_is_sound() -> None:
    """It has the words, marked by more than colour, and nothing that loads."""
    html = render_gate(gate())
    check_pages({"gate.html": html})

    for words in ("“Nobody rang us,”", "Ben Roe", "▲", "to be looked at", "[record: <s>", "[article: <u>"):
        assert words in html


def test_the_certificate_has_no_words_and_no_names() -> None:
    """No word of a quotation or a record, no source, no record’s name, no note; how each stands is there."""
    held = gate()
    html = render_certificate(held)
    check_pages({"certificate.html": html})
    text = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)

    said = [*(one.words.text for one in held.quotations), *(record.text for record in RECORDS)]
    names = {one.speaker or "" for one in held.quotations} | {"ruiz-call", "roe-notes", "tape.mp3", "says yes"}
    for name in names:
        assert name not in text
    for words in said:
        for run in zip(*(re.findall(r"[\w’]+", words)[at:] for at in range(3)), strict=False):
            assert " ".join(run) not in text
    for told in ("NF, 2 March 2026, 09:30 UTC: called the speaker", held.draft.sha256, RECORDS[0].sha256, "f" * 64):
        assert told in text
    assert [(it.number, it.state.name, it.record, it.line, it.stale) for it in certificate_page(held).quotations] == [
        (1, "backed", 1, None, False),
        (2, "look", 1, None, False),
        (3, "signed", None, 1, False),
        (4, "unbacked", None, None, False),
        (5, "unbacked", None, 2, True),
    ]


def test_the_article_page_says_how_each_stands() -> None:
    """Each entry has its state in words and by shape, and who has signed; without a gate there is none."""
    held = gate()
    review = Review(checks=tuple(one.check for one in held.quotations), gate=held)
    page = article_page(DRAFT, file="ferry.html", review=review)

    assert [(it.standing.state.text, it.standing.told) for it in page.quotations if it.standing] == [
        ("backed by a record", ""),
        ("to be looked at", ""),
        ("signed", "Signed by NF, 2 March 2026, 09:30 UTC: called the speaker."),
        ("not backed", ""),
        ("not backed", "NF signed it on ferry.txt, and since then its paragraph was changed."),
    ]
    assert all(it.standing is None for it in article_page(DRAFT, file="ferry.html").quotations)
    pages = render_report([DRAFT], review=lambda _: review)
    check_pages(pages)
    assert pages["ferry.html"].count('class="standing"') == 5


@pytest.mark.parametrize("suffix", [".md", ".csv"])
def test_the_worksheet_says_how_each_stands(suffix: str) -> None:
    """Each quotation has its state, and who has signed; without a gate no line has one."""
    held = gate()
    sheet = render_worksheet(DRAFT, suffix, (), held).decode()

    for told in (
        "backed by a record",
        "to be looked at",
        "signed by NF, called the speaker",
        "its paragraph was changed",
    ):
        assert told in sheet
    assert "backed" not in render_worksheet(DRAFT, suffix).decode()


def test_hostile_words() -> None:
    """Words of a draft, of a record and of the ledger are text, whatever they are."""
    hostile = "<script>alert(1)</script>"
    draft = story((f"“{hostile} We go,”", f"Ana {hostile}"), name=f"{hostile}.txt")
    held = hold(draft, [record_of(f"{hostile} We went.", hostile)], story=hostile)
    pages = {"gate.html": render_gate(held), "certificate.html": render_certificate(held)}
    check_pages(pages)

    assert all("<script>" not in html for html in pages.values())


def test_a_house_template(tmp_path: Path) -> None:
    """A house's template wins, and a broken one is named."""
    (tmp_path / "gate.html").write_text("{% extends 'default/gate.html' %}{% block kicker %}Ours{% endblock %}")
    assert "Ours" in render_gate(gate(), templates=tmp_path)

    (tmp_path / "certificate.html").write_text("{% if %}")
    with pytest.raises(TemplateError, match=r"certificate\.html, line 1"):
        render_certificate(gate(), templates=tmp_path)


@settings(max_examples=20)
@given(st.text(), st.text())
def test_any_words_give_sound_pages(words: str, name: str) -> None:
    """Whatever the words and names are."""
    held = gate()
    quotations = tuple(
        msgspec.structs.replace(one, speaker=name, reason=words, words=Mention(start=0, end=0, text=words))
        for one in held.quotations
    )
    changed = msgspec.structs.replace(held, story=name, when=words, quotations=quotations)
    check_pages({"gate.html": render_gate(changed), "certificate.html": render_certificate(changed)})


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of both pages."""
    folder = tmp_path_factory.mktemp("gate")
    (folder / "gate.html").write_text(render_gate(gate()), encoding="utf-8")
    (folder / "certificate.html").write_text(render_certificate(gate()), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["gate", "certificate"])
@pytest.mark.parametrize("width", [320, 1440])
def test_in_a_browser(browser: Any, written: Path, name: str, width: int) -> None:
    """Nothing scrolls sideways, nothing is loaded, and nothing complains."""
    with visits(browser) as open_page:
        tab = open_page((written / f"{name}.html").as_uri(), width)
        becomes(tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth", 0)


@pytest.mark.parametrize("name", ["gate", "certificate"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(axe: str, browser: Any, written: Path, name: str, width: int, scheme: str) -> None:
    """Neither page violates a rule of axe-core."""
    assert violations(axe, browser, (written / f"{name}.html").as_uri(), width, scheme) == {}


def test_every_value_of_the_gate_is_documented() -> None:
    """docs/templates.md lists the fields of every record that these pages get, in their order."""
    text = DOCS.partition("\n## The values of the gate\n")[2].partition("\n## ")[0]
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))
    kinds = (GatePage, ShownHeld, ShownFile, ShownProblem, CertificatePage, CertifiedQuotation)
    records = {kind.__name__: kind for kind in kinds}

    assert list(sections) == list(records)
    for name, section in sections.items():
        assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == records[name].__struct_fields__, name


def test_signing_on_the_article_page(browser: Any, tmp_path: Path, axe: str) -> None:
    """“I checked it” becomes an entry of the page's file; without a gate there is no such control."""
    held = gate()
    for name, one in (("with", held), ("without", None)):
        review = Review(checks=tuple(it.check for it in held.quotations), gate=one)
        [html] = render_report([DRAFT], review=lambda _, it=review: it).values()
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    with visits(browser) as open_page:
        tab = open_page(f"{(tmp_path / 'with.html').as_uri()}#q-0002", 1440)
        tab.locator("#card").get_by_role("button", name="I checked it", exact=True).click()
        tab.select_option("#card select[name=how]", "called")
        tab.fill("#card input[name=note]", "twice")
        tab.fill("#card input[name=who]", "NF")
        tab.evaluate(axe)
        assert tab.evaluate("options => axe.run(document, options)", OPTIONS)["violations"] == []
        tab.locator("#card").get_by_role("button", name="Sign", exact=True).click()
        with tab.expect_download() as waiting:
            tab.locator("#save").click()
        [entry] = parse_corrections(Path(waiting.value.path()).read_bytes(), "saved").entries
        tab.close()
        plain = open_page(f"{(tmp_path / 'without.html').as_uri()}#q-0002", 1440)
        plain.locator("#card").wait_for()
        assert plain.locator("#card").get_by_role("button", name="I checked it", exact=True).count() == 0

    assert isinstance(entry, SetSigned)
    assert (entry.quotation.id, entry.how, entry.note, entry.who) == ("q-0002", "called", "twice", "NF")
