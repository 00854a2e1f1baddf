"""An incise: a cue verb with its subject behind it."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import Row, check, relations, row, said

from provenance.report import Quotation

SUFFICE = "Les stocks suffisent"

FORMS = [
    row(
        "after",
        "Les stocks suffisent, affirme le ministre.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 3:punct",
        said("le ministre", "affirmer", SUFFICE),
    ),
    row(
        "in_the_midst",
        "Les stocks, affirme le ministre, suffisent.",
        "2:det 8:nsubj 2:punct 8:parataxis:insert 6:det 4:nsubj 8:punct 0:root 8:punct",
        said("le ministre", "affirmer", "Les stocks", "suffisent"),
    ),
    row(
        "clitic_in_the_midst",
        "C’est faux, dit-elle, et grave.",
        "3:nsubj 3:cop 0:root 5:punct 3:parataxis 5:nsubj 9:punct 9:cc 3:conj 3:punct",
        said("elle", "dire", "C’est faux", "et grave"),
    ),
    row(
        "clitic_with_a_glide",
        "C’est faux, a-t-elle ajouté, et grave.",
        "3:nsubj 3:cop 0:root 3:punct 7:aux:tense 7:nsubj 3:parataxis:insert 10:punct "
        "10:cc 3:conj 3:punct",
        said("elle", "ajouter", "C’est faux", "et grave"),
    ),
    row(
        "clitic_between_auxiliary_and_verb",
        "Le vol est annulé, ont-ils précisé.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct 8:aux:tense 8:nsubj "
        "4:parataxis:insert 4:punct",
        said("ils", "préciser", "Le vol est annulé"),
    ),
    row(
        "nobody",
        "Le pont, dit-on, est fermé.",
        "2:det 8:nsubj:pass 4:punct 8:parataxis:insert 4:nsubj 4:punct 8:aux:pass 0:root 8:punct",
        said("on", "dire", "Le pont", "est fermé"),
    ),
    row(
        "adjunct_before_the_subject",
        "Les stocks suffisent, a affirmé lundi le ministre.",
        "2:det 3:nsubj 0:root 3:punct 6:aux:tense 3:parataxis:insert 6:obl:mod 9:det "
        "6:nsubj 3:punct",
        said("le ministre", "affirmer", SUFFICE),
    ),
    row(
        "denial",
        "Le club n’est pas vendu, dément le président.",
        "2:det 6:nsubj:pass 6:advmod 6:aux:pass 6:advmod 0:root 6:punct "
        "6:parataxis:insert 10:det 8:nsubj 6:punct",
        said("le président", "démentir", "Le club n’est pas vendu", stance="denied"),
    ),
    row(
        "only_its_own_sentence",
        "Le ministre est parti. Les stocks suffisent, affirme le préfet.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:punct | 2:det 3:nsubj 0:root 3:punct "
        "3:parataxis:insert 7:det 5:nsubj 3:punct",
        said("le préfet", "affirmer", SUFFICE),
    ),
    row(
        "relative_that_tells_more",
        "La rue, affirme la préfète, qui cite le maire, rouvrira.",
        "2:det 13:nsubj 13:punct 13:parataxis:insert 6:det 4:nsubj 9:punct 9:nsubj "
        "6:acl:relcl 11:det 9:obj 13:punct 0:root 13:punct",
        said("la préfète", "affirmer", "La rue"),
        said("le maire", "citer", "La rue", construction="relay", parent=0),
    ),
]

QUOTED = [
    row(
        "after",
        "« Nous partirons en mars », assure la directrice.",
        "3:punct 3:nsubj 0:root 5:case 3:obl:mod 3:punct 3:punct 3:parataxis:insert "
        "10:det 8:nsubj 3:punct",
        said("la directrice", "assurer", "Nous partirons en mars"),
    ),
    row(
        "straight_marks",
        '"C’est faux", assure la directrice.',
        "1:punct 4:nsubj 4:cop 0:root 4:punct 4:punct 4:parataxis 9:det 7:nsubj 4:punct",
        said("la directrice", "assurer", "C’est faux"),
    ),
    row(
        "several_sentences",
        "« Le pont est fermé. Nous partirons en mars », assure la directrice.",
        "5:punct 3:det 5:nsubj:pass 5:aux:pass 0:root 5:punct | 2:nsubj 0:root 4:case "
        "2:obl:mod 2:punct 2:punct 2:parataxis:insert 9:det 7:nsubj 2:punct",
        said("la directrice", "assurer", "Le pont est fermé. Nous partirons en mars"),
    ),
    row(
        "in_two_parts",
        "« La suite », a dit le maire, « dépend du juge. »",
        "7:punct 3:det 12:nsubj 7:punct 3:punct 7:aux:tense 12:parataxis 9:det 7:nsubj "
        "12:punct 12:punct 0:root 15:case 15:det 12:obl:arg 12:punct 12:punct",
        said("le maire", "dire", "La suite", "dépend du juge"),
    ),
    row(
        "incise_between_the_marks",
        "« La suite, affirme le maire, dépend du juge. »",
        "5:punct 3:det 9:nsubj 3:punct 9:parataxis:insert 7:det 5:nsubj 9:punct 0:root "
        "12:case 12:det 9:obl:arg 9:punct 9:punct",
        said("le maire", "affirmer", "La suite", "dépend du juge"),
    ),
    row(
        "question",
        "« Qui paiera ? », demande le syndicat.",
        "3:punct 3:nsubj 0:root 3:punct 3:punct 3:punct 3:parataxis:insert 9:det 7:nsubj 3:punct",
        said("le syndicat", "demander", "Qui paiera", stance="asked"),
    ),
    row(
        "end_of_a_clause",
        "Le maire voit « un recul », note le syndicat.",
        "2:det 3:nsubj 0:root 6:punct 6:det 3:obj 3:punct 3:punct 3:parataxis:insert "
        "11:det 9:nsubj 3:punct",
        said("le syndicat", "noter", "Le maire voit « un recul »"),
    ),
    row(
        "verb_of_incises_only",
        "« Dehors », aboie le videur.",
        "5:punct 5:advmod 5:punct 2:punct 0:root 7:det 5:nsubj 5:punct",
        said("le videur", "aboyer", "Dehors"),
    ),
    row(
        "any_verb",
        "« C’est un bon joueur », a éludé l’entraîneur.",
        "6:punct 6:nsubj 6:cop 6:det 6:amod 0:root 6:punct 6:punct 10:aux:tense "
        "6:parataxis:insert 12:det 10:nsubj 6:punct",
        said("l’entraîneur", "éluder", "C’est un bon joueur"),
    ),
    row(
        "relative_behind_the_subject",
        "« C’est faux », a dit le maire, qui dénonce une rumeur.",
        "4:punct 4:nsubj 4:cop 0:root 4:punct 4:punct 8:aux:tense 4:parataxis:insert "
        "10:det 8:nsubj 13:punct 13:nsubj 10:acl:relcl 15:det 13:obj 4:punct",
        said("le maire", "dire", "C’est faux"),
        said("le maire", "dénoncer", "une rumeur", construction="nominal"),
    ),
    row(
        "quotation_taken_for_the_subject",
        "« Aucune vision », cingle le sénateur.",
        "3:punct 3:det 6:nsubj 3:punct 6:punct 0:root 8:det 6:nsubj 6:punct",
        said("le sénateur", "cingler", "Aucune vision"),
    ),
    row(
        "verb_without_features",
        "« On verra », esquive la candidate.",
        "3:punct 3:nsubj 0:root 3:punct 3:punct 3:parataxis 8:det 6:obj 3:punct",
        said("la candidate", "esquiver", "On verra"),
    ),
    row(
        "name_in_quotation_marks_behind_it",
        "« Le pont tient », dit le maire « en colère ».",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 4:parataxis:insert 9:det 7:nsubj "
        "12:punct 12:case 4:obl:mod 4:punct 4:punct",
        said("le maire", "dire", "Le pont tient"),
    ),
    row(
        "adverbs_inside_the_verb_group",
        "« La digue cède », a en outre à nouveau déclaré la préfète.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 12:aux:tense/VERB 12:advmod 8:fixed "
        "8:fixed 8:fixed 4:parataxis:insert 14:det 12:nsubj 4:punct",
        said("la préfète", "déclarer", "La digue cède"),
    ),
]

SOURCES = [
    row(
        "two",
        "Le pont tient, affirment le maire et le préfet.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 10:cc 10:det 7:conj 3:punct",
        said("le maire", "affirmer", "Le pont tient"),
        said("le préfet", "affirmer", "Le pont tient"),
    ),
    row(
        "name_with_its_office",
        "Les stocks suffisent, affirme Jean Roy, maire de Lille.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:appos 11:case 9:nmod 3:punct",
        said("Jean Roy", "affirmer", SUFFICE),
    ),
    row(
        "office_with_its_name",
        "Les stocks suffisent, affirme la maire, Anne Roy.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 9:punct 7:appos "
        "9:flat:name 3:punct",
        said("la maire, Anne Roy", "affirmer", SUFFICE),
    ),
    row(
        "with_a_relative",
        "Les stocks suffisent, affirme le ministre qui part demain.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 9:nsubj "
        "7:acl:relcl 9:advmod 3:punct",
        said("le ministre", "affirmer", SUFFICE),
    ),
    row(
        "behind_an_insertion",
        "Le pont cède, raconte, encore incrédule, Paul Roy.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 8:punct 8:advmod 3:conj 10:punct "
        "8:conj 10:flat:name 3:punct",
        said("Paul Roy", "raconter", "Le pont cède"),
    ),
    row(
        "behind_where_it_was_said",
        "« Le pont cède », explique, devant la salle, la préfète.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 4:parataxis:insert 11:punct 11:case "
        "11:det 4:obl:mod 14:punct 14:det 4:obj 4:punct",
        said("la préfète", "expliquer", "Le pont cède"),
    ),
    row(
        "plural_article_taken_for_a_preposition",
        "« Le pont tient », ont dit à Reuters des élus.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 8:aux:tense 4:parataxis:insert "
        "10:case 8:obl:arg 13:case 13:det 10:nmod 4:punct",
        said("Reuters", "à", "Le pont tient", construction="relay"),
        said("des élus", "dire", "Le pont tient", parent=0),
    ),
    row(
        "title_in_quotation_marks",
        "Le pont tient, affirme le journal « Al Massae ».",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 7:punct 7:dep/X "
        "7:nmod/X 7:punct 3:punct",
        said("le journal « Al Massae »", "affirmer", "Le pont tient"),
        fault="the quoted name of the source is a piece of the content",
    ),
    row(
        "first_word_of_a_split_clause_is_no_subject",
        "Personne, glisse un élu, ne dort.",
        "3:nsubj 1:punct 0:root/VERB 5:det 3:obj/NOUN 3:punct 8:advmod 3:parataxis:insert 3:punct",
        said("un élu", "glisser", "Personne", "ne dort"),
    ),
]

NONE = [
    row(
        "title_as_subject",
        "« Le Pont », a sombré la barque.",
        "7:punct 3:det 7:nsubj 7:punct 7:punct 7:aux:tense 0:root 9:det 7:nsubj 7:punct",
    ),
    row(
        "relative_with_inverted_subject",
        "La réforme, que défend le ministre, arrive.",
        "2:det 9:nsubj 5:punct 5:obj/PRON 2:acl:relcl 7:det 5:nsubj 5:punct 0:root 9:punct",
    ),
    row(
        "object_of_a_judgement",
        "La crise passe, juge la mesure insuffisante.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis/VERB 7:det 5:obj 5:xcomp 3:punct",
    ),
    row(
        "frame_with_a_comma",
        "Hier, le maire a salué les pompiers.",
        "6:advmod 1:punct 4:det 6:nsubj 6:aux:tense 0:root 8:det 6:obj 6:punct",
    ),
    row(
        "behind_a_bracket",
        "Le pont cède, et Paul Roy (à droite) prévient le maire.",
        "2:det 3:nsubj 0:root 6:punct 6:cc 3:conj 6:flat:name 10:punct 10:case 6:nmod "
        "10:punct 3:parataxis:insert 14:det 12:nsubj 3:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_incise_finds_its_surface_forms(held: Row) -> None:
    """The content is all of the clause around the incise, in pieces."""
    check(held, "incise")


@pytest.mark.parametrize("held", QUOTED)
def test_incise_takes_the_quotation_beside_it(held: Row) -> None:
    """Beside a quotation the content is what stands between the marks, over sentences too."""
    check(held, "incise")


@pytest.mark.parametrize("held", SOURCES)
def test_incise_names_its_source(held: Row) -> None:
    """The source is the inverted subject without what hangs behind it."""
    check(held, "incise")


@pytest.mark.parametrize("held", NONE)
def test_incise_leaves_others_alone(held: Row) -> None:
    """A verb behind a comma is no incise where nobody speaks."""
    check(held, "incise")


@pytest.mark.parametrize("subject", ["nsubj", "obj"])
@pytest.mark.parametrize(
    "arcs",
    [
        pytest.param("2:det 3:nsubj 0:root 3:punct 3:parataxis 7:det 5:{} 3:punct", id="parataxis"),
        pytest.param("2:det 3:nsubj 0:root 3:punct 3:conj 7:det 5:{} 3:punct", id="conj"),
        pytest.param("2:det 3:nsubj 5:ccomp 5:punct 0:root 7:det 5:{} 5:punct", id="root"),
    ],
)
def test_incise_does_not_hang_on_the_tree(arcs: str, subject: str) -> None:
    """An incise taken for the main clause, or its subject for an object, is found all the same."""
    text = "Les stocks suffisent, affirme le ministre."
    expected = (said("le ministre", "affirmer", SUFFICE),)
    check(Row(text, arcs.format(subject), expected), "incise")


def test_incise_trusts_an_agreeing_tree_more() -> None:
    """Where tree and surface agree the trust is higher."""
    text = "Les stocks suffisent, affirme le ministre."
    sure, unsure = (
        relations(parse(text, arcs))[0].confidence
        for arcs in (
            "2:det 3:nsubj 0:root 3:punct 3:parataxis 7:det 5:nsubj 3:punct",
            "2:det 3:nsubj 5:ccomp 5:punct 0:root 7:det 5:nsubj 5:punct",
        )
    )
    assert sure > unsure


@pytest.mark.parametrize(
    ("text", "arcs", "quotation"),
    [
        pytest.param(
            "« Nous partirons en mars », assure la directrice.",
            "3:punct 3:nsubj 0:root 5:case 3:obl:mod 3:punct 3:punct 3:parataxis:insert "
            "10:det 8:nsubj 3:punct",
            Quotation.DIRECT,
            id="direct",
        ),
        pytest.param(
            "Le maire voit « un recul », note le syndicat.",
            "2:det 3:nsubj 0:root 6:punct 6:det 3:obj 3:punct 3:punct "
            "3:parataxis:insert 11:det 9:nsubj 3:punct",
            Quotation.MIXED,
            id="mixed",
        ),
        pytest.param(
            "Les stocks suffisent, affirme le ministre.",
            "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 3:punct",
            Quotation.INDIRECT,
            id="indirect",
        ),
    ],
)
def test_incise_says_how_it_quotes(text: str, arcs: str, quotation: Quotation) -> None:
    """Content is direct wholly between marks, mixed partly, indirect without."""
    assert [relation.quotation for relation in relations(parse(text, arcs))] == [quotation]
