"""HTML reports: from analyses to pages that are grouped by source.

page.py holds the records a template gets, view.py makes them from an analysis, html.py fills the templates and writes
the pages. review.py holds what may be added: checks against records, and findings of house rules. Nothing here knows
spaCy.
"""

from attribution.report.html import render_report, write_report
from attribution.report.review import Review

__all__ = ["Review", "render_report", "write_report"]
