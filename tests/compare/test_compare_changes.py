"""Each kind of change, on two versions made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from versions import said, version

from provenance.compare import Change, ChangeKind, compare
from provenance.report import Stance

if TYPE_CHECKING:
    from versions import Said

ROAD = said("La route de la côte est coupée depuis lundi.")
SHIP = said("Selon Reuters, le cargo a coulé.", "le cargo a coulé", "Reuters")
SHIP_ALONE = said("Le cargo a coulé.")
SCHOOL = said("La rentrée des classes est repoussée au 9 septembre.")
LEAK = said(
    "Selon Reuters, un diplomate affirme que le traité est prêt.",
    "le traité est prêt",
    "Reuters > un diplomate",
)

CASES = {
    "claim_added": ([ROAD], [ROAD, SCHOOL]),
    "claim_dropped": ([ROAD, SCHOOL], [ROAD]),
    "claim_reworded": (
        [ROAD, said("Le feu a fait trois blessés.")],
        [ROAD, said("Le feu a fait cinq blessés.")],
    ),
    "denial_added": (
        [ROAD],
        [ROAD, said("Rabat dément toute visite.", "toute visite", stance=Stance.DENIED)],
    ),
    "denial_dropped": (
        [ROAD, said("Rabat dément toute visite.", "toute visite", stance=Stance.DENIED)],
        [ROAD, said("Toute visite.")],
    ),
    "hedge_lost": (
        [ROAD, said("Le pont serait fermé.", hedge="serait")],
        [ROAD, said("Le pont est fermé.")],
    ),
    "hedge_gained": (
        [ROAD, said("Le club a vendu son gardien.")],
        [ROAD, said("Le club aurait vendu son gardien.", hedge="aurait vendu")],
    ),
    "stance_changed": (
        [said("Le préfet l’a dit : la nuit fut rude.", "la nuit fut rude", "Le préfet")],
        [
            said(
                "Le préfet l’admet : la nuit fut rude.",
                "la nuit fut rude",
                "Le préfet",
                Stance.FACTIVE,
            )
        ],
    ),
    "chain_shorter": ([SHIP, ROAD], [SHIP_ALONE, ROAD]),
    "chain_longer": ([SHIP_ALONE, ROAD], [SHIP, ROAD]),
    "chain_rerouted": (
        [SHIP, ROAD],
        [said("Selon Ouest-France, le cargo a coulé.", "le cargo a coulé", "Ouest-France"), ROAD],
    ),
    "source_added": ([SHIP_ALONE], [SHIP]),
    "source_dropped": ([SHIP], [SHIP_ALONE]),
    "source_renamed": (
        [said("Selon Lebel, le quai rouvre.", "le quai rouvre", "Lebel")],
        [said("Selon Anne Lebel, le quai rouvre.", "le quai rouvre", "Anne Lebel")],
    ),
    "source_named": (
        [said("Selon un officier, le quai rouvre.", "le quai rouvre", "un officier")],
        [said("Selon Anne Lebel, le quai rouvre.", "le quai rouvre", "Anne Lebel")],
    ),
    "source_unnamed": (
        [said("Selon Anne Lebel, le quai rouvre.", "le quai rouvre", "Anne Lebel")],
        [said("Selon un officier, le quai rouvre.", "le quai rouvre", "un officier")],
    ),
}  # fmt: skip
WITH = {
    "chain_shorter": {"source_dropped"},
    "chain_longer": {"source_added"},
    "chain_rerouted": {"source_dropped", "source_added"},
    "source_added": {"chain_longer"},
    "source_dropped": {"chain_shorter"},
}
"""What is told beside a kind because it is another side of the same."""


def told(old: list[Said], new: list[Said]) -> list[Change]:
    """What changed between two versions."""
    return list(compare(version(*old), version(*new)).changes)


@pytest.mark.parametrize("kind", ChangeKind)
def test_compare_tells_each_kind(kind: ChangeKind) -> None:
    """A version that differs in one way gives that change, and what it entails, alone."""
    found = [change.kind.value for change in told(*CASES[kind.value])]
    assert sorted(found) == sorted({kind.value} | WITH.get(kind.value, set()))


@pytest.mark.parametrize("kind", ChangeKind)
def test_compare_sides_point_at_their_texts(kind: ChangeKind) -> None:
    """Every span of a side is the slice of its version; a side is there if its version has it."""
    old, new = (version(*side) for side in CASES[kind.value])
    for change in compare(old, new).changes:
        for side, report in ((change.old, old), (change.new, new)):
            for span in side.spans if side else ():
                assert report.article.text[span.start : span.end] == span.text
        assert (change.old is None) == (
            change.kind.value.endswith("_added") and not _paired(change)
        )
        assert (change.new is None) == (
            change.kind.value.endswith("_dropped") and not _paired(change)
        )


def _paired(change: Change) -> bool:
    return change.old is not None and change.new is not None


def test_compare_shows_the_words_of_a_hedge_and_of_a_chain() -> None:
    """The hedge that was lost, and the steps that are gone, stand in the change."""
    (hedge,) = told(*CASES["hedge_lost"])
    assert hedge.old is not None
    assert hedge.new is not None
    assert [span.text for span in hedge.old.spans] == ["serait"]
    assert [span.text for span in hedge.new.spans] == ["Le pont est fermé"]
    chain = told([LEAK], [said("Le traité est prêt.")])[-1]
    assert chain.kind is ChangeKind.CHAIN_SHORTER
    assert chain.old is not None
    assert chain.new is not None
    assert [step.name for step in chain.old.chain] == ["Le Bourg", "Reuters", "un diplomate"]
    assert [step.name for step in chain.new.chain] == ["Le Bourg"]
    assert [span.text for span in chain.old.spans] == ["Reuters", "un diplomate"]


def test_compare_counts_what_is_unchanged() -> None:
    """What is as it was is counted and not listed, wherever it now stands."""
    result = compare(version(ROAD, SHIP, SCHOOL), version(SCHOOL, ROAD, SHIP))
    assert result.changes == ()
    assert (result.unchanged.claims, result.unchanged.sources) == (3, 2)


def test_compare_orders_by_the_new_text() -> None:
    """Changes stand where they are in the new text; what is gone, behind what it stood behind."""
    fire = said("Un hangar a brûlé hier soir à Sassenac.")
    found = told([ROAD, SCHOOL, SHIP_ALONE], [fire, ROAD, SHIP_ALONE])
    assert [change.kind.value for change in found] == ["claim_added", "claim_dropped"]
    found = told([ROAD, SCHOOL, SHIP_ALONE], [ROAD, SHIP_ALONE, fire])
    assert [change.kind.value for change in found] == ["claim_dropped", "claim_added"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ils l’ont dit : « Nous n’avons rien vu ».", "ils l'ont dit: \"nous n'avons rien vu\""),
        ("La gare ferme le 3 mai, pour un an.", "La gare ferme, le 3 mai, pour un an."),
    ],
)
def test_compare_marks_and_case_are_no_rewording(old: str, new: str) -> None:
    """Typography, case and punctuation change nothing."""
    assert told([said(old)], [said(new)]) == []


def test_compare_split_and_merged_claims_are_one() -> None:
    """A claim cut in two is neither reworded nor added to, and the parts are compared with it."""
    whole = said("La piscine fermera en juin et la bibliothèque ouvrira le dimanche.")
    parts = [
        said("La piscine fermera en juin."),
        said("La bibliothèque ouvrira le dimanche."),
    ]
    assert told([ROAD, whole], [ROAD, *parts]) == []
    assert told([ROAD, *parts], [ROAD, whole]) == []
    cited = said(
        "La bibliothèque ouvrira le dimanche, dit Reuters.",
        "La bibliothèque ouvrira le dimanche",
        "Reuters",
    )
    kinds = {change.kind.value for change in told([ROAD, whole], [ROAD, parts[0], cited])}
    assert kinds == {"chain_longer", "source_added"}


def test_compare_repeated_claim_of_another_is_added() -> None:
    """The same words under a second source are a claim of their own, not a part of the first."""
    again = said("L’AFP l’assure : le cargo a coulé.", "L’AFP l’assure : le cargo a coulé", "AFP")
    kinds = [change.kind.value for change in told([SHIP, ROAD], [SHIP, ROAD, again])]
    assert sorted(kinds) == ["claim_added", "source_added"]


def test_compare_two_proper_names_are_two_sources() -> None:
    """A source that gave way to another by name is dropped, not renamed."""
    kinds = {change.kind.value for change in told(*CASES["chain_rerouted"])}
    assert "source_renamed" not in kinds


def test_compare_says_when_it_stands_on_weak_ground() -> None:
    """Other tools, other languages and texts without a common claim are told."""
    old, new = version(ROAD), version(SCHOOL)
    other = new.model_copy(
        update={
            "tool": new.tool.model_copy(update={"version": "2.0"}),
            "article": new.article.model_copy(update={"language": "en"}),
        }
    )
    codes = [note.code for note in compare(old, other).diagnostics]
    assert codes == ["other_tool", "other_language", "nothing_in_common"]
    assert compare(old, old).diagnostics == ()
