"""The cue verbs of a sentence."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import case

# Name, text, arcs.
EMPTY = [
    case(
        "to_mean",
        "Le texte veut dire que le pont tient.",
        "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 3:punct",
    ),
    case(
        "made_to_believe",
        "Il leur fait croire que le pont tient.",
        "4:nsubj 4:iobj 4:aux:caus 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
    ),
    case(
        "to_be_noted",
        "Il faut noter que le pont tient.",
        "2:expl:subj 0:root 2:xcomp 7:mark 6:det 7:nsubj 3:ccomp 2:punct",
    ),
    case(
        "impersonal_judgement",
        "Il convient que le pont tienne.",
        "2:expl:subj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
    ),
    case(
        "connective",
        "Sachant que le pont tient, le maire part.",
        "9:advcl 5:mark 4:det 5:nsubj 1:ccomp 1:punct 8:det 9:nsubj 0:root 9:punct",
    ),
    case(
        "it_looks_like",
        "On dirait que la pluie vient.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
    ),
    case(
        "reader_told_to_note",
        "À noter que le pont tient.",
        "2:mark 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
    ),
]
# Name, text, arcs, the cues of the sentence by their lemma.
SAID = [
    case(
        "wanted_of_somebody",
        "Il faut que le maire dise que le pont tient.",
        "2:expl:subj 0:root 6:mark 5:det 6:nsubj 2:ccomp 10:mark 9:det 10:nsubj 6:ccomp 2:punct",
        ["dire"],
    ),
    case(
        "told_by_somebody",
        "Le maire veut noter que le pont tient.",
        "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 3:punct",
        ["noter"],
    ),
    case(
        "narrated",
        "Et de noter que le pont tient.",
        "3:cc 3:mark 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        ["noter"],
    ),
]
TIENT = "tenir"  # "le pont tient" is a cue too: it takes part in "tenir pour"


def cues(text: str, arcs: str) -> list[str]:
    """The lemmas of the cues of a sentence, without that of its content."""
    return [cue.row.lemma for cue in parse(text, arcs).scene().cues if cue.row.lemma != TIENT]


@pytest.mark.parametrize(("text", "arcs"), EMPTY)
def test_scene_verb_by_which_nobody_says_anything_is_no_cue(text: str, arcs: str) -> None:
    """Meaning, making believe, advice to the reader and connectives report nothing."""
    assert cues(text, arcs) == []


@pytest.mark.parametrize(("text", "arcs", "lemmas"), SAID)
def test_scene_verb_by_which_somebody_says_it_is_a_cue(
    text: str, arcs: str, lemmas: list[str]
) -> None:
    """The same verbs with a speaker are cues."""
    assert cues(text, arcs) == lemmas
