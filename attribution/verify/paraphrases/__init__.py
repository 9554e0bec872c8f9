"""Indirect speech held against records: does the sentence that it goes back to deny it, limit it or count otherwise?

A paraphrase and the records come in; the sentence that is nearest to it goes out, with what that says otherwise as
edits. Nobody claims the words of a paraphrase, so they are not judged.
"""

from attribution.verify.paraphrases.holding import hold_paraphrase
from attribution.verify.paraphrases.parts import statements_in
from attribution.verify.paraphrases.voices import Voice

__all__ = ["Voice", "hold_paraphrase", "statements_in"]
