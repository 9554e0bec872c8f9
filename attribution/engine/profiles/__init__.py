"""What each source's words are about, and how they read.

An `Analysis` comes in, a `Profile` of each source that says enough goes out; `profile_sources` does it, and
`find_key_terms` does the first half for any texts. textacy ranks the terms and measures how words read; it is imported
when it is used.
"""

from attribution.engine.profiles.profiling import find_key_terms, profile_sources

__all__ = ["find_key_terms", "profile_sources"]
