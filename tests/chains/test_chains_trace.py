"""From relations and sources to claims: labels, review mode, continuation, cut, circles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from articles import Handmade, article, french

from provenance.chains import Claim, trace_claims
from provenance.chains.claim import PUBLISHES, Step, extend, parties
from provenance.report import Basis, HopRelation, Quotation, SourceKind, Stance
from provenance.sources import Candidate, Resolution, Source, resolve_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution import Attribution

REUTERS = (
    "Reuters/PROPN/2:nsubj rapporte/VERB/0:root que/SCONJ/6:mark la/DET/5:det digue/NOUN/6:nsubj "
    "cède/VERB/2:ccomp ./PUNCT/2:punct"
)
PAUL = (
    "selon/ADP/2:case Paul/PROPN/6:obl ,/PUNCT/2:punct la/DET/5:det cuve/NOUN/6:nsubj "
    "fuit/VERB/0:root ./PUNCT/6:punct"
)
BRIDGE = "le/DET/2:det pont/NOUN/3:nsubj tient/VERB/0:root ./PUNCT/3:punct"
STREET = "la/DET/2:det rue/NOUN/3:nsubj ferme/VERB/0:root ./PUNCT/3:punct"
HEARSAY = (
    "le/DET/2:det pont/NOUN/4:nsubj aurait=avoir/AUX/4:aux:tense/Mood=Cnd|VerbForm=Fin "
    "tenu=tenir/VERB/0:root/VerbForm=Part ./PUNCT/4:punct"
)
RECALL = (
    "pour/ADP/2:case rappel/NOUN/6:obl ,/PUNCT/2:punct le/DET/5:det pont/NOUN/6:nsubj "
    "tient/VERB/0:root ./PUNCT/6:punct"
)
QUOTED = (
    "«/PUNCT/4:punct le/DET/3:det pont/NOUN/4:nsubj tient/VERB/0:root ./PUNCT/4:punct "
    "»/PUNCT/4:punct"
)
LABELLED = (
    "Libération/PROPN/5:dislocated :/PUNCT/1:punct le/DET/4:det pont/NOUN/5:nsubj "
    "tient/VERB/0:root ./PUNCT/5:punct"
)
NOBODY = (
    "on/PRON/2:nsubj dit=dire/VERB/0:root que/SCONJ/5:mark tout/PRON/5:nsubj "
    "change/VERB/2:ccomp ./PUNCT/2:punct"
)
FRAMED = (
    "dans/ADP/3:case sa/DET/3:det livraison/NOUN/6:obl ,/PUNCT/3:punct "
    "Libération/PROPN/6:nsubj rapporte/VERB/0:root que/SCONJ/10:mark la/DET/9:det "
    "digue/NOUN/10:nsubj cède/VERB/6:ccomp ./PUNCT/6:punct"
)
NESTED = (
    "Reuters/PROPN/2:nsubj rapporte/VERB/0:root que/SCONJ/5:mark Paul/PROPN/5:nsubj "
    "affirme/VERB/2:ccomp que/SCONJ/8:mark tout/PRON/8:nsubj change/VERB/5:ccomp ./PUNCT/2:punct"
)
MEDIA = SourceKind.MEDIA


def reuters(made: Handmade, sentence: int = 0) -> Attribution:
    """Reuters reports that the dyke gives way."""
    return made.said("Reuters", "rapporte", "la digue cède", sentence=sentence)


def paul(made: Handmade, sentence: int = 0) -> Attribution:
    """Paul says that the tank leaks."""
    return made.said("Paul", "selon", "la cuve fuit", sentence=sentence, construction="according")


def nested(made: Handmade, sentence: int = 0, *, first: int = 0) -> tuple[Attribution, Attribution]:
    """Reuters reports that Paul says so; `first` is the place of the outer relation in the list."""
    return (
        made.said("Reuters", "rapporte", "Paul affirme que tout change", sentence=sentence),
        made.said("Paul", "affirme", "tout change", sentence=sentence, parent=first),
    )


def claims(made: Handmade, *relations: Attribution, publisher: str = "Le Bourg") -> list[Claim]:
    """The claims of an article, sources resolved as they are in the pipe."""
    found = made.found(*relations)
    return trace_claims(
        found, resolve_sources(found, publisher=publisher, lexicon=french()), french()
    )


def chains(
    made: Handmade, *relations: Attribution, publisher: str = "Le Bourg"
) -> list[tuple[int, tuple[str, ...]]]:
    """For each claim its sentence and its chain by name, without the publisher."""
    found = made.found(*relations)
    held = resolve_sources(found, publisher=publisher, lexicon=french())
    return [
        (claim.sentence, tuple(held.sources[party].name for party in parties(claim.chain)[1:]))
        for claim in trace_claims(found, held, french())
    ]


def weighed(
    made: Handmade,
    relations: Sequence[Attribution],
    sources: Sequence[tuple[str, SourceKind]],
    readings: Sequence[Sequence[tuple[int, float]]],
) -> list[Claim]:
    """The claims where each relation's source has the readings given, as parties and fits."""
    held = Resolution(
        tuple(
            Source(name, kind, anonymous=False, aliases=(), mentions=())
            for name, kind in (("Le Bourg", MEDIA), *sources)
        ),
        {
            (r.source.sentence, r.source.head): tuple(
                Candidate(party, fit, anaphoric=False) for party, fit in row
            )
            for r, row in zip(relations, readings, strict=True)
            if r.source is not None
        },
    )
    return trace_claims(made.found(*relations), held, french())


