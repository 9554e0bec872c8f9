"""A page of a stranger's in the same browser, and a draft that is one: neither does anything to the desk."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import chromium
from tests.desk.desks import Served, running

EVIL = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
DRAFT = (
    f"Title: {EVIL}\n\n“We will keep {EVIL} the ferry,” Ana {EVIL} Ruiz said.\n\n“It may close,” an official said.\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a desk with one story."""
    with running(tmp_path_factory.mktemp("stories")) as served:
        served.ask("POST", "/stories", files={"files": ("Ferry.txt", DRAFT.encode())})
        served.ask("GET", "/stories/Ferry/out/report")
        yield served


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    """Return the address of a page that somebody else serves: on this machine even, so that it gets the cookie."""

    class Empty(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>A stranger</title>")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def window(browser: Any, desk: Served) -> Iterator[Any]:
    """Return a window of a browser in which the desk is open, too."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.address)
    assert page.url == f"{desk.base}/"
    yield context.new_page()
    context.close()


ATTEMPTS = """async base => {
  const said = {}, read = async (name, address, options) => {
    try {
      const answer = await fetch(address, { credentials: "include", ...options });
      said[name] = `${answer.type} ${answer.status} ${(await answer.text()).slice(0, 40)}`;
    } catch (error) { said[name] = "refused"; }
  };
  await read("read", `${base}/list`);
  await read("read without leave", `${base}/list`, { mode: "no-cors" });
  await read("post", `${base}/quit`, { method: "POST" });
  await read("post without leave", `${base}/quit`, { method: "POST", mode: "no-cors" });
  const saves = `${base}/stories/Ferry/corrections`, json = { "Content-Type": "application/json" };
  await read("post JSON", saves, { method: "POST", headers: json, body: "{}" });
  await read("post text", saves, { method: "POST", mode: "no-cors", body: "{}" });
  await read("guess", `${base}/list`, { headers: { Authorization: "Bearer guess" } });
  const loaded = (tag, more) => new Promise(done => {
    const it = Object.assign(document.createElement(tag), more);
    it.onload = () => done("loaded");
    it.onerror = () => done("refused");
    document.body.append(it);
  });
  said.script = await loaded("script", { src: `${base}/static/desk.js` });
  said.image = await loaded("img", { src: `${base}/static/icon.svg` });
  said.socket = await new Promise(done => {
    const it = new WebSocket(base.replace("http", "ws") + "/stories/Ferry/state");
    it.onopen = () => done("open");
    it.onerror = () => done("refused");
  });
  return said;
}"""


def test_a_strangers_page_reads_and_changes_nothing(window: Any, stranger: str, desk: Served) -> None:
    """It has the browser's cookies with it, and even so it is answered by nobody."""
    window.goto(stranger)

    said = window.evaluate(ATTEMPTS, desk.base)

    opaque = {"read without leave", "post without leave", "post text"}
    assert {name: what for name, what in said.items() if name not in opaque and what != "refused"} == {}
    assert all(said[name] in ("opaque 0 ", "refused") for name in opaque)
    assert desk.process.poll() is None
    assert desk.ask("GET", "/list").status_code == 200


def test_a_strangers_form_changes_nothing(window: Any, stranger: str, desk: Served) -> None:
    """Although a form needs nobody's leave."""
    window.goto(stranger)
    window.evaluate(
        """base => {
          document.body.innerHTML = `<form method="post" enctype="multipart/form-data" action="${base}/stories">
            <input name="text" value="Planted by a stranger"></form>`;
          document.forms[0].submit();
        }""",
        desk.base,
    )
    window.wait_for_url(f"{desk.base}/stories")

    assert "Only the desk's own pages may ask for this." in window.content()
    assert "Planted" not in desk.ask("GET", "/list").text


def test_the_desk_is_not_shown_in_a_strangers_frame(window: Any, stranger: str, desk: Served) -> None:
    """Else clicks could be led to it."""
    window.goto(stranger)
    window.evaluate(
        "base => { document.body.innerHTML = `<iframe src='${base}/' onload='window.loaded = 1'></iframe>`; }",
        desk.base,
    )
    window.wait_for_function("window.loaded === 1")

    assert all("Stories" not in frame.content() for frame in window.frames[1:] if frame.url.startswith("http"))


def test_nothing_in_a_draft_runs(window: Any, desk: Served) -> None:
    """On none of the desk's pages; nor does one of them complain of its own policy."""
    complaints: list[str] = []
    window.on("console", lambda message: complaints.append(message.text))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/stories/Ferry", "/", "/stories/Ferry/unnamed", "/people", "/search?words=keep", "/conflicts"):
        window.goto(desk.base + path)
        window.wait_for_load_state("load")
        window.wait_for_timeout(500)
        assert window.evaluate("window.hit") is None

    assert complaints == []


def test_a_report_that_is_taken_out_is_a_file(window: Any, desk: Served, tmp_path: Path) -> None:
    """The browser does not open it in the desk's place."""
    window.goto(f"{desk.base}/people")
    with window.expect_download() as download:
        window.evaluate("() => { location.href = '/stories/Ferry/out/report'; }")

    assert download.value.suggested_filename == "Ferry - report.html"
    assert window.url == f"{desk.base}/people"
