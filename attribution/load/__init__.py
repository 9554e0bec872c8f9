"""From files to documents: one module per format, chosen by suffix in `formats`.

>>> from attribution.load import find_articles, read_all
>>> documents = [document for file in find_articles([]) for document in read_all(file.path, name=file.id)]
"""

from attribution.load.articles import Article, find_articles
from attribution.load.files import read, read_all
from attribution.load.reading import Reading

__all__ = ["Article", "Reading", "find_articles", "read", "read_all"]
