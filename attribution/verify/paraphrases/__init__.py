"""Indirect speech held against records: does the sentence that it goes back to deny it, limit it or count otherwise?

Nobody claims the words of a paraphrase, so they are not judged. The passage is the sentence with most of its telling
words, in any of their forms; what that says no to, leaves open or counts, the paraphrase should have as well.
"""

from attribution.verify.paraphrases.holding import hold_paraphrase
from attribution.verify.paraphrases.parts import statements_in
from attribution.verify.paraphrases.voices import Voice

__all__ = ["Voice", "hold_paraphrase", "statements_in"]
