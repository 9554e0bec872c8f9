"""Text that was decoded wrongly on its way here."""

import re
from functools import partial

from ftfy import TextFixerConfig, fix_encoding

#: Nothing but the encoding: quotation marks, ligatures and accents stay as they are written.
_CONFIG = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)

_fix = partial(fix_encoding, config=_CONFIG)

#: A closing mark whose last byte was lost, as programs lose the one that stands for nothing in Windows-1252.
_CLOSING = re.compile("â€(?:\ufffd|\x9d|(?![\\w˜™¦•“”\"']))")


def mend(text: str) -> str:
    r"""Return `text` with characters put right that come of a wrong encoding; a text without them is returned as it is.

    >>> mend("â€œThe cafÃ© is safe,â€\x9d she said.")
    '“The café is safe,” she said.'
    >>> mend("â€œIt is safe,â€� she said.")
    '“It is safe,” she said.'
    >>> mend("“Nobody’s ﬁrst ‘yes’,” she said.")
    '“Nobody’s ﬁrst ‘yes’,” she said.'
    """
    return "\n".join(_fix(_CLOSING.sub("”", line)) for line in text.split("\n"))
