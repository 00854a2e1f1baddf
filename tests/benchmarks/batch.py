"""A batch of articles for the benchmark: our fixtures, each time with other names and figures.

What a cache has learnt from one article is then worth for the next what it is worth among articles
of a newspaper: function words, verbs and outlets come again, people and amounts do not.
"""

from __future__ import annotations

import random
import re
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.languages import fold, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOLDERS = (FIXTURES, FIXTURES / "dev", FIXTURES / "fit")

_NAME = re.compile(r"(?<=[a-zà-öø-ÿ] )[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{3,}")
"""A capital inside a sentence, in a word of four letters or more."""
_CONSONANTS = "bcdfglmnprstv"
_VOWELS = "aeiou"


def batch(count: int, *, seed: int) -> list[str]:
    """`count` texts, every fixture in turn; the same ones for the same `seed`."""
    source = random.Random(seed)  # noqa: S311 - a benchmark keeps no secret
    texts = [path.read_text("utf-8") for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    known = _known()
    return [_varied(text, known, source) for text in islice(cycle(texts), count)]


def _varied(text: str, known: frozenset[str], source: random.Random) -> str:
    """`text` with other figures, and another name for each that is in no list of the language."""
    names = {
        name: _invented(source)
        for name in dict.fromkeys(_NAME.findall(text))
        if fold(name) not in known
    }
    if names:
        wanted = re.compile(rf"\b(?:{'|'.join(names)})\b")
        text = wanted.sub(lambda match: names[match[0]], text)
    return re.sub(r"\d", lambda _: str(source.randrange(1, 10)), text)


def _invented(source: random.Random) -> str:
    pairs = (source.choice(_CONSONANTS) + source.choice(_VOWELS) for _ in range(4))
    return "".join(pairs).capitalize()


def _known() -> frozenset[str]:
    """The words of outlets and places, and the nouns for those who speak: rules read them."""
    lexicon = load_lexicon("fr")
    outlets = (name for row in lexicon.outlets.values() for name in (row.name, *row.aliases))
    return frozenset(
        [word for name in outlets for word in _words(name)]
        + [
            word
            for table in (lexicon.place_names, lexicon.capitals, lexicon.seats)
            for word in table
        ]
        + list(lexicon.nouns)
    )


def _words(name: str) -> Iterator[str]:
    yield from re.split(r"[\s’'-]+", fold(name))
