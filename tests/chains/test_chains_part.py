"""Each part of the room left out by itself: what it gave to a chain is gone, and nothing else."""

from __future__ import annotations

import pytest
from articles import Handmade, article, french

from provenance.attribution import Attribution
from provenance.chains import WHOLE, Part, trace_claims
from provenance.chains.claim import parties
from provenance.sources import resolve_sources

PAUL = (
    "selon/ADP/2:case Paul/PROPN/6:obl ,/PUNCT/2:punct la/DET/5:det cuve/NOUN/6:nsubj "
    "fuit/VERB/0:root ./PUNCT/6:punct"
)
RELAYED = (
    "Reuters/PROPN/2:nsubj rapporte/VERB/0:root que/SCONJ/5:mark Paul/PROPN/5:nsubj "
    "affirme/VERB/2:ccomp que/SCONJ/8:mark tout/PRON/8:nsubj change/VERB/5:ccomp ./PUNCT/2:punct"
)
HEARSAY = (
    "le/DET/2:det pont/NOUN/4:nsubj aurait=avoir/AUX/4:aux:tense/Mood=Cnd|VerbForm=Fin "
    "tenu=tenir/VERB/0:root/VerbForm=Part ./PUNCT/4:punct"
)
FRAMED = (
    "dans/ADP/3:case sa/DET/3:det livraison/NOUN/6:obl ,/PUNCT/3:punct "
    "Libération/PROPN/6:nsubj rapporte/VERB/0:root que/SCONJ/10:mark la/DET/9:det "
    "digue/NOUN/10:nsubj cède/VERB/6:ccomp ./PUNCT/6:punct"
)
LABELLED = (
    "Libération/PROPN/5:dislocated :/PUNCT/1:punct le/DET/4:det pont/NOUN/5:nsubj "
    "tient/VERB/0:root ./PUNCT/5:punct"
)


def paul(made: Handmade, sentence: int = 0) -> Attribution:
    """Paul says that the tank leaks."""
    return made.said("Paul", "selon", "la cuve fuit", sentence=sentence, construction="according")


def relayed() -> tuple[Handmade, tuple[Attribution, ...]]:
    """Reuters reports what Paul says; later Paul speaks alone."""
    made = article(RELAYED, PAUL)
    outer = made.said("Reuters", "rapporte", "Paul affirme que tout change")
    return made, (outer, made.said("Paul", "affirme", "tout change", parent=0), paul(made, 1))


def going_on() -> tuple[Handmade, tuple[Attribution, ...]]:
    """Paul speaks, and a conditional of hearsay follows."""
    made = article(f"{PAUL} | {HEARSAY}")
    return made, (paul(made),)


def account() -> tuple[Handmade, tuple[Attribution, ...]]:
    """The account of one outlet, and in it a source without nearer cover."""
    made = article(FRAMED, PAUL)
    return made, (made.said("Libération", "rapporte", "la digue cède"), paul(made, 1))


def labelled() -> tuple[Handmade, tuple[Attribution, ...]]:
    """An outlet's label, and behind it a source."""
    made = article(f"{LABELLED} | {PAUL}")
    return made, (paul(made, 1),)


CASES = {
    Part.GRAPH: (relayed, ("Reuters", "Paul"), ("Paul",)),
    Part.CONTINUATION: (going_on, ("Paul",), ()),
    Part.REVIEW: (account, ("Libération", "Paul"), ("Paul",)),
    Part.LABELS: (labelled, ("Libération", "Paul"), ("Paul",)),
}
"""For each part an article, and the chain of its last claim with the part and without it."""


def last_chain(part: Part, parts: frozenset[Part]) -> tuple[str, ...]:
    """The chain of the last claim of a part's article, by name, without the publisher."""
    made, relations = CASES[part][0]()
    found = made.found(*relations)
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    claim = trace_claims(found, held, french(), parts=parts)[-1]
    return tuple(held.sources[party].name for party in parties(claim.chain)[1:])


@pytest.mark.parametrize("part", Part)
def test_chains_part_is_used_by_default(part: Part) -> None:
    """The whole has every part, and the chain of each part's article rests on it."""
    assert part in WHOLE
    assert last_chain(part, WHOLE) == CASES[part][1]


@pytest.mark.parametrize("part", Part)
def test_chains_part_left_out(part: Part) -> None:
    """Without its part the last claim loses the hop that the part gave it."""
    assert last_chain(part, WHOLE - {part}) == CASES[part][2]


@pytest.mark.parametrize("part", Part)
def test_chains_part_leaves_the_others_alone(part: Part) -> None:
    """Leaving out another part changes nothing in the article of this one."""
    assert {last_chain(part, WHOLE - {other}) for other in Part if other is not part} == {
        CASES[part][1]
    }
