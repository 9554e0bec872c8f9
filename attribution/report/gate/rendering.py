"""A gate's page and its certificate as HTML."""

import os

from markupsafe import Markup

from attribution.model import Gate
from attribution.report.gate.building import certificate_page, gate_page
from attribution.report.gate.page import CertificatePage, GatePage
from attribution.report.html import Templates, _policy


class GateTemplates(Templates):
    """Our templates with the style sheet of these two pages.

    Raises:
        TemplateError: A template is absent or broken.
    """

    def gate(self, template: str, content: GatePage | CertificatePage) -> str:
        """Return the HTML of the page or of the certificate."""
        style = self._inline("gate.css", "</style")
        return self._fill(template, page=content, style=Markup(style), policy=_policy(style))


def render_gate(gate: Gate, *, templates: str | os.PathLike[str] | None = None) -> str:
    """Return the page of a gate, as HTML: what is to be done, then the rest.

    Args:
        gate: What stands behind each quotation.
        templates: A folder of templates that win over ours, file by file.

    Raises:
        TemplateError: A template is absent or broken; the message has its name and line.

    >>> from attribution.model import Engine, HeldDraft
    >>> draft, engine = HeldDraft(id="a.txt", sha256=""), Engine(attribution="", spacy="", pipeline="")
    >>> "It may go out." in render_gate(Gate(story="ferry", when="", draft=draft, engine=engine, standard="strict"))
    True
    """
    return GateTemplates(templates).gate("gate.html", gate_page(gate))


def render_certificate(gate: Gate, *, templates: str | os.PathLike[str] | None = None) -> str:
    """Return the certificate of a gate, as HTML: how each quotation stands, without words, sources or records' names.

    Args:
        gate: What stands behind each quotation.
        templates: A folder of templates that win over ours, file by file.

    Raises:
        TemplateError: A template is absent or broken; the message has its name and line.
    """
    return GateTemplates(templates).gate("certificate.html", certificate_page(gate))
