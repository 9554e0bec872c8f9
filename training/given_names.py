"""Make the list of given names: python -m training.given_names nomquamgender/name_data.json.

Writes attribution/lexicon/given-names.txt. The counts come from the package nomquamgender 0.1.4 (MIT licence), which
adds up 36 public lists of given names with how many bearers were women and how many men (Van Buskirk, Clauset and
Larremore 2023). Kept are names that ten of the lists or more have, of a hundred bearers or more, nine in ten of whom
are called the same.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_OUT = Path(__file__).parent.parent / "attribution" / "lexicon" / "given-names.txt"
_LISTS, _BEARERS, _LEAST = 10, 100, 0.9
_HEAD = """\
# Given names of which nine in ten bearers or more are called "he", or "she". A weak hint at which pronoun goes with
# whom, which anything that the article says outweighs; it is not shown or written anywhere. Made by
# training/given_names.py from the counts of nomquamgender 0.1.4, whose licence is:
#
# Copyright (c) 2022 Ian Van Buskirk
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
# documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
# rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
# permit persons to whom the Software is furnished to do so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
# Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
# WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
# OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
# OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def choose(counts: Mapping[str, Sequence[Any]]) -> dict[str, list[str]]:
    """Return the names by pronoun, each in order; `counts` has lists, bearers and the share of women by name.

    >>> choose({"ana": [20, 5000, 0.98], "kim": [30, 90000, 0.7], "ben": [25, 800, 0.01], "bo": [3, 900, 0.0]})
    {'he': ['ben'], 'she': ['ana']}
    """
    kept = {
        name: women
        for name, (lists, bearers, women, *_) in sorted(counts.items())
        if lists >= _LISTS and bearers >= _BEARERS and re.fullmatch("[a-z]{2,}", name)
    }
    return {
        "he": [name for name, women in kept.items() if women <= 1 - _LEAST],
        "she": [name for name, women in kept.items() if women >= _LEAST],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list from the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    given = parser.parse_args(arguments)
    chosen = choose(json.loads(given.counts.read_text(encoding="utf-8")))
    parts = (f"\n[{pronoun}]\n" + "\n".join(names) + "\n" for pronoun, names in chosen.items())
    _OUT.write_text(_HEAD + "".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
