"""Stanza's word-vector file from the vectors of a spaCy package.

Stanza's look-up table (`_unit2id`) and its list of rows (`_id2unit`) are independent, so many words
may share a row: 20,000 rows of vectors serve 290,000 words in 30 MB. Look-ups are in lower case.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from stanza.models.common.vocab import VOCAB_PREFIX

from provenance.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_CLIPPED = 95
_SCALE = 0.6
_LONGEST_SYMBOL = 6
_LONGEST_ELISION = 12


def build_vectors(
    package: str,
    frequent: Collection[str],
    needed: Collection[str],
    *,
    apostrophe: tuple[str, str],
    same: Mapping[str, str],
    instead: Mapping[str, str],
    output: Path,
) -> int:
    """Writes a Stanza pretrain of the words that are frequent, needed, or no plain words.

    Args:
        package: an installed spaCy package with vectors.
        frequent: lower-case words of the language, the most frequent first.
        needed: lower-case words of the treebanks.
        apostrophe: the straight and the curly one; words get both spellings.
        same: words without a vector of their own, and the word whose row they take.
        instead: words whose own row misleads, and the word whose row they take.
        output: the file to write.

    Returns:
        The number of words.

    Raises:
        ModelError: spaCy or the package is not installed.
    """
    rows, matrix = _spacy_vectors(package)
    keep = set(frequent) | set(needed)
    words = {word: row for word, row in rows.items() if word in keep or _is_symbol(word)}
    straight, curly = apostrophe
    for first, second in ((straight, curly), (curly, straight)):
        for word in [word for word in words if first in word]:
            words.setdefault(word.replace(first, second), words[word])
    for word, model in same.items():
        if model in words:
            words.setdefault(word, words[model])
    words.update({word: words[model] for word, model in instead.items() if model in words})
    rank = {word: number for number, word in enumerate(frequent)}
    ordered = sorted(words, key=lambda word: (rank.get(word, len(rank)), word))
    used = sorted(set(words.values()))
    place = {row: number for number, row in enumerate(used, len(VOCAB_PREFIX))}
    look_up = {word: number for number, word in enumerate(VOCAB_PREFIX)}
    first_word: dict[int, str] = {}
    for word in ordered:
        look_up[word] = place[words[word]]
        first_word.setdefault(words[word], word)
    state = OrderedDict(
        lang=package.partition("_")[0],
        idx=0,
        cutoff=0,
        lower=False,
        _unit2id=look_up,
        _id2unit=[*VOCAB_PREFIX, *(first_word[row] for row in used)],
    )
    scaled = torch.from_numpy(_scaled(matrix[used]).astype(np.float32))
    padding = torch.zeros(len(VOCAB_PREFIX), scaled.shape[1])
    output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"vocab": state, "emb": torch.cat([padding, scaled])},
        output,
        _use_new_zipfile_serialization=False,
    )
    return len(look_up)


def _is_symbol(word: str) -> bool:
    """Whether a word is kept however rare: signs and numbers, elisions, clitics."""
    if not any(character.isalpha() for character in word):
        return len(word) <= _LONGEST_SYMBOL
    return word.startswith("-") or (len(word) <= _LONGEST_ELISION and ("'" in word or "’" in word))


def _spacy_vectors(package: str) -> tuple[dict[str, int], NDArray[Any]]:
    """Lower-case words with their rows, and the matrix (rows, dimensions).

    A word that only has cased keys takes the most ordinary of them.
    """
    try:
        import spacy
    except ImportError as error:
        raise ModelError(
            "word vectors need spaCy. Install it: pip install 'news-provenance[train]'"
        ) from error
    try:
        vocab = spacy.load(package, exclude=["parser", "lemmatizer", "ner", "morphologizer"]).vocab
    except OSError as error:
        raise ModelError(
            f"the spaCy package {package} with the word vectors is not installed. "
            f"Install it: pip install {package.replace('_', '-')}"
        ) from error
    rows: dict[str, int] = {}
    cased: dict[str, tuple[int, int]] = {}
    for word in vocab.strings:
        row = vocab.vectors.key2row.get(vocab.strings[word])
        if row is None or not word or any(character.isspace() for character in word):
            continue
        lower = word.lower()
        if word == lower:
            rows[lower] = row
            continue
        order = 0 if word == lower.capitalize() else 1 if word.istitle() else 2
        if lower not in cased or order < cased[lower][0]:
            cased[lower] = (order, row)
    for word, (_, row) in cased.items():
        rows.setdefault(word, row)
    return rows, vocab.vectors.data


def _scaled(matrix: NDArray[Any]) -> NDArray[Any]:
    """Centred vectors, the longest ones clipped, of root mean square 0.6."""
    centred = matrix.astype(np.float64) - matrix.mean(0)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    limit = np.percentile(length, _CLIPPED)
    clipped = centred / np.maximum(length, 1e-6) * np.minimum(length, limit)
    scaled: NDArray[Any] = clipped / np.sqrt((clipped**2).mean()) * _SCALE
    return scaled
