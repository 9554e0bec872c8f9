"""A guard for the parser of pages: the time that it takes grows with the square of the attributes of a tag."""

import re

from attribution.errors import LoadError

#: A page shorter than this can't hold enough of them to matter.
_SHORT = 100_000
#: The most that the squares of the numbers of attributes may come to: some seconds of work.
_MOST = 1_000_000_000

_TOKEN = re.compile(r"(?P<open><[a-zA-Z])|(?P<close>>)|=\s{0,8}(?P<quote>[\"'])|(?P<gap>[\s/]+)")


def refuse_many_attributes(page: str, subject: str) -> None:
    """Do nothing, or refuse a page whose tags have far too many attributes.

    Raises:
        LoadError: They have. It is about `subject`.

    >>> refuse_many_attributes("<p class='lead'>It is safe.</p>", "bridge.html")
    """
    if len(page) < _SHORT:
        return
    at, count, cost, in_tag = 0, 0, 0, False
    while found := _TOKEN.search(page, at):
        at = found.end()
        if not in_tag:
            in_tag, count = found.lastgroup == "open", 0
        elif found.lastgroup == "close":
            in_tag = False
        elif found.lastgroup == "quote":
            at = page.find(found["quote"], at) + 1 or len(page)
        else:
            count += 1
            cost += 2 * count
            if cost > _MOST:
                raise LoadError(subject, "its tags have far too many attributes: the page was made to do harm")
