import re
from itertools import combinations

import pytest

from attribution.report import html


def colours(scheme: str) -> dict[str, tuple[float, ...]]:
    """Return the colours of a scheme by name, as linear light."""
    text = (html.default_templates() / "colours.css").read_text(encoding="utf-8")
    light, _, dark = text.partition("prefers-color-scheme: dark")
    named = re.findall(r"--(\w+): #(\w{6});", light if scheme == "light" else dark)
    hues = re.findall(r"\.hue-(\d+) \{ --hue: #(\w{6}); \}", light if scheme == "light" else dark)
    found = [(name, code) for name, code in named if name != "hue"] + [(f"hue-{n}", code) for n, code in hues]
    return {name: tuple(linear(int(code[at : at + 2], 16) / 255) for at in (0, 2, 4)) for name, code in found}


def linear(value: float) -> float:
    """Return the light of a colour channel."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, two))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_every_colour(scheme: str) -> None:
    """Words have a contrast of 4.5 or more with the paper; ink and quiet words also with what is in hand."""
    found = colours(scheme)
    paper, hand = found.pop("paper"), found.pop("hand")
    del found["rule"]

    assert len(found) == 16
    assert min(contrast(found[name], hand) for name in ("ink", "quiet")) >= 4.5
    assert {name: round(contrast(code, paper), 2) for name, code in found.items() if contrast(code, paper) < 4.5} == {}


#: What red-green colour blindness leaves of linear light, after Machado, Oliveira and Fernandes (2009).
VISION = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}
OKLAB = (
    (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    ),
    (
        (0.2104542553, 0.793617785, -0.0040720468),
        (1.9779984951, -2.428592205, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.808675766),
    ),
)


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    """Return a matrix times a vector."""
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def seen(code: tuple[float, ...], vision: str) -> tuple[float, ...]:
    """Return a colour as it is seen, in OKLab, where distance is difference."""
    light = tuple(min(1.0, max(0.0, value)) for value in times(VISION[vision], code))
    return times(OKLAB[1], tuple(value ** (1 / 3) for value in times(OKLAB[0], light)))


@pytest.mark.parametrize("vision", sorted(VISION))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hues_can_be_told_apart(scheme: str, vision: str) -> None:
    """Any two of the twelve hues differ clearly, with full vision and with red-green colour blindness."""
    hues = {name: seen(code, vision) for name, code in colours(scheme).items() if re.fullmatch(r"hue-[1-9]\d?", name)}
    close = {
        (one, two): round(sum((a - b) ** 2 for a, b in zip(hues[one], hues[two], strict=True)) ** 0.5, 3)
        for one, two in combinations(hues, 2)
    }

    assert len(hues) == 12
    assert {pair: distance for pair, distance in close.items() if distance < 0.08} == {}
