"""The page of a gate, to work through and to print, and its certificate, which has none of the story's words.

A `Gate` comes in, a page goes out; `render_gate` and `render_certificate` do it.
"""

from attribution.report.gate.building import gate_page
from attribution.report.gate.rendering import render_certificate, render_gate

__all__ = ["gate_page", "render_certificate", "render_gate"]
