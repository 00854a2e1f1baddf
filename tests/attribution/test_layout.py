"""Relations that the layout of an article shows."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import Row, check_beside, found_in, row, said

from provenance.report import Quotation

PAYS = "La ville ne paiera pas"

LABELS = [
    row(
        "name_and_mark",
        "Al Massae : les chantiers sont en retard. Le pont est fermé.",
        "8:nsubj 1:flat:name 8:punct 5:det 8:nsubj 8:cop 8:case 0:root 8:punct | 2:det "
        "4:nsubj:pass 4:aux:pass 0:root 4:punct",
        said("Al Massae", None, "les chantiers sont en retard", "Le pont est fermé"),
    ),
    row(
        "only_its_own_paragraph",
        "Al Massae : les chantiers sont en retard.\n\nLe pont est fermé.",
        "8:nsubj 1:flat:name 8:punct 5:det 8:nsubj 8:cop 8:case 0:root 8:punct | 2:det "
        "4:nsubj:pass 4:aux:pass 0:root 4:punct",
        said("Al Massae", None, "les chantiers sont en retard"),
    ),
    row(
        "heading_up_to_the_next_one",
        "Al Massae\n\nLe pont est fermé.\n\nLe train roule.\n\nLe Figaro\n\nLa ville paiera.",
        "0:root 1:flat:name | 2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 3:nsubj 0:root "
        "3:punct | 2:det 0:root | 2:det 3:nsubj 0:root 3:punct",
        said("Al Massae", None, "Le pont est fermé", "Le train roule"),
        said("Le Figaro", None, "La ville paiera"),
    ),
    row(
        "heading_before_its_own_paragraph",
        "Le Figaro. Le pont est fermé.",
        "2:det 0:root 2:punct | 2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct",
        said("Le Figaro", None, "Le pont est fermé"),
    ),
    row(
        "name_that_begins_like_that_of_a_known_outlet",
        "L’Écho du Port – Le pont est fermé.",
        "2:det 10:nsubj 5:case 5:det 2:nmod 10:punct 8:det 10:nsubj:pass 10:aux:pass 0:root "
        "10:punct",
        said("L’Écho du Port", None, "Le pont est fermé"),
        fault="the name of a known outlet at its head is taken for all of it",
    ),
    row(
        "name_made_like_those_of_outlets",
        "La Voix du Port – Le pont est fermé.",
        "2:det 10:nsubj 5:case 5:det 2:nmod 10:punct 8:det 10:nsubj:pass 10:aux:pass 0:root "
        "10:punct",
        said("La Voix du Port", None, "Le pont est fermé"),
    ),
    row(
        "mark_in_front",
        "– Al Massae : le pont est fermé.",
        "8:punct 8:nsubj 2:flat:name 8:punct 6:det 8:nsubj:pass 8:aux:pass 0:root 8:punct",
        said("Al Massae", None, "le pont est fermé"),
    ),
]

NO_LABELS = [
    row(
        "no_outlet",
        "Le bilan : les chantiers sont en retard.",
        "2:det 8:nsubj 8:punct 5:det 8:nsubj 8:cop 8:case 0:root 8:punct",
    ),
    row(
        "subject_of_a_sentence",
        "Le Figaro paraît à Paris.",
        "2:det 3:nsubj 0:root 5:case 3:obl 3:punct",
    ),
    row(
        "speaker_of_a_quotation",
        "Le Monde : « La ville ne paiera pas. »",
        "2:det 8:nsubj 8:punct 8:punct 6:det 8:nsubj 8:advmod 0:root 8:advmod 8:punct 8:punct",
    ),
    row(
        "nothing_behind_it",
        "Le pont est fermé.\n\nLe Figaro",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 0:root",
    ),
    row(
        "in_the_midst_of_a_paragraph",
        "Le pont est fermé. Le Figaro : le train roule.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 6:nsubj 6:punct 5:det 6:nsubj 0:root "
        "6:punct",
    ),
]

CREDITS = [
    row(
        "in_brackets",
        "Le pont est fermé. La ville paiera (avec Reuters)",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 3:nsubj 0:root 6:punct 6:case "
        "3:obl:mod 6:punct",
        said("Reuters", "avec", "Le pont est fermé", "La ville paiera"),
    ),
    row(
        "in_brackets_before_a_full_stop",
        "Le pont est fermé. La ville paiera (avec Reuters).",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 3:nsubj 0:root 6:punct 6:case "
        "3:obl:mod 6:punct 3:punct",
        said("Reuters", "avec", "Le pont est fermé", "La ville paiera"),
        fault="brackets are looked for at the very end only, not before the full stop",
    ),
    row(
        "name_alone_in_brackets",
        "La ville paiera (AFP)",
        "2:det 3:nsubj 0:root 5:punct 3:obl:mod 5:punct",
        said("AFP", None, "La ville paiera"),
    ),
    row(
        "source_and_colon",
        "Le pont est fermé. Source : Reuters.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 0:root 3:punct 1:nmod 1:punct",
        said("Reuters", "source", "Le pont est fermé"),
    ),
    row(
        "paragraphs_from_the_last_credit_on",
        "Le pont est fermé.\n\nLa ville paiera (AFP)\n\nLe train roule (avec Reuters)\n\nLe vent "
        "tombe.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct | 2:det 3:nsubj 0:root 5:punct 3:obl:mod "
        "5:punct | 2:det 3:nsubj 0:root 6:punct 6:case 3:obl:mod 6:punct | 2:det 3:nsubj 0:root "
        "3:punct",
        said("AFP", None, "Le pont est fermé", "La ville paiera"),
        said("Reuters", "avec", "Le train roule"),
    ),
]

NO_CREDITS = [
    row(
        "word_in_brackets",
        "Le pont est fermé (photo)",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:punct 4:parataxis:insert 6:punct",
    ),
    row(
        "person_in_brackets",
        "Le pont est fermé (le maire)",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:punct 7:det 4:parataxis:insert 7:punct",
    ),
    row(
        "name_in_brackets_that_is_no_outlet",
        "Le pont est fermé (Anne Roy)",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:punct 4:parataxis:insert 6:flat:name 6:punct",
    ),
    row(
        "not_at_the_end_of_a_paragraph",
        "La ville paiera (AFP) lundi.",
        "2:det 3:nsubj 0:root 5:punct 3:obl:mod 5:punct 3:obl:mod 3:punct",
    ),
    row(
        "nothing_before_it",
        "(AFP)",
        "2:punct 0:root 2:punct",
    ),
]

QUOTATIONS = [
    row(
        "behind_the_subject_of_a_sentence",
        "Le maire est furieux. « La ville ne paiera pas. »",
        "2:det 4:nsubj 4:cop 0:root 4:punct | 5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod "
        "5:punct 5:punct",
        said("Le maire", None, PAYS),
    ),
    row(
        "before_the_subject_of_a_sentence",
        "« La ville ne paiera pas. » Le maire est furieux.",
        "5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod 5:punct 5:punct | 2:det 4:nsubj 4:cop "
        "0:root 4:punct",
        said("Le maire", None, PAYS),
    ),
    row(
        "behind_a_speaker",
        "Le préfet dit que le pont tient. « La ville ne paiera pas. »",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct | 5:punct 3:det 5:nsubj "
        "5:advmod 0:root 5:advmod 5:punct 5:punct",
        said("Le préfet", None, PAYS),
    ),
    row(
        "speaker_rather_than_subject",
        "Le pont tient, dit le préfet. « La ville ne paiera pas. » Le maire est furieux.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 3:punct | 5:punct 3:det "
        "5:nsubj 5:advmod 0:root 5:advmod 5:punct 5:punct | 2:det 4:nsubj 4:cop 0:root 4:punct",
        said("le préfet", None, PAYS),
    ),
    row(
        "beside_a_thing",
        "Le pont est furieux. « La ville ne paiera pas. »",
        "2:det 4:nsubj 4:cop 0:root 4:punct | 5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod "
        "5:punct 5:punct",
        said(None, None, PAYS),
    ),
    row(
        "in_another_paragraph",
        "Le maire est furieux.\n\n« La ville ne paiera pas. »",
        "2:det 4:nsubj 4:cop 0:root 4:punct | 5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod "
        "5:punct 5:punct",
        said(None, None, PAYS),
    ),
    row(
        "several_sentences",
        "« La ville ne paiera pas. Le pont fermera. »",
        "5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod 5:punct | 2:det 3:nsubj 0:root 3:punct "
        "3:punct",
        said(None, None, PAYS, "Le pont fermera"),
    ),
    row(
        "cry",
        "« Quelle honte ! »",
        "3:punct 3:det 0:root 3:punct 3:punct",
        said(None, None, "Quelle honte"),
    ),
]

NO_QUOTATIONS = [
    row(
        "title_without_a_verb", "« Le Pont de Lille »", "3:punct 3:det 0:root 5:case 3:nmod 3:punct"
    ),
    row(
        "beside_words_of_the_sentence",
        "La ville voit « un recul » hier.",
        "2:det 3:nsubj 0:root 6:punct 6:det 3:obj 6:punct 3:advmod 3:punct",
    ),
    row(
        "with_a_speaker_of_its_own",
        "« Le pont tient », dit le maire.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 9:det 7:nsubj 4:punct",
    ),
    row(
        "inside_another_one",
        "« La ville “ ne paiera pas ” », dit le maire.",
        "6:punct 3:det 6:nsubj 6:punct 6:advmod 0:root 6:advmod 6:punct 6:punct 11:punct "
        "6:parataxis:insert 13:det 11:nsubj 6:punct",
    ),
]


@pytest.mark.parametrize("held", LABELS)
def test_layout_label_holds_what_stands_under_it(held: Row) -> None:
    """An outlet's name before a mark holds its paragraph, as a heading all up to the next one."""
    check_beside(held, "label")


