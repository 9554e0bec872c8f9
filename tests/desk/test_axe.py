"""Accessibility of the desk's pages, as axe-core sees it, and what it does not see: sizes, and sideways scrolling."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browsing import becomes, chromium
from tests.desk.desks import Served, running
from tests.desk.pages import DRAFT, RECORD, SECOND, made, settled, watching
from tests.report.test_axe import OPTIONS, axe

__all__ = ["axe"]

#: How small a thing to press may be, in pixels.
LEAST = 24


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a desk with a story of two drafts, one that says otherwise, one that is broken, one that was put away."""
    with running(tmp_path_factory.mktemp("desk")) as served:
        path = made(served, "Ferry.txt", DRAFT, interview=RECORD)
        files = {"files": ("Ferry, second.txt", SECOND.encode())}
        served.ask("POST", f"{path}/files", data={"role": "draft"}, files=files)
        made(served, "Otherwise.txt", DRAFT.replace("Ana Ruiz", "Dora Finch"))
        served.ask("POST", made(served, "Gone.txt") + "/put-away", json={})
        served.ask("POST", "/stories", files={"files": ("Broken.docx", b"no Word file")})
        settled(served, path)
        yield served


PAGES = {
    "list": "/",
    "story": "/stories/Ferry",
    "unnamed": "/stories/Ferry/unnamed",
    "compare": "/stories/Ferry/compare?with=Ferry.txt",
    "broken": "/stories/Broken",
    "search": "/search?words=ferry",
    "people": "/people",
    "conflicts": "/conflicts",
}


def opened(open_page: Any, name: str, width: int, **options: Any) -> Any:
    """Return a page of the desk with all that folds unfolded and all of it laid out."""
    tab = open_page(PAGES[name], width, **options)
    tab.locator("h1").wait_for()
    tab.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
    tab.evaluate("for (const it of document.querySelectorAll('.source')) it.style.contentVisibility = 'visible'")
    becomes(tab, "document.querySelectorAll('details:not([open])').length", 0)
    if name == "story":
        becomes(tab, "document.querySelector('#confidential [data-shown]').childElementCount > 0", wanted=True)
    return tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(axe: str, browser: Any, desk: Served, name: str, width: int, scheme: str) -> None:
    """No page of the desk, with all that folds unfolded, breaks a rule of axe-core."""
    with watching(browser, desk) as open_page:
        # The desk's own policy lets no foreign script in, and so none of axe-core's.
        tab = opened(open_page, name, width, color_scheme=scheme, bypass_csp=True)
        tab.evaluate(axe)
        found = tab.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]

    assert {it["id"]: [node["html"][:120] for node in it["nodes"]] for it in found} == {}


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("name", PAGES)
def test_large_enough_and_not_too_wide(browser: Any, desk: Served, name: str, width: int) -> None:
    """Nothing to press is smaller than 24 pixels, but for links inside sentences, and no page scrolls sideways."""
    script = """least => [...document.querySelectorAll("button, select, summary, input, nav a, li > a")]
      .filter(it => it.checkVisibility() && it.type !== "hidden")
      .map(it => [it, it.getBoundingClientRect()])
      .filter(([it, at]) => at.height && (at.height < least - 0.01 || at.width < least - 0.01))
      .map(([it, at]) => `${it.outerHTML.slice(0, 80)} ${at.width} x ${at.height}`)"""
    with watching(browser, desk) as open_page:
        tab = opened(open_page, name, width)
        assert tab.evaluate(script, LEAST) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
