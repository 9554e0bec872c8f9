"""What happened to a text before it came here."""

import pytest

from attribution.load.damage import find_damage

ENGLISH = "The council met on Monday and said that the bridge would not be closed, and that it was safe for all of us."


def told(text: str) -> list[str]:
    """Return what is told of a text, after the words that are shown of it."""
    return [note.message.partition(":")[0].partition(", as in")[0] for note in find_damage(text)]


@pytest.mark.parametrize(
    "text",
    [
        "â€œIt is safe,â€\x9d Ann Lee said.",
        "â€œIt is safe,â€\ufffd Ann Lee said.",
        "â€œIt is safe,â€ Ann Lee said.",
        "It â€” the bridge â€” is safe.",
        "The cafÃ© is open.",
        "â\x80\x9cIt is safe,â\x80\x9d Ann Lee said.",
        "It cost Â£5.",
    ],
)
def test_text_that_was_decoded_wrongly(text: str) -> None:
    """A note says so, and names the option that mends it."""
    [note] = find_damage(text)

    assert note.kind == "encoding"
    assert note.message.startswith("the text was decoded wrongly before it came here, as in “")
    assert note.message.endswith("”: try --fix-encoding")
    assert note.span is not None
    assert text[note.span.start : note.span.end] == note.span.text


@pytest.mark.parametrize(
    "text",
    [
        r"\u201cIt is safe,\u201d Ann Lee said.",
        r"\"It is safe,\" Ann Lee said.",
        "&ldquo;It is safe,&rdquo; Ann Lee said.",
        "It&#8217;s safe.",
        "=E2=80=9CIt is safe,=E2=80=9D Ann Lee said.",
        "%u201CIt is safe,%u201D Ann Lee said.",
    ],
)
def test_escapes(text: str) -> None:
    """A note shows the first of them."""
    assert told(text) == ["characters are written as escapes"]


@pytest.mark.parametrize(
    "text",
    [
        "?It is safe,? Ann Lee said.",
        "¿It is safe,¿ Ann Lee said.",
        "Ann Lee said: ?We checked it twice.?",
        "It?s safe, and we don?t know why.",
    ],
)
def test_marks_that_were_lost(text: str) -> None:
    """A question mark that opens words and another that closes them stood for quotation marks."""
    assert told(text) == ["question marks stand where quotation marks were lost"]


def test_characters_that_were_lost() -> None:
    """A note counts for all of them."""
    assert told("The caf\ufffd is open. “It\ufffds ours,” Ann Lee said.") == [
        "characters were lost before the text came here"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Who knows? Nobody does. Is it safe? It is.",
        "“Is it safe?” she asked. “Why?”",
        "See https://ely.example/a?s=1 or /page?d.",
        "A café in São Paulo charges £5 – “Ágúa” is dear.",
        "R&D chief Ann Lee said AT&T; would pay.",
        "",
    ],
)
def test_text_that_is_well(text: str) -> None:
    """Nothing is told."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a décidé lundi de fermer le vieux pont. « Il est trop vieux et trop cher », a dit Anne Lebrun.",
        "Der alte Rat hat am Montag beschlossen, die Brücke zu schließen. „Sie ist zu alt“, sagte Anna Braun vor Ort.",
        "El consejo decidió el lunes cerrar el puente. “Es viejo y muy caro”, dijo Ana Luna a los vecinos ayer.",
        "Il consiglio ha deciso ieri di chiudere il ponte. «È vecchio e troppo caro», ha detto Anna Luna a tutti.",
        "Совет решил в понедельник закрыть мост. «Он слишком стар», — сказала Анна Лебедева жителям деревни, где "
        "мост стоит уже сто лет и больше.",
    ],
)
def test_text_that_is_not_english(text: str) -> None:
    """A note says so."""
    [note] = find_damage(text)

    assert (note.kind, note.message) == (
        "language",
        "the text does not seem to be English: what is found in it will mostly be wrong",
    )


@pytest.mark.parametrize(
    "text", [ENGLISH, "« Non », a dit Anne Lebrun.", f"{ENGLISH} « Il est trop vieux », a-t-elle dit."]
)
def test_text_that_may_be_english(text: str) -> None:
    """Nothing is told of English with a foreign sentence in it, nor of a few words."""
    assert told(text) == []


def test_what_stands_before_the_article() -> None:
    """Its front matter is not looked at."""
    assert list(find_damage('title: "cafÃ©"\n' + ENGLISH, 15)) == []
