"""Lines that ask the reader to follow, sign up or read on, and sentences that only begin like one."""

import pytest

from attribution.text import is_invitation


@pytest.mark.parametrize(
    ("line", "invites"),
    [
        pytest.param("Follow Ana Lee on Twitter @analee.", True, id="follow on Twitter"),
        pytest.param("Like us on Facebook", True, id="like on Facebook"),
        pytest.param("Sign up for our newsletter and get the news every morning.", True, id="newsletter"),
        pytest.param("Read more at harborgazette.example.", True, id="an address"),
        pytest.param("Follow the river.", False, id="nothing to follow anybody on"),
        pytest.param("The mayor will not follow Ana Lee on Twitter.", False, id="a sentence about it"),
        pytest.param("Follow me. I am on Twitter.", False, id="two sentences"),
        pytest.param("Find out what happened at noon.", False, id="at a time"),
    ],
)
def test_invitation(line: str, invites: bool):
    """A line invites where it begins so and names a place on the web."""
    assert is_invitation(line, 0, len(line)) is invites
