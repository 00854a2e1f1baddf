"""Gold made from corrections: what readers judged and no more, as the reader of gold wants it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

RENDER = str(Path(__file__).parents[1] / "render")
if RENDER not in sys.path:
    sys.path.append(RENDER)

from factories import KIOSQUE, kiosque, report, span  # noqa: E402

from provenance.corrections import CorrectedArticle, Corrections  # noqa: E402
from provenance.errors import GoldError  # noqa: E402
from provenance.evaluation import (  # noqa: E402
    figures,
    gold_from_corrections,
    judge,
    read_gold,
    write_gold,
)
from provenance.report import Quotation, Stance  # noqa: E402

DENIED = "des officiers se soient rendus à Bruxelles"
AHDATH = "Al Ahdath Al Maghribia"
FRENCH = "sources médiatiques françaises"


def corrections(*held: dict[str, Any]) -> Corrections:
    """Corrections of the worked example, made one hour after the other."""
    return Corrections.model_validate(
        {
            "article": CorrectedArticle.of(kiosque()).model_dump(),
            "corrections": [
                {"id": str(n), "made": f"2026-11-01T{n:02}:00:00Z", **one}
                for n, one in enumerate(held)
            ],
        }
    )


def on(words: str, kind: str, **rest: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of models
    """A correction of the claim on `words`, whose chain and stance were Rabat's denial."""
    return {
        "kind": kind,
        "words": [span(KIOSQUE, words).model_dump()],
        "chain": ("Kiosque360", "Rabat"),
        "stance": Stance.DENIED,
        "quotation": Quotation.INDIRECT,
        **rest,
    }


CHAIN = on(DENIED, "chain", was=("Kiosque360", "Rabat"), chain=("Kiosque360", AHDATH, "Rabat"))
STANCE = on(DENIED, "stance", was=Stance.DENIED, stance=Stance.DOUBTED)


def test_from_corrections_takes_what_readers_judged_only() -> None:
    """A chain and a stance on one claim are one gold claim; claims nobody judged are left out."""
    made = gold_from_corrections([kiosque()], corrections(CHAIN, STANCE))
    assert [(c.content, c.chain, c.stance) for c in made.gold.claims] == [
        (DENIED, ("Kiosque360", AHDATH, "Rabat"), Stance.DOUBTED)
    ]
    assert made.left_out == ()


def test_from_corrections_later_holds() -> None:
    """Of two corrections of one chain the later one holds, in whatever order they are listed."""
    again = on(DENIED, "chain", was=("Kiosque360", "Rabat"), chain=("Kiosque360", "Alger"))
    held = corrections(CHAIN, again)
    turned = held.model_copy(update={"corrections": held.corrections[::-1]})
    for one in (held, turned):
        made = gold_from_corrections([kiosque()], one)
        assert made.gold.claims[0].chain == ("Kiosque360", "Alger")


def test_from_corrections_merge_judges_each_chain_it_changes() -> None:
    """Two sources that are one make gold of every claim whose chain names the other."""
    merge = {"kind": "merge", "name": AHDATH, "also": FRENCH}
    made = gold_from_corrections([kiosque()], corrections(merge))
    assert {c.chain for c in made.gold.claims} == {
        ("Kiosque360", AHDATH),
        ("Kiosque360", AHDATH, "Nice Matin"),
    }
    assert len(made.gold.claims) == 5


def test_from_corrections_keeps_what_the_report_lost() -> None:
    """A claim that a rerun no longer finds, and one that was missed, are gold all the same."""
    missed = on("ajoute un officier", "missed", chain=("Kiosque360",), stance=Stance.ASSERTED)
    fewer = kiosque().model_copy(update={"claims": kiosque().claims[:2]})
    made = gold_from_corrections([fewer], corrections(CHAIN, STANCE, missed))
    assert [(c.content, c.stance) for c in made.gold.claims] == [
        ("ajoute un officier", Stance.ASSERTED),
        (DENIED, Stance.DOUBTED),
    ]


def test_from_corrections_says_what_it_leaves_out() -> None:
    """Words that are gone make no gold, and are told."""
    gone = on(DENIED, "right")
    gone["words"][0]["text"] = "ces mots ne sont pas là"
    made = gold_from_corrections([kiosque()], corrections(CHAIN, gone))
    assert len(made.gold.claims) == 1
    assert made.left_out == (
        "left out, its words are no longer in the text: ces mots ne sont pas là",
    )
    with pytest.raises(GoldError, match="no gold"):
        gold_from_corrections([kiosque()], corrections(gone))


def test_from_corrections_wants_the_article() -> None:
    """Among several reports that with the same text is meant; without any the command says so."""
    other = report("Autre chose.\n", sources=[], claims=[])
    other = other.model_copy(update={"article": other.article.model_copy(update={"id": "other"})})
    assert gold_from_corrections([other, kiosque()], corrections(CHAIN)).text == KIOSQUE
    with pytest.raises(GoldError, match="no report is on the article"):
        gold_from_corrections([other], corrections(CHAIN))


def test_from_corrections_is_read_by_evaluation_and_judged(tmp_path: Path) -> None:
    """What is written is read as gold, stands at its own words, and judges a report."""
    right = on("Nous n’avons rien vu", "right", chain=("Kiosque360", "un officier"))
    right |= {"stance": Stance.REPORTED, "quotation": Quotation.DIRECT}
    made = gold_from_corrections([kiosque()], corrections(CHAIN, right))
    write_gold(tmp_path, "mine", made)
    (article,) = read_gold([tmp_path])
    assert [held.slice(article.text) for held in article.spans] == ["Nous n’avons rien vu", DENIED]
    judged = judge(article, kiosque())
    assert [held.exact for held in judged] == [True, False]
    assert {f.name: f.value for f in figures(judged)}["found"] == 1.0
    raw = json.loads((tmp_path / "mine.gold.json").read_text("utf-8"))
    assert raw["kind_of_article"] == "corrected by readers"
    with pytest.raises(GoldError, match="not replaced"):
        write_gold(tmp_path, "mine", made)


def test_from_corrections_repeated_words_are_told_apart(tmp_path: Path) -> None:
    """Words that stand earlier as well are lengthened until gold is read at the right ones."""
    text = "Il pleut, dit Anne. Il pleut, dit Paul.\n"
    held = report(text, sources=[], claims=[])
    start = text.rindex("Il pleut")
    words = [{"start": start, "end": start + 8, "text": "Il pleut"}]
    one = on(DENIED, "missed", chain=("X", "Paul")) | {"words": words}
    one |= {"id": "1", "made": "2026-11-01T10:00:00Z"}
    given = Corrections.model_validate(
        {"article": CorrectedArticle.of(held).model_dump(), "corrections": [one]}
    )
    write_gold(tmp_path, "rain", gold_from_corrections([held], given))
    (article,) = read_gold([tmp_path])
    assert article.spans[0].start == start
    assert article.gold.claims[0].content == "Il pleut, dit Paul."


def test_from_corrections_stretches_are_one_piece() -> None:
    """A claim in two stretches is gold on the piece that shares most of its words."""
    report_ = kiosque()
    claim = report_.claims[4]
    one = on(DENIED, "right", chain=("Kiosque360", AHDATH, FRENCH), stance=Stance.REPORTED)
    one["words"] = [held.model_dump() for held in claim.spans]
    made = gold_from_corrections([report_], corrections(one))
    assert made.gold.claims[0].content in KIOSQUE
    assert any(held.text in made.gold.claims[0].content for held in claim.spans)
