"""Gold files: what is read, where claims stand, and each way in which one is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import GoldError
from provenance.evaluation import GoldArticle, read_gold
from provenance.text import Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Le pont tient. La digue cède. Le pont tient."


def gold_claim(content: str = "Le pont tient", **more: object) -> dict[str, object]:
    """A claim of the publisher, as a gold file writes it."""
    return {"content": content, "chain": ["Le Bourg"], "kind": "none", "stance": "asserted", **more}


def write(folder: Path, name: str = "pont", *, text: str | None = TEXT, gold: Any = None) -> Path:  # noqa: ANN401 - malformed gold is of any type
    """A gold article in `folder`; the path of its gold file."""
    held = {"publisher": "Le Bourg", "claims": [gold_claim()]} if gold is None else gold
    file = folder / f"{name}.gold.json"
    file.write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return file


def only(path: Path) -> GoldArticle:
    """The one article under `path`."""
    (article,) = read_gold([path])
    return article


def test_evaluation_gold_reads_article(tmp_path: Path) -> None:
    """An article carries its name, its text, its claims and their defaults."""
    article = only(write(tmp_path))
    assert (article.name, article.text) == ("pont", TEXT)
    assert article.gold.language == "fr"
    assert article.gold.claims[0].also == ()
    assert article.gold.claims[0].phenomena == ()
    assert article.spans == (Span(0, 13),)


def test_evaluation_gold_found_by_text_gold_or_folder(tmp_path: Path) -> None:
    """The text, the gold file and the folder lead to the same article; folders are sorted."""
    file = write(tmp_path)
    assert only(tmp_path / "pont.txt") == only(file) == only(tmp_path)
    write(tmp_path, "autre")
    assert [article.name for article in read_gold([tmp_path])] == ["autre", "pont"]


def test_evaluation_gold_repeated_wording_is_the_next(tmp_path: Path) -> None:
    """Claims come in text order: the same words after another claim are their next place."""
    rows = [gold_claim(), gold_claim("La digue cède"), gold_claim()]
    article = only(write(tmp_path, gold={"publisher": "Le Bourg", "claims": rows}))
    assert article.spans == (Span(0, 13), Span(15, 28), Span(30, 43))


def test_evaluation_gold_claim_out_of_order_is_found(tmp_path: Path) -> None:
    """A claim that stands before the last one is found all the same."""
    rows = [gold_claim("La digue cède"), gold_claim("Le pont")]
    article = only(write(tmp_path, gold={"publisher": "Le Bourg", "claims": rows[:1]}))
    assert article.spans == (Span(15, 28),)
    text = "Le pont cède. La digue cède."
    article = only(write(tmp_path, text=text, gold={"publisher": "Le Bourg", "claims": rows}))
    assert article.spans == (Span(14, 27), Span(0, 7))


def test_evaluation_gold_claim_is_a_case_of_phenomena(tmp_path: Path) -> None:
    """The names of phenomena are kept as they stand."""
    rows = [gold_claim(phenomena=["B3", "C10"])]
    article = only(write(tmp_path, gold={"publisher": "Le Bourg", "claims": rows}))
    assert article.gold.claims[0].phenomena == ("B3", "C10")


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        pytest.param("{", "malformed", id="no JSON"),
        pytest.param("[]", "malformed", id="no object"),
        pytest.param({"claims": []}, "publisher", id="no publisher"),
        pytest.param(
            {"publisher": "P", "claims": [gold_claim(stance="sure")]}, "stance", id="stance"
        ),
        pytest.param({"publisher": "P", "claims": [gold_claim(sure=1)]}, "sure", id="unknown key"),
        pytest.param(
            {"publisher": "P", "claims": [gold_claim(phenomena=["B1", "C11"])]},
            "no such phenomenon: C11; take B1, B2, ",
            id="phenomenon",
        ),
        pytest.param(
            {"publisher": "P", "claims": [gold_claim(phenomena=["B1", "B1"])]},
            "named twice: B1, B1",
            id="phenomenon twice",
        ),
        pytest.param(
            {"publisher": "P", "claims": [gold_claim("Le pont ploie")]},
            "not in the text: 'Le pont ploie'",
            id="other words",
        ),
    ],
)
def test_evaluation_gold_refuses_malformed(tmp_path: Path, gold: object, message: str) -> None:
    """What is wrong is said, with the name of the file."""
    file = write(tmp_path, gold=gold)
    with pytest.raises(GoldError, match=message) as error:
        list(read_gold([file]))
    assert str(file) in str(error.value)


def test_evaluation_gold_needs_both_files(tmp_path: Path) -> None:
    """Gold without text, and text without gold, name the file that is missing."""
    file = write(tmp_path, text=None)
    with pytest.raises(GoldError, match=r"pont\.txt.*gold needs both files"):
        list(read_gold([file]))
    with pytest.raises(GoldError, match=r"nichts\.gold\.json.*gold needs both files"):
        list(read_gold([tmp_path / "nichts.txt"]))


def test_evaluation_gold_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    """A folder without gold does not pass for perfect."""
    with pytest.raises(GoldError, match="no gold found"):
        list(read_gold([tmp_path]))
