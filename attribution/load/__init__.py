"""From files to documents: one module per format, chosen by suffix in `formats`.

>>> from attribution.load import find_articles, read
>>> documents = [read(article.path, name=article.id) for article in find_articles([])]
"""

from attribution.load.articles import Article, find_articles
from attribution.load.files import read

__all__ = ["Article", "find_articles", "read"]
