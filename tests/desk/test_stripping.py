"""What is confidential in a Word document is taken out of it, and nothing else."""

from io import BytesIO

import docx

from attribution.desk.stripping import strip_word
from tests.docx_by_hand import document_of, saved


def words(data: bytes) -> str:
    """Return all XML of the parts of a document."""
    package = docx.Document(BytesIO(data)).part.package
    return "\n".join(part.blob.decode("utf-8", "replace") for part in package.iter_parts())


def test_comments_and_hidden_text_go() -> None:
    """Comments and hidden runs are gone, what is seen stays, and a mark that hides nothing hides nothing."""
    document = docx.Document()
    paragraph = document.add_paragraph("The weir will hold")
    paragraph.add_run(", says our man at the mill").font.hidden = True
    paragraph.add_run(", the board says.").font.hidden = False
    document.add_comment([paragraph.runs[0]], text="Who is that?", author="Ed", initials="E")

    stripped = strip_word(saved(document))

    assert docx.Document(BytesIO(stripped)).paragraphs[0].text == "The weir will hold, the board says."
    assert "our man" not in words(stripped)
    assert "Who is that?" not in words(stripped)
    assert "commentRe" not in words(stripped)


def test_tracked_changes_stay() -> None:
    """What was inserted and deleted stays as it is."""
    stripped = words(strip_word(document_of("It will [-not -]hold[+ till May+].")))

    assert "not " in stripped
    assert " till May" in stripped
