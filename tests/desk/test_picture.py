"""The picture of the desk that the README begins with.

ATTRIBUTION_PICTURE=1 lets the test put a new one in its place.
"""

import base64
import os
from pathlib import Path
from typing import Any

from tests.browsing import becomes, chromium
from tests.desk.desks import running
from tests.desk.pages import DRAFT, RECORD, made, sign, standing_of, watching

ANEW = "ATTRIBUTION_PICTURE"
#: No more bytes, so that the README opens at once.
MOST = 60_000
WIDTH, HEIGHT = 1000, 640


def size_of(picture: bytes) -> tuple[int, int]:
    """Return the width and the height of a WebP picture."""
    assert (picture[:4], picture[8:16]) == (b"RIFF", b"WEBPVP8X")
    return int.from_bytes(picture[24:27], "little") + 1, int.from_bytes(picture[27:30], "little") + 1


def as_webp(browser: Any, picture: bytes) -> bytes:
    """Return a PNG picture as the browser packs it smaller."""
    tab = browser.new_page()
    script = """async png => {
      const bitmap = await createImageBitmap(await (await fetch(png)).blob());
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height }).getContext("2d").drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/webp", 0.82);
    }"""
    packed = tab.evaluate(script, f"data:image/png;base64,{base64.b64encode(picture).decode()}")
    tab.close()
    return base64.b64decode(packed.partition(",")[2])


def test_the_readme_begins_with_a_small_picture(checkout: Path) -> None:
    """The picture is there, small, and the first thing in the README, with the two commands that lead to it."""
    picture = (checkout / "docs" / "desk.webp").read_bytes()
    begins = (checkout / "README.md").read_text(encoding="utf-8").split("## ")[0]

    assert len(picture) <= MOST
    assert size_of(picture) == (WIDTH, HEIGHT)
    assert "](docs/desk.webp)" in begins
    assert "pip install .\nattribution desk\n" in begins


def test_the_picture_can_be_made_anew(checkout: Path, tmp_path: Path) -> None:
    """The desk's own page makes the picture: a story with a record, some of it backed, some signed, some to do."""
    with chromium() as browser, running(tmp_path / "stories") as desk:
        path = made(desk, "Ferry.txt", DRAFT, interview=RECORD)
        with watching(browser, desk) as open_page:
            tab = open_page(path, WIDTH, who="Eva Lind")
            sign(tab, "a new one")
            becomes(tab, lambda it: "signed" in standing_of(it, "a new one"), wanted=True)
            tab.evaluate("closeCard(); document.activeElement.blur()")
            tab.locator("details.work-files").evaluate("it => { it.open = false }")
            tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            tab.evaluate("scrollTo(0, 0)")
            becomes(tab, "scrollY", 0)
            picture = as_webp(browser, tab.screenshot())

    if os.environ.get(ANEW):
        (checkout / "docs" / "desk.webp").write_bytes(picture)
    assert size_of(picture) == (WIDTH, HEIGHT)
    assert len(picture) <= MOST
