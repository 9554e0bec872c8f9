"""How a story stands, as soon as that is known."""

import asyncio
import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from attribution.desk.desk import Desk


def test_a_page_is_shown_while_others_save_all_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As things were when it was asked for, even if they never come to rest."""
    desk, stamps = Desk(tmp_path), itertools.count()
    (tmp_path / "Ferry").mkdir()
    monkeypatch.setattr(desk.library, "stamp", lambda _: str(next(stamps)))

    async def find_out(name: str, stamp: str) -> None:
        await asyncio.sleep(0.01)
        desk._standings[name] = SimpleNamespace(stamp=stamp)  # type: ignore[assignment]

    async def poll() -> None:
        while True:
            desk.look_at("Ferry")
            await asyncio.sleep(0)

    monkeypatch.setattr(desk, "_find_out", find_out)

    async def ask() -> list[Any]:
        polling = asyncio.create_task(poll())
        found = await asyncio.gather(*(asyncio.wait_for(desk.settled("Ferry"), 5) for _ in range(3)))
        polling.cancel()
        return found

    assert len(asyncio.run(ask())) == 3
    desk.close()
