"""What is claimed: the words of relations, and those that are left of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import Handmade, article

from provenance.chains.cut import cut_claims
from provenance.report import Quotation

if TYPE_CHECKING:
    from provenance.attribution import Attribution

PAST = "Tense=Past|VerbForm=Part"
FINITE = "Mood=Ind|VerbForm=Fin"
ELDER = (
    f"L’/DET/2:det aîné/NOUN/12:nsubj:pass ,/PUNCT/6:punct qui/PRON/6:nsubj "
    f"a=avoir/AUX/6:aux:tense/{FINITE} évoqué/VERB/2:acl:relcl/{PAST} une/DET/8:det "
    f"rumeur/NOUN/6:obj ,/PUNCT/2:punct a=avoir/AUX/12:aux:tense/{FINITE} "
    f"été/AUX/12:aux:pass/{PAST} entendu/VERB/0:root/{PAST} ./PUNCT/12:punct"
)
LAWYER = (
    f"L’/DET/2:det avocat/NOUN/12:nsubj:pass ,/PUNCT/8:punct selon/ADP/5:case qui/PRON/8:obl "
    f"la/DET/7:det digue/NOUN/8:nsubj tient/VERB/2:acl:relcl ,/PUNCT/2:punct "
    f"a=avoir/AUX/12:aux:tense/{FINITE} été/AUX/12:aux:pass/{PAST} entendu/VERB/0:root/{PAST} "
    f"./PUNCT/12:punct"
)
QUOTED = (
    "«/PUNCT/3:punct Reuters/PROPN/3:nsubj annonce/VERB/0:root une/DET/5:det hausse/NOUN/3:obj "
    "»/PUNCT/3:punct ,/PUNCT/8:punct dit=dire/VERB/3:parataxis le/DET/10:det maire/NOUN/8:nsubj "
    "./PUNCT/3:punct"
)
QUOTED_CLAUSE = (
    "«/PUNCT/3:punct Reuters/PROPN/3:nsubj annonce/VERB/0:root que/SCONJ/6:mark tout/PRON/6:nsubj "
    "change/VERB/3:ccomp »/PUNCT/3:punct ,/PUNCT/9:punct dit=dire/VERB/3:parataxis le/DET/11:det "
    "maire/NOUN/9:nsubj ./PUNCT/3:punct"
)


def owned_up(joint: str) -> str:
    """*Le maire reconnaît avoir caché la dette, … évoqué un accident*, joined by `joint`."""
    return (
        f"le/DET/2:det maire/NOUN/3:nsubj reconnaît/VERB/0:root "
        f"avoir/AUX/5:aux:tense/VerbForm=Inf caché/VERB/3:xcomp/{PAST} la/DET/7:det "
        f"dette/NOUN/5:obj {joint}/9:cc évoqué/VERB/5:conj/{PAST} un/DET/11:det "
        f"accident/NOUN/9:obj ./PUNCT/3:punct"
    )


def claimed(made: Handmade, *relations: Attribution) -> list[str]:
    """The words of each claim, pieces parted by an ellipsis."""
    found = made.found(*relations)
    return [
        " … ".join(span.slice(made.text) for span in cut.spans)
        for cut in cut_claims(found.scenes, found.attributions)
    ]


def test_chains_cut_what_is_left_keeps_its_subject() -> None:
    """Of *L'aîné, qui a évoqué P, a été entendu* the relative goes, its pronoun with it."""
    made = article(ELDER)
    said = made.said("L’aîné", "a évoqué", "une rumeur", construction="nominal")
    assert claimed(made, said) == ["L’aîné … a été entendu", "une rumeur"]


@pytest.mark.xfail(strict=True, reason="the frame of a source is cut out with the source")
def test_chains_cut_what_is_left_keeps_a_subject_that_is_a_source() -> None:
    """*L'avocat, selon qui P, a été entendu*: the source of a relative is a subject beside it."""
    made = article(LAWYER)
    said = made.said("L’avocat", "selon", "la digue tient", construction="according")
    assert claimed(made, said) == ["L’avocat … a été entendu", "la digue tient"]


