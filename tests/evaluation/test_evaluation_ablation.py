"""Readings ranked without their fit: whoever was named last before the phrase."""

from __future__ import annotations

from articles import french, spoken

from provenance.chains import trace_claims
from provenance.chains.claim import parties
from provenance.evaluation.ablation import latest_first
from provenance.sources import readings_of, resolve_sources


def chains(*phrases: str, fit: bool) -> list[tuple[str, ...]]:
    """The chain of what each phrase says, by name, with and without the fit of readings."""
    _, found = spoken(*phrases)
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    readings = held if fit else latest_first(found, held)
    return [
        tuple(held.sources[party].name for party in parties(claim.chain)[1:])
        for claim in trace_claims(found, readings, french())
    ]


MINISTER = (
    "le/DET/ms ministre/NOUN/ms Paul/PROPN Roy/PROPN",
    "Luc/PROPN Petit/PROPN",
    "le/DET/ms ministre/NOUN/ms",
)


def test_evaluation_ablation_fit_finds_the_role() -> None:
    """The minister is who was called so, whoever spoke since."""
    assert chains(*MINISTER, fit=True)[-1] == ("Paul Roy",)


def test_evaluation_ablation_latest_first_takes_who_spoke_last() -> None:
    """Without the fit the minister is the man just named; names stay whose they are."""
    assert chains(*MINISTER, fit=False) == [("Paul Roy",), ("Luc Petit",), ("Luc Petit",)]


def test_evaluation_ablation_latest_first_keeps_the_readings() -> None:
    """No reading is added or lost, and a phrase that can only be somebody new stays so."""
    _, found = spoken(*MINISTER, "un/DET/ms voisin/NOUN/ms")
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    before, after = (
        readings_of(resolution, found.attributions)
        for resolution in (held, latest_first(found, held))
    )
    assert [set(row) for row in after] == [set(row) for row in before]
    assert after[-1] == before[-1]
    assert after[2] != before[2]
