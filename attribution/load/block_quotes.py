"""Block quotations of pages, made of paragraphs alone, so that none of their words is lost on the way.

The extraction throws away a `<footer>`, and a figure with all that is in it; it runs loose words together.
"""

from lxml import etree, html

#: What stands on lines of its own in a block quotation.
_BLOCKS = frozenset("p div ul ol li table h1 h2 h3 h4 h5 h6 pre blockquote section article figure hr".split())
#: What names the speaker under the words, and is made a paragraph.
_SIGNATURES = frozenset(("footer", "address", "figcaption"))


def straighten_block_quotes(tree: "html.HtmlElement") -> None:
    """Make each block quotation in `tree`, in place, one of paragraphs, the name under its words among them."""
    for quote in list(tree.iter("blockquote")):
        _take_out_of_figure(quote)
        for element in list(quote.iter(*_SIGNATURES)):
            element.tag = "p"
        for cite in list(quote.iterchildren("cite")):
            if not (cite.getprevious() is None and (quote.text or "").strip()):
                cite.tag = "p"
        _wrap_loose_words(quote)


def _take_out_of_figure(quote: "html.HtmlElement") -> None:
    """Make the figure around a block quotation nothing in particular, and its caption the end of the quotation."""
    figure = next(quote.iterancestors("figure"), None)
    if figure is None or next(figure.iter("img", "picture", "video"), None) is not None:
        return
    figure.tag = "div"
    for caption in list(figure.iter("figcaption")):
        if quote not in caption.iterancestors():
            tail, caption.tail = caption.tail, None
            quote.append(caption)
            quote.tail = (quote.tail or "") + (tail or "")


def _wrap_loose_words(quote: "html.HtmlElement") -> None:
    """Put the words that stand in no paragraph of a block quotation into paragraphs."""
    children = list(quote)
    if not any(child.tag in _BLOCKS for child in children):
        return
    words, quote.text = quote.text, None
    loose = _paragraph(words)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            _put_before(child, loose)
            loose = _paragraph(tail)
        else:
            loose.append(child)
            child.tail = tail
    if _has_words(loose):
        quote.append(loose)


def _paragraph(words: str | None) -> "html.HtmlElement":
    paragraph = html.Element("p")
    paragraph.text = words
    return paragraph


def _put_before(child: "html.HtmlElement", loose: "html.HtmlElement") -> None:
    if _has_words(loose):
        child.addprevious(loose)


def _has_words(element: "etree._Element") -> bool:
    return bool("".join(element.itertext()).strip())