def words(made: Handmade, claim: Claim) -> list[str]:
    """The words of a claim."""
    return [span.slice(made.text) for span in claim.spans]


def test_chains_trace_label_holds_its_paragraph() -> None:
    """What stands behind a label is the outlet's up to the end of the paragraph, on the label."""
    made = article(f"{LABELLED} | {STREET}", BRIDGE)
    assert chains(made) == [(0, ("Libération",)), (1, ("Libération",)), (2, ())]
    hop = claims(made)[1].chain[1]
    assert [span.slice(made.text) for span in hop.evidence] == ["Libération"]


def test_chains_trace_heading_holds_to_the_next() -> None:
    """A heading that is an outlet's name holds over paragraphs, up to the next such heading."""
    heading, other = "Libération/PROPN/0:root", "L’Humanité/PROPN/0:root"
    made = article(heading, BRIDGE, STREET, other, BRIDGE)
    assert [(s, c) for s, c in chains(made) if s not in (0, 3)] == [
        (1, ("Libération",)),
        (2, ("Libération",)),
        (4, ("L’Humanité",)),
    ]


def test_chains_trace_label_stands_above_sources() -> None:
    """A source that speaks behind a label stands under the label's outlet."""
    made = article(f"{LABELLED} | {PAUL}")
    assert chains(made, paul(made, 1))[-1] == (1, ("Libération", "Paul"))


@pytest.mark.parametrize("sentence", [STREET, QUOTED], ids=["plain", "quoted"])
def test_chains_trace_label_holds_behind_nobody(sentence: str) -> None:
    """*On dit que P* leaves no voice that could go on where a label holds."""
    made = article(NOBODY, f"{LABELLED} | {sentence}")
    said = made.said("on", "dit", "tout change")
    assert chains(made, said) == [(0, ()), (1, ("Libération",)), (2, ("Libération",))]


def test_chains_trace_label_of_publisher_opens_no_scope() -> None:
    """The publisher's own name at the head of the text adds no hop."""
    made = article(f"{LABELLED} | {STREET}")
    assert chains(made, publisher="Libération") == [(0, ()), (1, ())]


def test_chains_trace_label_of_publisher_hides_no_review() -> None:
    """The publisher's own heading does not end the account that its article is."""
    made = article("Le/DET/2:det Parisien/PROPN/0:root", FRAMED, PAUL)
    account = made.said("Libération", "rapporte", "la digue cède", sentence=1)
    found = chains(made, account, paul(made, 2), publisher="Le Parisien")
    assert found[-1] == (2, ("Libération", "Paul"))


def test_chains_trace_review_covers_sources() -> None:
    """In the account of one outlet, a later source without nearer cover stands under it."""
    made = article(FRAMED, PAUL)
    account = made.said("Libération", "rapporte", "la digue cède")
    assert chains(made, account, paul(made, 1)) == [
        (0, ("Libération",)),
        (1, ("Libération", "Paul")),
    ]


def test_chains_trace_review_does_not_turn_a_circle() -> None:
    """In the account of Libération too, *Reuters, citant Libération* puts Libération inside."""
    made = article(FRAMED, NESTED)
    account = made.said("Libération", "rapporte", "la digue cède")
    found = weighed(
        made,
        (account, *nested(made, 1, first=1)),
        (("Libération", MEDIA), ("Reuters", MEDIA)),
        ([(1, 1.0)], [(2, 1.0)], [(1, 1.0)]),
    )
    assert [parties(claim.chain) for claim in found] == [(0, 1), (0, 2, 1)]


def test_chains_trace_review_begins_with_the_outlet() -> None:
    """What stands before the outlet's first mention is not under it."""
    made = article(PAUL, FRAMED)
    account = made.said("Libération", "rapporte", "la digue cède", sentence=1)
    assert chains(made, paul(made), account)[0] == (0, ("Paul",))


def test_chains_trace_review_leaves_the_newsroom_its_voice() -> None:
    """What no cue gives to anybody stays the publisher's in a new paragraph."""
    made = article(FRAMED, BRIDGE)
    account = made.said("Libération", "rapporte", "la digue cède")
    assert chains(made, account)[-1] == (1, ())


