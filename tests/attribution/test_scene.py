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
    case(
        "sought_to_be_known",
        "La préfète part afin de savoir si la digue tient.",
        "2:det 3:nsubj 0:root 6:advmod 6:mark 3:advcl 10:mark 9:det 10:nsubj 6:ccomp 3:punct",
    ),
    case(
        "sought_to_be_known_hung_on_its_locution",
        "Une expertise est en cours afin de savoir si la digue tient.",
        "2:det 5:nsubj 5:cop 5:case 0:root 5:advmod 8:mark 6:ccomp 12:mark 11:det "
        "12:nsubj 8:ccomp 5:punct",
    ),
    case(
        "reader_told_to_note_without_an_accent",
        "A noter que la digue tient.",
        "2:mark/ADP 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
    ),
    case(
        "judgement_behind_an_insertion",
        "Il est, à ce stade, faux de dire que la digue tient.",
        "8:nsubj 8:cop 6:punct 6:case 6:det/DET 8:obl:mod 6:punct 0:root 10:mark 8:acl "
        "14:mark 13:det 14:nsubj 10:ccomp 8:punct",
    ),
    case(
        "judgement_whose_pronoun_hangs_on_the_copula",
        "Il est donc, à ce stade, impossible de dire que la digue tient.",
        "2:nsubj 9:cop 9:advmod 7:punct 7:case 7:det/DET 9:obl:mod 9:punct 0:root 11:mark "
        "9:csubj 15:mark 14:det 15:nsubj 11:ccomp 9:punct",
        fault="the empty pronoun is looked for on the adjective only",
    ),
    case(
        "let_know",
        "Cela permettra aux élus de savoir si le pont tient.",
        "2:nsubj 0:root 5:case 5:det 2:obl:arg 7:mark 2:xcomp 11:mark 10:det 11:nsubj "
        "7:ccomp 2:punct",
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
    case(
        "let_say",
        "Le test permet au maire de dire que le pont tient.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:arg 8:mark 6:acl 12:mark 11:det 12:nsubj "
        "8:ccomp 3:punct",
        ["dire"],
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


def test_scene_infinitive_is_negated_by_the_word_before_it() -> None:
    """*dit ne pas croire que P*: whatever the tree hangs the negation on."""
    parsed = parse(
        "Le maire dit ne pas croire que le pont cède.",
        "2:det 3:nsubj 0:root 3:advmod 3:advmod 3:xcomp 10:mark 9:det 10:nsubj 6:ccomp 3:punct",
    )
    assert [cue.negated for cue in parsed.scene().cues if cue.row.lemma == "croire"] == [True]


@pytest.mark.parametrize(
    ("text", "arcs", "outlets"),
    [
        case(
            "outlet",
            "Le Front populaire nie la fuite.",
            "2:det 4:nsubj 2:amod 0:root 6:det 4:obj 4:punct",
            ["Front populaire"],
        ),
        case(
            "adjective_of_a_longer_name",
            "Le Front populaire ivoirien nie la fuite.",
            "2:det 5:nsubj 2:amod 2:amod 0:root 7:det 5:obj 5:punct",
            [],
        ),
        case(
            "longer_name",
            "Al Akhbar Al Yaoum nie la fuite.",
            "5:nsubj 1:flat:name 1:flat:name 1:flat:name 0:root 7:det 5:obj 5:punct",
            [],
        ),
    ],
)
def test_scene_outlet_is_no_part_of_a_longer_name(text: str, arcs: str, outlets: list[str]) -> None:
    """A party or a newspaper whose name only begins like a known one is another."""
    scene = parse(text, arcs).scene()
    names = [scene.sentence.tokens[a : b + 1] for a, b in scene.outlets.items()]
    assert [" ".join(token.form for token in name) for name in names] == outlets