@pytest.mark.parametrize("held", NO_LABELS)
def test_layout_label_is_an_outlet_that_opens_a_paragraph(held: Row) -> None:
    """Other words, a speaker, a subject and a name with nothing under it are no labels."""
    check_beside(held, "label")


@pytest.mark.parametrize("held", CREDITS)
def test_layout_credit_vouches_for_what_stands_before_it(held: Row) -> None:
    """A credit at the end of a paragraph reaches back to the one before it."""
    check_beside(held, "credit")


@pytest.mark.parametrize("held", NO_CREDITS)
def test_layout_credit_names_an_outlet_at_the_end(held: Row) -> None:
    """Other brackets, brackets elsewhere and a credit of nothing are no credits."""
    check_beside(held, "credit")


@pytest.mark.parametrize("held", QUOTATIONS)
def test_layout_bare_quotation_has_the_speaker_beside_it(held: Row) -> None:
    """Who spoke last, else the subject beside it in its paragraph, else nobody."""
    check_beside(held, "quotation")


@pytest.mark.parametrize("held", NO_QUOTATIONS)
def test_layout_bare_quotation_is_speech_that_stands_alone(held: Row) -> None:
    """Titles, quoted words of a sentence and what has a cue are no bare quotations."""
    check_beside(held, "quotation")


