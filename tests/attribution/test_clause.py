"""A cue verb and the clause that it governs."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import Row, check, relations, row, said

SUFFICE = "les stocks suffisent"

FORMS = [
    row(
        "que",
        "Le ministre affirme que les stocks suffisent.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        said("Le ministre", "affirmer", SUFFICE),
    ),
    row(
        "infinitive",
        "Il dit avoir tout remis à la police.",
        "2:nsubj 0:root 5:aux:tense 5:obj 2:xcomp 8:case 8:det 5:obl:arg 2:punct",
        said("Il", "dire", "avoir tout remis à la police"),
    ),
    row(
        "infinitive_denied",
        "Elle nie avoir touché l’argent.",
        "2:nsubj 0:root 4:aux:tense 2:xcomp 6:det 4:obj 2:punct",
        said("Elle", "nier", "avoir touché l’argent", stance="denied"),
    ),
    row(
        "infinitive_behind_de",
        "Le maire promet de rouvrir le pont.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 7:det 5:obj 3:punct",
        said("Le maire", "promettre", "rouvrir le pont"),
    ),
    row(
        "infinitive_behind_a",
        "Le syndicat appelle à voter.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 3:punct",
        said("Le syndicat", "appeler", "voter", stance="asked"),
    ),
    row(
        "question_yes_or_no",
        "Le juge demande si la date est sûre.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 3:punct",
        said("Le juge", "demander", "la date est sûre", stance="asked"),
    ),
    row(
        "question_word",
        "Le préfet explique pourquoi le pont a cédé.",
        "2:det 3:nsubj 0:root 8:advmod 6:det 8:nsubj 8:aux:tense 3:ccomp 3:punct",
        said("Le préfet", "expliquer", "pourquoi le pont a cédé"),
    ),
    row(
        "participle",
        "Le juge a écarté la pièce, estimant que la date manque.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 8:punct 4:advcl 12:mark 11:det "
        "12:nsubj 8:ccomp 4:punct",
        said("Le juge", "estimer", "la date manque", stance="hedged"),
    ),
    row(
        "gerund",
        "La ministre a quitté la salle en affirmant que les stocks suffisent.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 8:mark 4:advcl 12:mark 11:det "
        "12:nsubj 8:ccomp 4:punct",
        said("La ministre", "affirmer", SUFFICE),
    ),
    row(
        "participle_of_a_noun",
        "Un rapport affirmant que la cuve fuyait a disparu.",
        "2:det 9:nsubj 2:acl 7:mark 6:det 7:nsubj 3:ccomp 9:aux:tense 0:root 9:punct",
        said("Un rapport", "affirmer", "la cuve fuyait"),
    ),
    row(
        "relative",
        "Le quotidien, qui soutient que le pont tient, paraît à Nice.",
        "2:det 11:nsubj 5:punct 5:nsubj 2:acl:relcl 9:mark 8:det 9:nsubj 5:ccomp "
        "5:punct 0:root 13:case 11:obl:arg 11:punct",
        said("Le quotidien", "soutenir", "le pont tient"),
    ),
    row(
        "que_behind_an_adverb",
        "Le rapport concluait ainsi que la digue tient.",
        "2:det 3:nsubj 0:root 3:advmod 8:mark 7:det 8:nsubj 3:ccomp 3:punct",
        said("Le rapport", "conclure", "la digue tient"),
    ),
    row(
        "que_hung_on_the_adverb",
        "Le rapport concluait ainsi que la digue tient.",
        "2:det 3:nsubj 0:root 3:advmod 4:fixed 7:det 8:nsubj 3:ccomp 3:punct",
        said("Le rapport", "conclure", "la digue tient"),
    ),
    row(
        "clause_hung_on_an_adjunct",
        "Le préfet a annoncé lundi devant les élus que la route rouvrira.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:obl:mod 8:case 8:det 4:obl:mod 12:obj "
        "11:det 12:nsubj 8:acl:relcl 4:punct",
        said("Le préfet", "annoncer", "la route rouvrira"),
    ),
    row(
        "clause_hung_on_the_addressee",
        "Le préfet a prévenu les élus que la route fermera.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 10:obj 9:det 10:nsubj 6:acl:relcl 4:punct",
        said("Le préfet", "prévenir", "la route fermera"),
    ),
    row(
        "question_by_inversion",
        "Le ministre a-t-il affirmé que les stocks suffisent ?",
        "2:det 5:nsubj 5:aux:tense 5:expl:subj 0:root 9:mark 8:det 9:nsubj 5:ccomp 5:punct",
        said("Le ministre", "affirmer", SUFFICE),
    ),
    row(
        "infinitive_of_narration",
        "Le journal de préciser que la route rouvrira.",
        "2:det 0:root 4:mark 2:acl 8:mark 7:det 8:nsubj 4:ccomp 2:punct",
        said("Le journal", "préciser", "la route rouvrira"),
    ),
]

SOURCES = [
    row(
        "two",
        "Reuters et l’AFP rapportent que le pont tient.",
        "5:nsubj 4:cc 4:det 1:conj 0:root 9:mark 8:det 9:nsubj 5:ccomp 5:punct",
        said("Reuters", "rapporter", "le pont tient"),
        said("l’AFP", "rapporter", "le pont tient"),
    ),
    row(
        "shared_with_the_verb_before",
        "Le maire a salué les pompiers et estimé que la digue tiendra.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 8:cc 4:conj 12:mark 11:det "
        "12:nsubj 8:ccomp 4:punct",
        said("Le maire", "estimer", "la digue tiendra", stance="hedged"),
    ),
    row(
        "counted",
        "54 % des sondés jugent que la digue tiendra.",
        "2:nummod 6:nsubj 5:case 5:det 2:nmod 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        said("des sondés", "juger", "la digue tiendra", stance="hedged"),
    ),
    row(
        "number_alone",
        "Trois jugent que la digue tiendra.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
        said("Trois", "juger", "la digue tiendra", stance="hedged"),
    ),
    row(
        "nobody",
        "On apprend que le vol est annulé.",
        "2:nsubj 0:root 7:mark 5:det 7:nsubj:pass 7:aux:pass 2:ccomp 2:punct",
        said("On", "apprendre", "le vol est annulé", stance="factive"),
    ),
    row(
        "agent_of_an_impersonal",
        "Il a été annoncé par le préfet que la route rouvrira.",
        "4:expl:subj 4:aux:tense 4:aux:pass 0:root 7:case 7:det 4:obl:agent 11:mark "
        "10:det 11:nsubj 4:ccomp 4:punct",
        said("le préfet", "annoncer", "la route rouvrira"),
    ),
    row(
        "origin_of_an_impersonal",
        "Il ressort de l’enquête que la porte était ouverte.",
        "2:expl:subj 0:root 5:case 5:det 2:obl:arg 10:mark 8:det 10:nsubj 10:cop 2:ccomp 2:punct",
        said("l’enquête", "ressortir", "la porte était ouverte"),
    ),
    row(
        "nobody_reproaches",
        "Il est reproché à la mairie d’avoir menti.",
        "3:expl:subj 3:aux:pass 0:root 6:case 6:det 3:obl:arg 9:mark 9:aux:tense 3:ccomp 3:punct",
        said(None, "reprocher", "avoir menti"),
    ),
    row(
        "unlisted_noun",
        "Le dompteur dit que la nuit tombe.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        said("Le dompteur", "dire", "la nuit tombe"),
    ),
    row(
        "document",
        "Le rapport montre que la cuve fuyait.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        said("Le rapport", "montrer", "la cuve fuyait", stance="factive"),
    ),
    row(
        "subject_before_its_relative",
        "L’association nie tout, et ses conseils, qui ont parlé au juge, contestent que le pont "
        "soit fermé.",
        "2:det/DET 3:nsubj 0:root 3:obj/PRON 4:punct 8:cc 8:det 4:conj/NOUN 12:punct 12:nsubj "
        "12:aux:tense 8:acl:relcl 15:case 15:det/DET 12:obl:arg/NOUN 17:punct 3:ccomp/VERB "
        "22:mark/SCONJ 20:det/DET 22:nsubj:pass/NOUN 22:aux:pass 17:ccomp 3:punct",
        said("ses conseils", "contester", "le pont soit fermé", stance="denied"),
    ),
    row(
        "pronoun_in_commas",
        "Le ministre, lui, annonce que le pont tient.",
        "2:det/DET 6:nsubj 4:punct 2:nmod 4:punct 0:root/VERB 10:mark/SCONJ 9:det/DET "
        "10:nsubj/NOUN 6:ccomp 6:punct",
        said("Le ministre", "annoncer", "le pont tient"),
    ),
]

CUES = [
    row(
        "multiword_as_auxiliary",
        "La clinique fait savoir que le patient va mieux.",
        "2:det 4:nsubj 4:aux:caus 0:root 8:mark 7:det 8:nsubj 4:ccomp 8:advmod 4:punct",
        said("La clinique", "faire", "le patient va mieux"),
    ),
    row(
        "multiword_as_two_verbs",
        "La clinique fait savoir que le patient va mieux.",
        "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 8:advmod 3:punct",
        said("La clinique", "faire", "le patient va mieux"),
    ),
    row(
        "pronominal",
        "La maire s’alarme que les camps débordent.",
        "2:det 4:nsubj 4:expl:pv 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
        said("La maire", "alarmer", "les camps débordent"),
    ),
    row(
        "pronominal_has_its_own_stance",
        "Le garde s’assure que la grille est fermée.",
        "2:det 4:nsubj 4:expl:pv 0:root 9:mark 7:det 9:nsubj:pass 9:aux:pass 4:ccomp 4:punct",
        said("Le garde", "assurer", "la grille est fermée", stance="factive"),
    ),
    row(
        "not_pronominal",
        "Le garde assure que la grille est fermée.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj:pass 8:aux:pass 3:ccomp 3:punct",
        said("Le garde", "assurer", "la grille est fermée"),
    ),
    row(
        "negated",
        "Le ministre n’a pas confirmé que le vol est annulé.",
        "2:det 6:nsubj 6:advmod 6:aux:tense 6:advmod 0:root 11:mark 9:det 11:nsubj:pass "
        "11:aux:pass 6:ccomp 6:punct",
        said("Le ministre", "confirmer", "le vol est annulé", stance="denied"),
    ),
    row(
        "asking",
        "La maire demande que le train roule.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        said("La maire", "demander", "le train roule", stance="asked"),
    ),
    row(
        "doubting",
        "L’entraîneur doute que le gardien soit prêt.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 3:punct",
        said("L’entraîneur", "douter", "le gardien soit prêt", stance="doubted"),
    ),
]

NONE = [
    row(
        "event_proves",
        "Le choc prouve que la route est glissante.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:cop 3:ccomp 3:punct",
    ),
    row(
        "figure_shows",
        "Aucun chiffre ne montre que la crise passe.",
        "2:det 4:nsubj 4:advmod 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
    ),
    row(
        "cue_noun_says",
        "La rumeur dit que le club est vendu.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj:pass 8:aux:pass 3:ccomp 3:punct",
        fault="the noun ends like the names of those who act (-eur), and so it speaks",
    ),
    row(
        "cue_noun_that_cannot_act",
        "L’annonce dit que le club est vendu.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj:pass 8:aux:pass 3:ccomp 3:punct",
    ),
    row(
        "verb_of_incises_only",
        "Le chien aboie que la nuit tombe.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
    ),
    row(
        "verb_of_wish",
        "Le ministre veut que les stocks suffisent.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
    ),
    row("wish_to_do", "Le ministre espère partir.", "2:det 3:nsubj 0:root 3:xcomp 3:punct"),
    row(
        "relative_of_the_object",
        "Le maire défend le pont que les élus détestent.",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:obj/PRON 8:det 9:nsubj 5:acl:relcl 3:punct",
    ),
    row(
        "so_to_speak",
        "Le pont est, pour ainsi dire, fermé.",
        "2:det 9:nsubj 9:cop 7:punct 7:mark 7:advmod 9:advcl 7:punct 0:root 9:punct",
    ),
    row(
        "comparison",
        "Le maire promet plus de bus que de trains.",
        "2:det 3:nsubj 0:root 6:advmod 4:fixed 3:obj 9:mark 9:case 6:advcl 3:punct",
    ),
    row(
        "to_mean",
        "La panne veut dire que le train part.",
        "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 3:punct",
    ),
    row(
        "nothing_but",
        "Le préfet n’affirme que la vérité.",
        "2:det 4:nsubj 4:advmod 0:root 7:advmod/ADV 7:det 4:obj 4:punct",
        fault="ne … que is taken for a negation, and the noun for what is denied",
    ),
    row(
        "it_looks_like",
        "On dirait que la pluie vient.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
    ),
    row(
        "title_behind_its_work",
        "Son roman, « Il a dit que le pont tient », sort jeudi.",
        "2:det 14:nsubj/NOUN 2:punct 7:punct 7:nsubj 7:aux:tense/AUX 2:appos 11:mark/SCONJ "
        "10:det/DET 11:nsubj/NOUN 7:ccomp 7:punct 7:punct 0:root 14:obl:mod 14:punct",
    ),
    row(
        "title_before_its_work",
        "« Je sais que tu mens », le nouveau film, sort jeudi.",
        "3:punct 3:nsubj 0:root/VERB 6:mark/SCONJ 6:nsubj/PRON 3:ccomp 6:punct 11:punct "
        "11:det/DET 11:amod 13:nsubj 3:punct 3:ccomp 13:obl:mod 3:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_clause_finds_its_surface_forms(held: Row) -> None:
    """Each form of a governed clause shows its source, its cue and its content."""
    check(held, "clause")


@pytest.mark.parametrize("held", SOURCES)
def test_clause_names_its_source(held: Row) -> None:
    """The source is the subject, *on* too, wherever the language leaves it; or nobody."""
    check(held, "clause")


@pytest.mark.parametrize("held", CUES)
def test_clause_reads_its_cue(held: Row) -> None:
    """The row of the lexicon that fits the verb group gives the stance."""
    check(held, "clause")


@pytest.mark.parametrize("held", NONE)
def test_clause_leaves_others_alone(held: Row) -> None:
    """What only looks like a governed clause shows no relation."""
    check(held, "clause")


@pytest.mark.parametrize("label", ["ccomp", "advcl", "parataxis", "xcomp", "conj", "obj", "acl"])
def test_clause_tolerates_a_wrong_label(label: str) -> None:
    """A clause behind its que is found whatever the parser calls it."""
    arcs = f"2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:{label} 3:punct"
    text = "Le ministre affirme que les stocks suffisent."
    check(Row(text, arcs, (said("Le ministre", "affirmer", SUFFICE),)), "clause")


def test_clause_coordinated_clauses_are_one_relation() -> None:
    """Clauses that share their cue are one content, from the first to the last."""
    parsed = parse(
        "Il dit que les stocks suffisent et que la crise passe.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 11:cc 11:mark 10:det 11:nsubj 6:conj 2:punct",
    )
    found = relations(parsed)
    assert len(found) == 1
    content = found[0].content
    assert content[0].slice(parsed.text).startswith(SUFFICE)
    assert content[-1].slice(parsed.text).endswith("la crise passe")


def test_clause_trusts_the_tree_more_than_the_surface() -> None:
    """A clause that the tree hangs elsewhere is found with less trust."""
    text = "Le préfet a annoncé devant les élus que la route rouvrira."
    arcs = "2:det 4:nsubj 4:aux:tense 0:root 7:case 7:det 4:obl 11:mark 10:det 11:nsubj {} 4:punct"
    sure, unsure = (
        relations(parse(text, arcs.format(label)))[0] for label in ("4:ccomp", "7:nmod")
    )
    assert sure.content == unsure.content
    assert sure.confidence > unsure.confidence


@pytest.mark.parametrize(
    ("text", "arcs", "cue"),
    [
        pytest.param(
            "Le ministre a affirmé que les stocks suffisent.",
            "2:det 4:nsubj 4:aux:tense 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
            "a affirmé",
            id="auxiliary",
        ),
        pytest.param(
            "La clinique fait savoir que le patient va mieux.",
            "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 8:advmod 3:punct",
            "fait savoir",
            id="multiword",
        ),
        pytest.param(
            "La maire s’alarme que les camps débordent.",
            "2:det 4:nsubj 4:expl:pv 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
            "alarme",
            id="clitic",
        ),
    ],
)
def test_clause_cue_is_the_words_of_the_verb(text: str, arcs: str, cue: str) -> None:
    """The cue covers auxiliaries and the words of a locution, and no clitic before them."""
    parsed = parse(text, arcs)
    found = relations(parsed)[0].cue
    assert found is not None
    assert found.span.slice(text) == cue
