"""Every example of the French data, parsed by the embedded model: does its own row fire on it?

The floors are pinned just under what was measured; whoever raises a share raises its floor.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import provenance.languages
from provenance.attribution import find_attributions
from provenance.ingest import article_from_text
from provenance.languages import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.parsing import Parser

pytestmark = pytest.mark.model

FILE = Path(provenance.languages.__file__).with_name("fr.toml")
DATA: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
# Table: the key that a cue bears as its lemma, the least share of rows that fire.
TABLES = {"verbs": ("lemma", 0.87), "prepositions": ("form", 0.97), "cue_nouns": ("noun", 0.68)}


@pytest.fixture(scope="module")
def silent(parser: Parser) -> dict[str, list[str]]:
    """For each table, the rows whose example shows no relation with the row's own cue."""
    rows = [
        (table, row[key], row["example"])
        for table, (key, _) in TABLES.items()
        for row in DATA[table]
    ]
    articles = [article_from_text(example) for _, _, example in rows]
    found: dict[str, list[str]] = {table: [] for table in TABLES}
    for (table, cue, example), article, parsed in zip(
        rows, articles, parser.parse(articles), strict=True
    ):
        shown = find_attributions(
            parsed.sentences,
            paragraphs=[block.span for block in article.blocks],
            lexicon=load_lexicon("fr"),
        ).attributions
        if cue not in {relation.cue.lemma for relation in shown if relation.cue}:
            found[table].append(f"{cue}: {example}")
    return found


@pytest.mark.parametrize("table", TABLES)
def test_fr_examples_fire_their_rows(
    silent: dict[str, list[str]], table: str, record_property: Callable[[str, object], None]
) -> None:
    """The share of rows that find their own example is not below its floor."""
    total, missed = len(DATA[table]), len(silent[table])
    _, floor = TABLES[table]
    record_property("silent_rows", missed)
    share = 1 - missed / total
    assert share >= floor, f"{missed} of {total} rows are silent:\n" + "\n".join(silent[table])
