"""HTML reports: from analyses to pages that are grouped by source.

Analyses come in, and of each a `Review` (checks against records, findings of house rules) and profiles of its sources,
where they are asked for. Pages go out; `write_report` does it. page.py and review_page.py hold the records that a
template gets, `article/` and `index/` make them, html.py fills the templates.
"""

from attribution.report.article import find_headline
from attribution.report.comparison import render_comparison
from attribution.report.desk import DeskTemplates
from attribution.report.gate import render_certificate, render_gate
from attribution.report.html import Profiler, Reviewer, render_report, write_report
from attribution.report.notebook import render_card
from attribution.report.review import Review

__all__ = [
    "DeskTemplates",
    "Profiler",
    "Review",
    "Reviewer",
    "find_headline",
    "render_card",
    "render_certificate",
    "render_comparison",
    "render_gate",
    "render_report",
    "write_report",
]
