"""A status file carried to a new draft: nothing that a person entered is lost."""

import json
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.compare import carry_statuses, compare, encode_statuses, parse_statuses
from attribution.errors import StatusFileError
from attribution.model import Analysis
from tests.drafts_by_hand import draft, new_draft, old_draft, status_file


def carry(statuses: dict[str, Any], old: Analysis, new: Analysis) -> dict[str, Any]:
    """Return what becomes of a status file, after a way through bytes."""
    checked = parse_statuses(json.dumps(statuses).encode(), "work.json")
    carried = carry_statuses(checked, compare(old, new), old, new)
    return parse_statuses(encode_statuses(carried), "carried.json")


def rows_of(content: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Return status and earlier statuses by the words of the quotations."""
    return {
        row["text"]: (row["status"], [past["status"] for past in row.get("earlier", [])])
        for row in content["quotations"].values()
    }


def test_every_fate() -> None:
    """The status goes over where words and source are the same; elsewhere it stands with the words as earlier."""
    old, new = old_draft(), new_draft()
    statuses = status_file(old, q1="verified-verbatim", q2="needs-fix", q3="verified-verbatim", q4="cut")
    carried = carry(statuses, old, new)

    assert rows_of(carried) == {
        "“The pump may fail again by June,”": ("unchecked", ["verified-verbatim"]),
        "“Nobody has ordered parts.”": ("needs-fix", []),
        "“We were told to wait,”": ("unchecked", ["verified-verbatim"]),
        "“The water is safe,”": ("unchecked", []),
        "“We have bought a new one,”": ("unchecked", []),
    }
    assert [(row["text"], row["status"]) for row in carried["gone"]["quotations"].values()] == [
        ("“It is a good pump,”", "cut")
    ]
    assert carried["document"] == {"id": "pump-2.txt", "sha256": new.document.sha256, "title": "The pump is broken"}


def test_what_became_of_each() -> None:
    """The file says which quotations are new, changed and gone."""
    old, new = old_draft(), new_draft()
    carried = carry(status_file(old), old, new)["carried"]
    ids = {it.text: it.id for it in (*old.quotations, *new.quotations)}

    assert carried["new"] == [ids["“We have bought a new one,”"]]
    assert carried["gone"] == [ids["“It is a good pump,”"]]
    assert carried["changed"][ids["“The pump may fail again by June,”"]] == ids["“The pump will fail again by June,”"]


def test_a_source_that_is_gone_keeps_who_knows_it() -> None:
    """Who knows the unnamed source is kept under `gone`, and given to nobody else."""
    old, new = old_draft(), new_draft()
    carried = carry(status_file(old), old, new)

    assert carried["sources"] == {}
    assert [row["identity_known_to"] for row in carried["gone"]["sources"].values()] == ["editor"]


def test_a_quotation_that_comes_back() -> None:
    """A third draft that has the words again has their status again."""
    first, second = old_draft(), new_draft()
    carried = carry(status_file(first, q4="misquote"), first, second)
    again = carry(carried, second, first)

    assert rows_of(again)["“It is a good pump,”"] == ("misquote", [])
    assert again["gone"]["quotations"] == {}
    assert [row["identity_known_to"] for row in again["sources"].values()] == ["editor"]


def test_a_file_of_an_earlier_draft() -> None:
    """A file that is one draft older goes over by its words."""
    statuses = status_file(old_draft(), q2="verified-verbatim")
    newer = new_draft()

    assert rows_of(carry(statuses, newer, newer))["“Nobody has ordered parts.”"] == ("verified-verbatim", [])


def test_a_file_of_an_earlier_draft_with_other_words() -> None:
    """What was entered for words that neither draft has stands beside the words most like them."""
    statuses = status_file(old_draft(), q1="verified-verbatim")
    carried = carry(statuses, new_draft(), new_draft())

    assert rows_of(carried)["“The pump may fail again by June,”"] == ("unchecked", ["verified-verbatim"])
    assert carried["gone"]["quotations"] == {}


def test_equal_words_of_two_people() -> None:
    """Where two say the same, each keeps the own status when they change places."""
    rows = [("“No comment from me,”", "Ana Lee"), ("“No comment from me,”", "Ben Roe")]
    old, new = numbered(rows), numbered([*reversed(rows)])
    carried = carry(status_file(old, q1="cut", q2="misquote"), old, new)
    found = {row["source"]: (row["status"], row.get("earlier")) for row in carried["quotations"].values()}

    assert found == {"Ana Lee": ("cut", None), "Ben Roe": ("misquote", None)}


def numbered(rows: list[tuple[str, str]]) -> Analysis:
    """Return a draft in which equal words have ids by their order, as the engine gives them."""
    analysis = draft("\n".join(f"{words} {speaker} said." for words, speaker in rows), *rows, title="The pump")
    quotations = tuple(msgspec.structs.replace(it, id=f"q-{number}") for number, it in enumerate(analysis.quotations))
    return msgspec.structs.replace(analysis, quotations=quotations)


def test_keys_that_are_not_ours_stay() -> None:
    """What another tool added to a row goes where the row goes."""
    old, new = old_draft(), new_draft()
    statuses = status_file(old, q1="cut", q2="cut", q4="cut")
    for row in statuses["quotations"].values():
        row["timecode"] = "00:01:02"
    statuses["desk"] = "news"
    carried = carry(statuses, old, new)

    assert carried["desk"] == "news"
    rows = {row["text"]: row for row in carried["quotations"].values()}
    assert rows["“Nobody has ordered parts.”"]["timecode"] == "00:01:02"
    assert rows["“The pump may fail again by June,”"]["earlier"][0]["timecode"] == "00:01:02"
    assert next(iter(carried["gone"]["quotations"].values()))["timecode"] == "00:01:02"


def test_a_status_that_is_not_known_stays() -> None:
    """A newer page may know more statuses."""
    old, new = old_draft(), new_draft()

    assert rows_of(carry(status_file(old, q2="legal-hold"), old, new))["“Nobody has ordered parts.”"][0] == "legal-hold"


def test_the_given_file_is_not_changed() -> None:
    """Carrying makes a new content."""
    old, new = old_draft(), new_draft()
    statuses = parse_statuses(json.dumps(status_file(old, q1="cut")).encode(), "work.json")
    before = json.dumps(statuses)
    carry_statuses(statuses, compare(old, new), old, new)

    assert json.dumps(statuses) == before


WORDS = st.lists(st.sampled_from(["pump", "water", "june", "mayor", "not", "safe", "old"]), min_size=1, max_size=4)
SPEAKERS = st.sampled_from(["Ana Lee", "Ben Roe", "one official", None])
ROWS = st.lists(st.tuples(WORDS, SPEAKERS), max_size=5)
STATUS = st.sampled_from(["unchecked", "cut", "misquote", "needs-fix"])


def made(rows: list[tuple[list[str], str | None]]) -> Analysis:
    """Return a draft of these quotations."""
    quoted = [(f"“{' '.join(words)}”", speaker) for words, speaker in rows]
    text = "\n".join(f"{words} {speaker or 'nobody'} said." for words, speaker in quoted)
    analysis = draft(text, *quoted, title="The pump")
    seen: Counter[str] = Counter()
    quotations = []
    for quotation in analysis.quotations:
        seen[quotation.id] += 1
        quotations.append(msgspec.structs.replace(quotation, id=f"{quotation.id}-{seen[quotation.id]}"))
    return msgspec.structs.replace(analysis, quotations=tuple(quotations))


@given(ROWS, ROWS, ROWS, st.lists(STATUS, min_size=5, max_size=5))
def test_nothing_entered_is_lost(first: Any, second: Any, third: Any, statuses: list[str]) -> None:
    """Over two more drafts every status and note, and who knows a source, is still in the file."""
    drafts = [made(rows) for rows in (first, second, third)]
    content = status_file(drafts[0], **{f"q{number}": status for number, status in enumerate(statuses, start=1)})
    entered = {(row["text"], row["status"], row["note"]) for row in content["quotations"].values() if row["note"]}
    carried = carry(content, drafts[0], drafts[1])
    carried = carry(carried, drafts[1], drafts[2])

    def all_rows(rows: Any) -> Any:
        for row in rows:
            yield row["text"], row["status"], row["note"]
            yield from all_rows(row.get("earlier", []))

    kept = set(all_rows([*carried["quotations"].values(), *carried["gone"]["quotations"].values()]))
    assert entered <= kept
    assert not carried["quotations"].keys() & carried["gone"]["quotations"].keys()
    known = {*carried["sources"], *carried["gone"]["sources"]}
    assert content["sources"].keys() <= known


def test_a_file_of_another_article() -> None:
    """No words of it are in either draft, and its title is another one."""
    other = draft("“Sell,” Kim Oh said.", ("“Sell,”", "Kim Oh"), title="The market")

    with pytest.raises(StatusFileError, match="it is of another article, “The market”"):
        carry(status_file(other, q1="cut"), old_draft(), new_draft())