def test_chains_trace_one_mention_is_no_review() -> None:
    """An outlet that is cited once, without the words of an account, covers nobody else."""
    made = article(REUTERS, PAUL)
    assert chains(made, reuters(made), paul(made, 1)) == [(0, ("Reuters",)), (1, ("Paul",))]


def test_chains_trace_hearsay_goes_on() -> None:
    """A conditional behind a report goes on with its voice, and the other reading is told."""
    made = article(f"{REUTERS} | {HEARSAY}")
    first, second = claims(made, reuters(made))
    assert parties(second.chain) == parties(first.chain)
    assert second.stance is Stance.HEDGED
    assert second.chain[-1].basis is Basis.CONTINUATION
    assert second.chain[-1].evidence
    assert second.probability < 1.0
    assert [parties(reading.chain) for reading in second.alternatives] == [parties(PUBLISHES)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param((f"{REUTERS} | {RECALL}",), id="return marker"),
        pytest.param((REUTERS, BRIDGE), id="new paragraph"),
    ],
)
def test_chains_trace_publisher_takes_over(paragraphs: tuple[str, ...]) -> None:
    """Behind a return marker, or in a new paragraph, the publisher speaks in its own voice."""
    made = article(*paragraphs)
    last = claims(made, reuters(made))[-1]
    assert last.chain == PUBLISHES
    assert last.stance is Stance.ASSERTED
    assert last.quotation is Quotation.NONE


def test_chains_trace_without_voice_the_publisher_asserts() -> None:
    """Where nobody has spoken there is one reading."""
    (claim,) = claims(article(BRIDGE))
    assert claim.chain == PUBLISHES
    assert claim.alternatives == ()


@pytest.mark.parametrize(
    ("paragraph", "spoken", "floating"),
    [
        pytest.param(f"{REUTERS} | {QUOTED}", 0, 1, id="after"),
        pytest.param(f"{QUOTED} | {REUTERS}", 1, 0, id="before"),
        pytest.param(f"{REUTERS} | {QUOTED} | {PAUL}", 0, 1, id="between"),
    ],
)
def test_chains_trace_floating_quotation(paragraph: str, spoken: int, floating: int) -> None:
    """A quotation without cue belongs to who spoke before in its paragraph, else to who follows."""
    made = article(paragraph)
    relations = [reuters(made, spoken)]
    if len(made.sentences) > 2:
        relations.append(paul(made, 2))
    found = claims(made, *relations)
    by_sentence = {claim.sentence: claim for claim in found}
    assert parties(by_sentence[floating].chain) == parties(by_sentence[spoken].chain)
    assert by_sentence[floating].quotation is Quotation.DIRECT


def test_chains_trace_nested_content_is_claimed_once() -> None:
    """The innermost relation claims what is said, under all that it lies in."""
    made = article(NESTED)
    outer, inner = nested(made)
    assert chains(made, outer, inner) == [(0, ("Reuters", "Paul"))]
    (claim,) = claims(made, outer, inner)
    assert words(made, claim) == ["tout change"]
    assert [hop.basis for hop in claim.chain[1:]] == [Basis.EXPLICIT, Basis.NESTED]
    assert [hop.attribution for hop in claim.chain] == [None, 0, 1]


def test_chains_trace_long_quotation_is_a_claim_a_sentence() -> None:
    """Content over several sentences gives each of them a claim, with one chain."""
    made = article(f"{REUTERS} | {BRIDGE}")
    relation = made.said("Reuters", "rapporte", "la digue cède. le pont tient.")
    found = claims(made, relation)
    assert [words(made, claim) for claim in found] == [["la digue cède"], ["le pont tient"]]
    assert found[0].chain == found[1].chain


def test_chains_trace_clause_beside_a_report_is_the_publishers() -> None:
    """A main clause outside content and cue is a claim of its own."""
    made = article(
        "Reuters/PROPN/2:nsubj rapporte/VERB/0:root que/SCONJ/6:mark la/DET/5:det "
        "digue/NOUN/6:nsubj cède/VERB/2:ccomp mais/CCONJ/10:cc le/DET/9:det pont/NOUN/10:nsubj "
        "tient/VERB/2:conj ./PUNCT/2:punct"
    )
    assert [words(made, claim) for claim in claims(made, reuters(made))] == [
        ["la digue cède"],
        ["le pont tient"],
    ]


def test_chains_trace_date_line_claims_nothing() -> None:
    """A few words without a verb are no claim."""
    made = article("Lille/PROPN/0:root ,/PUNCT/1:punct lundi/NOUN/1:nmod ./PUNCT/1:punct", BRIDGE)
    assert chains(made) == [(1, ())]


