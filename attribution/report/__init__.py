"""HTML reports: from analyses to pages that are grouped by source.

page.py holds the records a template gets, view.py makes them from an analysis, html.py fills the templates and writes
the pages. Nothing here knows spaCy.
"""

from attribution.report.html import render_report, write_report

__all__ = ["render_report", "write_report"]
