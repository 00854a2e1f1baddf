"""The only room that knows Stanza: models, pipeline, cache; articles in, sentences out.

`CachedParser(find_model("fr"), cache=ParseCache()).parse(articles)` gives one `Parsed` an article.
Importing this package loads neither Stanza nor torch.
"""

from __future__ import annotations

from provenance.parsing.cache import CacheInfo, ParseCache
from provenance.parsing.conllu import sentences_from_conllu, to_conllu
from provenance.parsing.fetch import download
from provenance.parsing.models import ModelDir, find_model, list_models, verify
from provenance.parsing.parsed import Parsed, ParseNotice
from provenance.parsing.pipeline import Parser
from provenance.parsing.sentence import Sentence, Token
from provenance.parsing.service import CachedParser

__all__ = [
    "CacheInfo",
    "CachedParser",
    "ModelDir",
    "ParseCache",
    "ParseNotice",
    "Parsed",
    "Parser",
    "Sentence",
    "Token",
    "download",
    "find_model",
    "list_models",
    "sentences_from_conllu",
    "to_conllu",
    "verify",
]
