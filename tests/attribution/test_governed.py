"""The clauses that the tree hangs on a cue verb."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import Row, check, row, said

from provenance.attribution.governed import reported

INFINITIVES = [
    row(
        "compound_of_a_verb_of_clauses",
        "Le maire rappelle avoir payé.",
        "2:det 3:nsubj 0:root 5:aux:tense 3:xcomp 3:punct",
        said("Le maire", "rappeler", "avoir payé", stance="factive"),
    ),
    row(
        "coordinated",
        "Le maire dit avoir menti, avoir fui et partir.",
        "2:det 3:nsubj 0:root 5:aux:tense 3:xcomp 8:punct 8:aux:tense 5:conj 10:cc 5:conj 3:punct",
        said("Le maire", "dire", "avoir menti, avoir fui et partir"),
    ),
    row(
        "hung_on_the_one_spoken_to",
        "Le maire a sommé le préfet de partir.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 8:mark 6:acl 4:punct",
        said("Le maire", "sommer", "partir", stance="asked"),
    ),
    row(
        "hung_on_an_addressee",
        "Le maire demande aux élus de partir.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:arg 8:mark 6:acl 3:punct",
        said("Le maire", "demander", "partir", stance="asked"),
    ),
    row(
        "hung_on_an_addressee_of_a_verb_with_predicates",
        "Le maire a déclaré au juge avoir payé.",
        "2:det 4:nsubj 4:aux:tense 0:root 7:case 7:det 4:obl:arg 9:aux:tense 7:acl 4:punct",
        said("Le maire", "déclarer", "avoir payé"),
    ),
    row(
        "passive_that_asks",
        "Il a été demandé au maire de partir.",
        "4:expl:subj 4:aux:tense 4:aux:pass 0:root 7:case 7:det 4:obl:arg 9:mark 4:xcomp 4:punct",
        said(None, "demander", "partir", stance="asked"),
    ),
    row(
        "passive_of_the_one_spoken_to",
        "Le préfet est prié de partir.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:mark 4:xcomp 4:punct",
        said(None, "prier", "partir", stance="asked"),
    ),
    row(
        "before_a_conjunction_of_two_words",
        "Le maire dit partir alors que le pont cède.",
        "2:det 3:nsubj 0:root 3:xcomp 9:mark 5:fixed 8:det 9:nsubj 3:ccomp 3:punct",
        said("Le maire", "dire", "partir alors que le pont cède"),
    ),
]

QUESTIONS = [
    row(
        "who",
        "On saura qui est coupable.",
        "2:nsubj 0:root 5:nsubj 5:cop 2:ccomp 2:punct",
        said("On", "savoir", "qui est coupable", stance="factive"),
    ),
    row(
        "what",
        "Le maire sait ce qui manque.",
        "2:det 3:nsubj 0:root 3:obj 6:nsubj 4:acl:relcl 3:punct",
        said("Le maire", "savoir", "ce qui manque", stance="factive"),
    ),
    row(
        "whether_and_whether",
        "Le juge demande si la date est sûre et si le pont tient.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 13:cc 13:mark 12:det 13:nsubj "
        "8:conj 3:punct",
        said("Le juge", "demander", "la date est sûre et si le pont tient", stance="asked"),
    ),
    row(
        "behind_an_insertion",
        "Le maire se demande, toujours à Londres, si le pont tient.",
        "2:det 4:nsubj 4:expl:pv 0:root 8:punct 8:advmod 8:case 4:obl:mod 13:punct "
        "13:mark 12:det 13:nsubj 4:advcl 4:punct",
        said("Le maire", "demander", "le pont tient", stance="asked"),
    ),
    row(
        "when",
        "Le préfet ne précise pas quand le maire a été élu.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 11:mark 8:det 11:nsubj:pass 11:aux:tense "
        "11:aux:pass 4:ccomp/VERB 4:punct",
        said("Le préfet", "préciser", "quand le maire a été élu", stance="denied"),
    ),
    row(
        "behind_a_preposition",
        "Le maire se demande à quoi sert le pont.",
        "2:det 4:nsubj 4:expl:pv 0:root 6:case 7:obl:arg 4:ccomp 9:det 7:nsubj 4:punct",
        said("Le maire", "demander", "à quoi sert le pont", stance="asked"),
    ),
    row(
        "behind_a_preposition_hung_as_a_conjunct",
        "Le maire se demande à quoi sert le pont.",
        "2:det 4:nsubj 4:expl:pv 0:root 6:case 7:obl:arg 4:conj 9:det 7:nsubj 4:punct",
        said("Le maire", "demander", "à quoi sert le pont", stance="asked"),
    ),
]

NONE = [
    row(
        "condition_far_behind",
        "Le maire demande la fermeture du pont si la digue cède.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 5:nmod 12:mark 11:det 12:nsubj 3:advcl "
        "3:punct",
        said(
            "Le maire", "demander", "la fermeture du pont", stance="asked", construction="nominal"
        ),
    ),
    row(
        "infinitive_of_a_thing",
        "La nuit promet de durer.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 3:punct",
    ),
    row(
        "infinitive_of_purpose",
        "Le maire a parlé pour partir.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:mark 4:advcl 4:punct",
    ),
    row(
        "clause_of_time",
        "Le maire a répondu avant que la route rouvre.",
        "2:det 4:nsubj 4:aux:tense 0:root 9:mark/ADP 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
    ),
    row(
        "clause_of_purpose",
        "La préfète plaide pour que la route rouvre.",
        "2:det 3:nsubj 0:root 8:mark 8:mark 7:det 8:nsubj 3:ccomp 3:punct",
    ),
    row(
        "infinitive_of_a_locution",
        "Le joueur demande l’asile sous prétexte d’être menacé.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 3:obl:mod 10:mark 10:aux:pass 3:xcomp 3:punct",
    ),
]


@pytest.mark.parametrize("held", INFINITIVES)
def test_governed_infinitive_is_told_or_asked(held: Row) -> None:
    """Bare, compound or behind *de*, on the verb or on whom it speaks to; without its *de*."""
    check(held, "clause")


@pytest.mark.parametrize("held", QUESTIONS)
def test_governed_question_needs_no_subordinator(held: Row) -> None:
    """A question by a pronoun keeps it; the one behind *si* does not."""
    check(held, "clause")


@pytest.mark.parametrize("held", NONE)
def test_governed_leaves_other_clauses(held: Row) -> None:
    """A condition, a purpose and the infinitive of a thing are no content of a clause."""
    check(held, "clause")


def test_governed_nothing_has_no_trust() -> None:
    """Where a cue governs nothing, no pieces come back, and no trust in them."""
    parsed = parse("Le maire ment et affirme.", "2:det 3:nsubj 0:root 5:cc 3:conj 3:punct")
    scene = parsed.scene()
    hit = next(cue for cue in scene.cues if cue.row.lemma == "affirmer")
    assert reported(scene, hit) == ((), 0.0)


def test_governed_clauses_apart_are_pieces() -> None:
    """Two clauses that the tree hangs on the cue each for itself are two pieces."""
    parsed = parse(
        "Le rapport indique que le pont tient et que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 12:cc 12:mark 11:det 12:nsubj 3:ccomp "
        "3:punct",
    )
    scene = parsed.scene()
    content, trust = reported(scene, scene.cues[0])
    assert [parsed.words(span) for span in content] == ["le pont tient", "la digue cède"]
    assert trust > 0