def test_chains_cut_quoted_speaker_names_others_in_passing() -> None:
    """*« Y annonce une hausse », dit X*: the quotation stays whole and is claimed once."""
    made = article(QUOTED)
    inner = made.said("Reuters", "annonce", "une hausse", construction="nominal", parent=1)
    outer = made.said(
        "le maire",
        "dit",
        "Reuters annonce une hausse",
        construction="incise",
        quotation=Quotation.DIRECT,
    )
    assert claimed(made, inner, outer) == ["Reuters annonce une hausse"]


@pytest.mark.parametrize(
    ("text", "content", "construction", "quotation"),
    [
        pytest.param(QUOTED_CLAUSE, "tout change", "clause", Quotation.DIRECT, id="clause"),
        pytest.param(QUOTED, "une hausse", "nominal", Quotation.INDIRECT, id="in other words"),
    ],
)
def test_chains_cut_what_is_said_inside_is_claimed(
    text: str, content: str, construction: str, quotation: Quotation
) -> None:
    """A quoted clause, and a phrase that nobody quotes, is a claim of who is named for it."""
    made = article(text)
    whole = made.text[2 : made.text.index(" »")]
    inner = made.said("Reuters", "annonce", content, construction=construction, parent=1)
    outer = made.said("le maire", "dit", whole, construction="incise", quotation=quotation)
    assert claimed(made, inner, outer) == [content]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "la/DET/2:det ville/NOUN/5:nsubj «/PUNCT/5:punct va=aller/AUX/5:aux payer/VERB/0:root "
            "»/PUNCT/5:punct"
        ),
        (
            "«/PUNCT/3:punct la/DET/3:det ville/NOUN/5:nsubj »/PUNCT/3:punct paie/VERB/0:root "
            "demain/ADV/5:advmod"
        ),
        (
            "le/DET/2:det pont/NOUN/3:nsubj tient/VERB/0:root (/PUNCT/5:punct presque/ADV/3:advmod "
            ")/PUNCT/5:punct"
        ),
    ],
    ids=["closed at the end", "opened at the start", "brackets"],
)
def test_chains_cut_marks_keep_their_halves(sentence: str) -> None:
    """A mark at the edge of a claim stays where its other half stands inside."""
    made = article(sentence)
    assert claimed(made) == [made.text]


def test_chains_cut_infinitive_with_words_of_its_own_is_claimed() -> None:
    """*reconnaît avoir caché la dette, évoqué P*: both are claims."""
    made = article(owned_up(",/PUNCT"))
    outer = made.said("le maire", "reconnaît", "avoir caché la dette, évoqué un accident")
    inner = made.said("le maire", "évoqué", "un accident", construction="nominal", parent=0)
    assert claimed(made, outer, inner) == ["avoir caché la dette", "un accident"]


@pytest.mark.xfail(strict=True, reason="the conjunction before what was cut out stays")
def test_chains_cut_infinitive_ends_before_its_conjunction() -> None:
    """*reconnaît avoir caché la dette et évoqué P*: no *et* closes a claim."""
    made = article(owned_up("et/CCONJ"))
    outer = made.said("le maire", "reconnaît", "avoir caché la dette et évoqué un accident")
    inner = made.said("le maire", "évoqué", "un accident", construction="nominal", parent=0)
    assert claimed(made, outer, inner) == ["avoir caché la dette", "un accident"]


def test_chains_cut_credit_in_brackets_claims_nothing() -> None:
    """*(Reportage X ; édité par Y)* is no claim; a clause in brackets is one."""
    credit = (
        f"(/PUNCT/2:punct Reportage/NOUN/0:root Paul/PROPN/2:nmod ;/PUNCT/2:punct "
        f"édité/VERB/2:acl/{PAST} par/ADP/7:case Anne/PROPN/5:obl:agent )/PUNCT/2:punct"
    )
    clause = (
        "(/PUNCT/4:punct le/DET/3:det pont/NOUN/4:nsubj tient/VERB/0:root bon/ADV/4:advmod "
        ")/PUNCT/4:punct"
    )
    assert claimed(article(credit)) == []
    assert claimed(article(clause)) == ["le pont tient bon"]