def test_chains_trace_two_voices_keep_their_claims() -> None:
    """*Selon Y et Z*: two claims on the same words, a chain each."""
    made = article(PAUL, BRIDGE)
    first = paul(made)
    second = made.said(", la", "selon", "la cuve fuit", construction="according")
    found = weighed(
        made,
        (first, second),
        (("Paul", SourceKind.PERSON), ("Reuters", MEDIA)),
        ([(1, 1.0)], [(2, 1.0)]),
    )
    said = [claim for claim in found if claim.sentence == 0]
    assert [parties(claim.chain) for claim in said] == [(0, 1), (0, 2)]
    assert words(made, said[0]) == words(made, said[1])


def circle() -> list[Claim]:
    """Reuters reports that Paul says so, then Paul that Reuters does, then Reuters of Reuters."""
    made = article(NESTED, NESTED, NESTED)
    relations = (*nested(made), *nested(made, 1, first=2), *nested(made, 2, first=4))
    outlets = (("Reuters", MEDIA), ("Paul", MEDIA))
    forth, back = [(1, 1.0)], [(2, 1.0)]
    return weighed(made, relations, outlets, (forth, back, back, forth, forth, forth))


def test_chains_trace_circle_ends() -> None:
    """Y cites X and X cites Y: every chain names each of them once at most."""
    for claim in circle():
        chain = parties(claim.chain)
        assert chain[0] == 0
        assert len(set(chain)) == len(chain)


def test_chains_trace_circle_keeps_each_origin() -> None:
    """Of two that cite each other, the one inside is the origin of what it says."""
    assert [parties(claim.chain) for claim in circle()[:2]] == [(0, 1, 2), (0, 2, 1)]


@pytest.mark.parametrize(
    ("kind", "chain"),
    [(SourceKind.COLLECTIVE, (0, 1, 2)), (SourceKind.PERSON, (0, 2))],
)
def test_chains_trace_graph_reaches_back_to_a_group(
    kind: SourceKind, chain: tuple[int, ...]
) -> None:
    """Who relays a group is told further down and holds above too; a person had spoken alone."""
    made = article(PAUL, NESTED)
    outer, inner = nested(made, 1, first=1)
    relations = (paul(made), outer, replace(inner, construction="relay"))
    sources = (("Reuters", MEDIA), ("inner", kind))
    first = weighed(made, relations, sources, ([(2, 1.0)], [(1, 1.0)], [(2, 1.0)]))[0]
    assert parties(first.chain) == chain
    for hop in first.chain[1:-1]:
        assert hop.basis is Basis.ANAPHORA
        assert "Reuters rapporte" in [span.slice(made.text) for span in hop.evidence]


def test_chains_trace_example_is_included_in_its_group() -> None:
    """An outlet named as an example stands under the group that the relaying outlet cites."""
    made = article(NESTED, NESTED)
    outer, inner = nested(made, 1, first=2)
    relations = (*nested(made), outer, replace(inner, construction="relay", member=True))
    sources = (("L’Écho", MEDIA), ("médias", SourceKind.COLLECTIVE), ("Reuters", MEDIA))
    readings = ([(1, 1.0)], [(2, 1.0)], [(1, 1.0)], [(3, 1.0)])
    last = weighed(made, relations, sources, readings)[-1]
    assert parties(last.chain) == (0, 1, 2, 3)
    assert last.chain[3].relation is HopRelation.INCLUDES


def test_chains_trace_other_readings_are_told() -> None:
    """A second reading of a source is an alternative; one that is hardly likely is not."""
    made = article(REUTERS)
    people = tuple((name, SourceKind.PERSON) for name in ("Paul", "Luc", "Jean"))
    readings = [(1, 0.9), (2, 0.7), (3, 0.01), (2, 0.6)]
    (claim,) = weighed(made, (reuters(made),), people, (readings,))
    assert parties(claim.chain) == (0, 1)
    assert [parties(reading.chain) for reading in claim.alternatives] == [(0, 2)]
    assert claim.alternatives[0].probability < claim.probability


def test_chains_trace_doubt_lowers_confidence() -> None:
    """A claim with a close second reading is less sure than one without."""
    made = article(REUTERS)
    people = tuple((name, SourceKind.PERSON) for name in ("Paul", "Luc"))
    sure, torn = (
        weighed(made, (reuters(made),), people, (readings,))[0].probability
        for readings in ([(1, 0.9)], [(1, 0.9), (2, 0.85)])
    )
    assert torn < sure


def test_chains_claim_extend_refuses_circles() -> None:
    """A party stands in a chain once."""
    step = Step(1, HopRelation.CITES, Basis.EXPLICIT, (), 1.0)
    once = extend(PUBLISHES, step)
    assert parties(once) == (0, 1)
    assert extend(once, step) == once
    assert extend(once, PUBLISHES[0]) == once


def test_chains_trace_empty_article() -> None:
    """No sentence, no claim."""
    assert claims(article()) == []
