"""Words in marks that only name a thing, under a verb by which nobody says anything."""

import pytest

from attribution.engine.pipeline import analyze


def sources(text: str, words: str) -> set[str | None]:
    """Return the names of the sources of the quotations that hold these words."""
    found = analyze(text)
    place = text.index(words)
    names = {source.id: source.name for source in found.sources}
    held = [q for q in found.quotations if any(span.start <= place < span.end for span in q.spans)]
    return {names[q.source_id] if q.source_id else None for q in held}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council approved a “traffic garden” beside the school.", "traffic"),
        ("The county bought a “quiet room” for each of its courthouses last spring.", "quiet"),
        ("Vega directed the documentary “Nine Winters” and runs a film school.", "Nine"),
        ("Okonjo wrote the radio play “Salt for the Journey” at a bakery in Leeds.", "Salt"),
        ("The airline introduced a “bare” fare on Monday.", "bare"),
        ("Every spring the village holds a “goat parliament” in the inn.", "goat"),
        ("In May she was named “Beekeeper of the Year” by a trade magazine.", "Beekeeper"),
        ("Last year she became “head of happiness,” a post without a desk.", "happiness"),
        ("Facebook activated its “safety check” feature for people in Nice.", "safety"),
        ("The party won the “moderate” vote by a mile.", "moderate"),
    ],
)
def test_names_of_things(text: str, words: str):
    """What is made, bought or decided on is nobody's words, and no indirect quotation either."""
    assert sources(text, words) == set()


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The airline said it built a “bare” fare for the young.", "bare", "The airline"),
        ("The minister promised a “bonfire of forms” by Christmas.", "bonfire", "The minister"),
        ("The court heard Ana Lee’s accusation that he ran a “ghost prison” in the hills.", "ghost", "Ana Lee"),
        ("The company wants a “level playing field” with its rivals.", "level", "The company"),
        ("The union condemned a “second Venice” in the making.", "second", "The union"),
        ("Ana Lee called the levy a “quiet room” for rogues.", "quiet", "Ana Lee"),
    ],
)
def test_words_under_a_verb_that_says(text: str, words: str, source: str):
    """Where a verb or a noun that says something governs them they are that one's."""
    assert sources(text, words) == {source}


def test_what_is_joined_to_an_act():
    """A clause joined to the act is no part of what it does: "voted for a “pocket forest”, and work starts"."""
    text = "The town voted for a “pocket forest” behind the library, and planting starts in May."
    assert sources(text, "pocket") == set()


def test_what_somebody_means_to_do():
    """What somebody plans to make is a thing too, and a bare plural names one: "plans to install “smart benches”"."""
    assert sources("The city plans to install “smart benches” along the quay by autumn.", "smart") == set()
    text = "The governor lauded the firm for helping to develop “new and bold ideas” in the valley."
    assert sources(text, "bold") == {"The governor"}
