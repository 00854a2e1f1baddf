"""The signs by which a sentence without cue goes on with the voice before it, or does not."""

from __future__ import annotations

import pytest
from articles import article

from provenance.chains.confidence import Factor
from provenance.chains.continuation import continuation_signs
from provenance.text import Span

PLAIN = "le/DET/2:det pont/NOUN/3:nsubj tient/VERB/0:root ./PUNCT/3:punct"


def signs(words: str = PLAIN, **given: bool | int) -> dict[str, float]:
    """The signs of a sentence, everything around it at rest unless given."""
    made = article(words)
    scene = made.found().scenes[0]
    around = {
        "same_paragraph": True,
        "after_quotation": False,
        "after_person": False,
        "sandwich": False,
        "scoped": False,
        "review": False,
        "distance": 0,
        **given,
    }
    content = (Span(0, len(made.text)),)
    return dict(continuation_signs(scene, content=content, **around))  # type: ignore[arg-type]


def continues(given: dict[str, float]) -> float:
    """How likely the voice before goes on, by these signs."""
    return Factor("continuation", given).probability


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        pytest.param(
            "le/DET/2:det pont/NOUN/4:nsubj aurait=avoir/AUX/4:aux:tense/Mood=Cnd|VerbForm=Fin "
            "tenu=tenir/VERB/0:root ./PUNCT/4:punct",
            "conditional",
            id="conditional of hearsay",
        ),
        pytest.param(
            "en/ADP/2:case effet/NOUN/6:advmod ,/PUNCT/2:punct le/DET/5:det pont/NOUN/6:nsubj "
            "tient/VERB/0:root ./PUNCT/6:punct",
            "marker",
            id="marker",
        ),
        pytest.param(
            "pour/ADP/2:case rappel/NOUN/6:obl ,/PUNCT/2:punct le/DET/5:det pont/NOUN/6:nsubj "
            "tient/VERB/0:root ./PUNCT/6:punct",
            "return_marker",
            id="return marker",
        ),
        pytest.param("cela/PRON/2:nsubj tient/VERB/0:root ./PUNCT/2:punct", "taken_up", id="cela"),
        pytest.param(
            "ces/DET/2:det derniers/NOUN/3:nsubj partent/VERB/0:root ./PUNCT/3:punct",
            "taken_up",
            id="demonstrative",
        ),
        pytest.param(
            "le/DET/2:det pont/NOUN/4:nsubj était=être/AUX/4:aux:tense/Tense=Imp "
            "tombé=tomber/VERB/0:root ./PUNCT/4:punct",
            "past_background",
            id="pluperfect",
        ),
        pytest.param(
            "le/DET/2:det pont/NOUN/3:nsubj tombe/VERB/0:root en/ADP/5:case 1974/NUM/3:obl "
            "./PUNCT/3:punct",
            "past_background",
            id="year",
        ),
        pytest.param(
            "le/DET/2:det pont/NOUN/4:nsubj «/PUNCT/4:punct tient/VERB/0:root »/PUNCT/4:punct "
            "./PUNCT/4:punct",
            "present_quote",
            id="quoted words",
        ),
    ],
)
def test_chains_continuation_sees_sign(words: str, sign: str) -> None:
    """A sentence shows its sign, and the plain one does not."""
    assert signs(words)[sign] == 1.0
    assert signs()[sign] == 0.0


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("on/PRON/2:nsubj tient/VERB/0:root ./PUNCT/2:punct", id="on"),
        pytest.param(PLAIN, id="definite phrase"),
    ],
)
def test_chains_continuation_new_subject_takes_nothing_up(words: str) -> None:
    """An impersonal or new subject does not take up what was said."""
    assert signs(words)["taken_up"] == 0.0


@pytest.mark.parametrize(
    "sign", ["conditional", "marker", "taken_up", "sandwich", "present_quote", "same_paragraph"]
)
def test_chains_continuation_signs_for_going_on(sign: str) -> None:
    """Each sign for going on makes it likelier."""
    rest = dict.fromkeys(signs(), 0.0)
    assert continues({**rest, sign: 1.0}) > continues(rest)


@pytest.mark.parametrize("sign", ["new_paragraph", "return_marker", "distance", "past_background"])
def test_chains_continuation_signs_for_the_publisher(sign: str) -> None:
    """Each sign for the publisher makes it less likely."""
    rest = dict.fromkeys(signs(), 0.0)
    assert continues({**rest, sign: 1.0}) < continues(rest)


def test_chains_continuation_no_sign_decides_alone() -> None:
    """A return marker outweighs the strongest sign for going on; distance adds up."""
    rest = signs()
    assert continues({**rest, "conditional": 1.0, "return_marker": 1.0}) < 0.5
    fading = [continues(signs(distance=distance)) for distance in range(4)]
    assert fading == sorted(fading, reverse=True)
    assert len(set(fading)) == 4


def test_chains_continuation_paragraph_is_one_sign() -> None:
    """Same and new paragraph exclude each other."""
    assert (signs()["same_paragraph"], signs()["new_paragraph"]) == (1.0, 0.0)
    new = signs(same_paragraph=False)
    assert (new["same_paragraph"], new["new_paragraph"]) == (0.0, 1.0)
