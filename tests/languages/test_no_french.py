"""No word of a language stands in code: the rules read them from the files of languages/.

The rule, for every module of the package outside `languages/`:

1. No string literal, docstrings aside, holds a cue verb or a function word of the French data. What
   a pattern escapes, the letters of its character classes and the codes of a time format (`%Y`) are
   no words. Named apart are words that are English or a tag of Universal Dependencies as well, and
   the names of frames where they are compared with the frames of a row.
2. No string literal, docstrings aside, holds a word with a letter outside ASCII.
3. Every name is ASCII.
4. What a reader of the output meets is English: in `render/` and `cli/` rules 1 and 2 hold for
   docstrings too.
5. The templates, scripts and styles of `page/` and `serve/` hold no word with a letter outside
   ASCII, and no cue verb of the French data: what the pages say is read from
   `languages/*-page.toml` and `languages/*-serve.toml`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

import provenance
from provenance.languages import fold
from provenance.languages.rows import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(provenance.__file__).parent
LANGUAGES = PACKAGE / "languages"
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if LANGUAGES not in file.parents)
PARTS = sorted(
    file
    for room in ("page", "serve")
    for suffix in ("html", "js", "css")
    for file in (PACKAGE / room).rglob(f"*.{suffix}")
)
SHOWN = ("render", "cli")
HOMOGRAPHS = frozenset({"on", "or", "journal", "pages", "plateau", "aux"})
"""English words; tag and relation of Universal Dependencies."""
CODECS = frozenset({"utf-16-le", "utf-32-le"})
ESCAPES = re.compile(r"\\[a-zA-Z]|\[[^\]]*\]|%[a-zA-Z](?![a-z])")
WORD = re.compile(r"[^\W\d_]+['’]?")


@cache
def french_verbs() -> frozenset[str]:
    """Every cue verb of the French data, folded."""
    data = tomllib.loads((LANGUAGES / "fr.toml").read_text(encoding="utf-8"))
    return frozenset(fold(row["lemma"]) for table in ("verbs", "cites") for row in data[table])


@cache
def french_words() -> frozenset[str]:
    """Every cue verb and every function word of the French data, folded."""
    grammar = tomllib.loads((LANGUAGES / "fr-grammar.toml").read_text(encoding="utf-8"))
    phrases = texts(list(grammar.values()))
    return frozenset(french_verbs() | {fold(word) for phrase in phrases for word in phrase.split()})


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # what TOML holds
    """Every string of a list or table of words, at any depth, the keys of a table included."""
    if isinstance(value, str):
        yield value
        return
    for held in value:
        yield from texts(held)
    if isinstance(value, dict):
        yield from texts(list(value.values()))


def words_of(text: str) -> Iterator[str]:
    """The words of a literal that are French by the data or by their letters."""
    if text in CODECS:
        return
    for word in WORD.findall(ESCAPES.sub(" ", text)):
        folded = fold(word)
        letters = [letter for letter in word if letter.isalpha()]
        known = {folded, folded.rstrip("'")} & french_words() - HOMOGRAPHS
        mixed = any(c.isascii() for c in letters) and not all(c.isascii() for c in letters)
        if known or mixed:
            yield word


def offences(source: str, *, docstrings: bool = False) -> list[str]:
    """Every place of some Python code that breaks the rule, as `line: word`."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    frames = set(frame_names(tree))
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) in frames or (id(node) in docs and not docstrings):
                continue
            found.extend(f"{node.lineno}: {word}" for word in words_of(node.value))
        found.extend(f"name {name}" for name in names_of(node) if not name.isascii())
    return found


def frame_names(tree: ast.AST) -> Iterator[int]:
    """The literals that name a frame and are compared or joined with `….frames` itself."""
    for node in ast.walk(tree):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.BinOp):
            sides = [node.left, node.right]
        if any(isinstance(side, ast.Attribute) and side.attr == "frames" for side in sides):
            for side in sides:
                held = side.elts if isinstance(side, ast.Set) else [side]
                yield from (
                    id(literal)
                    for literal in held
                    if isinstance(literal, ast.Constant) and literal.value in get_args(Frame)
                )


def names_of(node: ast.AST) -> Iterator[str]:
    """The names that a node gives or uses."""
    for field in ("id", "attr", "arg", "name", "asname"):
        name = getattr(node, field, None)
        if isinstance(name, str):
            yield name


@pytest.mark.parametrize("module", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_french_in_code(module: Path) -> None:
    """No module outside languages/ holds a French word in its code."""
    shown = module.relative_to(PACKAGE).parts[0] in SHOWN
    assert offences(module.read_text(encoding="utf-8"), docstrings=shown) == []


@pytest.mark.parametrize("part", PARTS, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_french_in_the_page(part: Path) -> None:
    """No template, script or style says anything in French by itself."""
    words = set(WORD.findall(part.read_text(encoding="utf-8")))
    assert {word for word in words if not word.strip("'’").isascii()} == set()
    assert {fold(word) for word in words} & (french_verbs() - {"pointer"}) == set()  # a cursor


def test_no_french_sees_the_whole_package() -> None:
    """The rule has modules and words to work on."""
    assert len(MODULES) > 50
    assert len(PARTS) > 20
    assert {"que", "selon", "affirmer", "citer", "à", "le"} <= french_words()
    assert french_words() >= HOMOGRAPHS


@pytest.mark.parametrize(
    "code",
    [
        'x = "que"',
        'x = word == "selon"',
        'x = ["Affirmer"]',
        'x = "à en croire"',
        'x = "l\'"',
        'x = "qu’"',
        'x = f"{y} selon {z}"',
        'x = "100 %que"',
        'x = re.compile("[Ss]elon|que")',
        'x = "démenti"',
        "élu = 1",
        'x = "que" in row.words',
        'x = frames("que")',
        'x = "selon" in row.frames',
        'x = ("que", row.frames)',
    ],
)
def test_no_french_catches(code: str) -> None:
    """Words, elided words, patterns, accents, names and frames out of place are caught."""
    assert offences(code)


@pytest.mark.parametrize(
    "code",
    [
        'x = "going on without it"',
        'x = "aux:pass"',
        'x = "que" in hit.row.frames',
        'x = {"de", "prep"} & hit.row.frames',
        'x = re.compile(r"\\s\'[A-ZÀ-Ý]")',
        'x = "utf-16-le"',
        'x = "%Y-%m-%dT%H:%M"',
        'x = "more than ten pages"',
        'x = "« » “ ” … –"',
        'x = "œŒæÆ"',
        'def f():\n    """*Selon l’élu, P*: an example."""',
    ],
)
def test_no_french_allows(code: str) -> None:
    """English, tags, frames of a row, patterns, marks, letters and docstrings are let through."""
    assert offences(code) == []


def test_no_french_reads_docstrings_where_output_is_made() -> None:
    """In render/ and cli/ an example in French is caught in a docstring too."""
    code = '"""*Selon l’élu, P*."""'
    assert offences(code) == []
    assert offences(code, docstrings=True)