def test_layout_relations_come_by_their_kind() -> None:
    """Labels stand before credits, and these before quotations, wherever the text has them."""
    parsed = parse(
        "« La ville ne paiera pas. »\n\nLe Figaro : le pont est fermé (AFP)",
        "5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod 5:punct 5:punct | 2:det 7:nsubj 7:punct "
        "5:det 7:nsubj:pass 7:aux:pass 0:root 9:punct 7:obl:mod 9:punct",
    )
    found = found_in(parsed).beside
    assert [relation.construction for relation in found] == ["label", "credit", "quotation"]


def test_layout_only_a_quotation_is_direct() -> None:
    """What a label or a credit holds is told in the article's own words."""
    parsed = parse(
        "« La ville ne paiera pas. »\n\nLe Figaro : le pont est fermé (AFP)",
        "5:punct 3:det 5:nsubj 5:advmod 0:root 5:advmod 5:punct 5:punct | 2:det 7:nsubj 7:punct "
        "5:det 7:nsubj:pass 7:aux:pass 0:root 9:punct 7:obl:mod 9:punct",
    )
    kinds = {relation.construction: relation.quotation for relation in found_in(parsed).beside}
    assert kinds == {
        "label": Quotation.INDIRECT,
        "credit": Quotation.INDIRECT,
        "quotation": Quotation.DIRECT,
    }
