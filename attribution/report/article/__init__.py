"""The page of one article: from its analysis, and what it was held against, to what the templates get.

An `Analysis` and a `Review` come in, a page goes out; `article_page` does it.
"""

from attribution.report.article.headline import find_headline
from attribution.report.article.script_data import work_data
from attribution.report.article.standing import shown_state, shown_time, signed_by
from attribution.report.article.verdicts import shown_passage
from attribution.report.article.view import article_page

__all__ = ["article_page", "find_headline", "shown_passage", "shown_state", "shown_time", "signed_by", "work_data"]
