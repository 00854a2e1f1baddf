"""All constructions over an article, and what is settled between them."""

from __future__ import annotations

import pytest
from handmade import french, parse
from relation_rows import Row, check, described, relations, row, said

from provenance.attribution import find_attributions

ROWS = [
    row(
        "inside_one_another",
        "Le Monde rapporte que le ministre affirme que les stocks suffisent.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:mark 10:det 11:nsubj 7:ccomp 3:punct",
        said("Le Monde", "rapporter", "le ministre affirme que les stocks suffisent"),
        said("le ministre", "affirmer", "les stocks suffisent", parent=0),
    ),
    row(
        "smallest_holder_is_the_parent",
        "Le Monde rapporte que le maire dit que le préfet affirme que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:mark 10:det 11:nsubj "
        "7:ccomp 15:mark 14:det 15:nsubj 11:ccomp 3:punct",
        said("Le Monde", "rapporter", "le maire dit que le préfet affirme que le pont tient"),
        said("le maire", "dire", "le préfet affirme que le pont tient", parent=0),
        said("le préfet", "affirmer", "le pont tient", parent=1),
    ),
    row(
        "inside_a_quotation_before_its_frame",
        "« Le préfet affirme que le pont tient », assure le maire.",
        "4:punct 3:det 4:nsubj 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct 4:punct "
        "4:parataxis:insert 13:det 11:nsubj 4:punct",
        said("Le préfet", "affirmer", "le pont tient", parent=1),
        said(
            "le maire",
            "assurer",
            "Le préfet affirme que le pont tient",
            construction="incise",
        ),
    ),
    row(
        "first_person_in_a_quotation",
        "« Je pense que le pont tient », affirme le maire.",
        "3:punct 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct 3:punct "
        "3:parataxis:insert 12:det 10:nsubj 3:punct",
        said("le maire", "affirmer", "Je pense que le pont tient", construction="incise"),
    ),
    row(
        "first_person_outside",
        "Je pense que le pont tient.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
        said("Je", "penser", "le pont tient", stance="hedged"),
    ),
    row(
        "colon_before_incise",
        "« Le pont tient », affirme le maire : « Le vent tombe. »",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 4:parataxis:insert 9:det 7:nsubj "
        "14:punct 14:punct 13:det 14:nsubj 4:parataxis 4:punct 14:punct",
        said("le maire", "affirmer", "Le vent tombe.", construction="colon"),
    ),
    row(
        "two_sentences",
        "Le maire affirme que le pont tient. Le préfet dit que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct | 2:det 3:nsubj "
        "0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        said("Le maire", "affirmer", "le pont tient"),
        said("Le préfet", "dire", "la digue cède"),
    ),
    row(
        "quotation_over_paragraphs",
        "Le maire a prévenu : « La ville ne paiera pas.\n\n"
        "« Le pont fermera. »\n\n"
        "Le préfet est parti.",
        "2:det 4:nsubj 4:aux:tense 0:root 10:punct 10:punct 8:det 10:nsubj 10:advmod "
        "4:ccomp 10:advmod 4:punct | 4:punct 3:det 4:nsubj 0:root 4:punct 4:punct | "
        "2:det 4:nsubj 4:aux:tense 0:root 4:punct",
        said(
            "Le maire",
            "prévenir",
            "La ville ne paiera pas.\n\n« Le pont fermera.",
            construction="colon",
        ),
    ),
    row(
        "crossing",
        "Selon Reuters, le pont tient, ce que confirme le syndicat.",
        "2:case 6:obl:mod 2:punct 5:det 6:nsubj 0:root 8:punct 6:parataxis 10:obj/PRON "
        "8:acl:relcl 12:det 10:nsubj 6:punct",
        said("Reuters", "selon", "le pont tient", construction="according"),
        said(
            "le syndicat",
            "confirmer",
            "le pont tient",
            stance="factive",
            construction="comparative",
        ),
        fault="what takes up the clause takes the frame of the clause into its content",
    ),
    row(
        "source_phrase_beside_an_impersonal_cue",
        "Deux hommes ont été arrêtés, apprend-on de source policière.",
        "2:nummod 5:nsubj:pass 5:aux:tense 5:aux:pass 0:root 7:punct 5:parataxis 7:nsubj 10:case "
        "7:obl 10:amod 5:punct",
        said("source policière", "apprendre", "Deux hommes ont été arrêtés", construction="incise"),
    ),
    row(
        "contact_beside_an_impersonal_cue",
        "Le vol est annulé, a-t-on appris auprès de la préfecture.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct 8:aux:tense 8:nsubj "
        "4:parataxis:insert 12:case 9:fixed 12:det 8:obl 4:punct",
        said("la préfecture", "apprendre", "Le vol est annulé", construction="incise"),
    ),
    row(
        "nothing_said",
        "Le pont est fermé depuis lundi.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:case 4:obl:mod 4:punct",
    ),
    row(
        "hearsay_without_a_source",
        "Le suspect aurait avoué.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:punct",
    ),
]


@pytest.mark.parametrize("held", ROWS)
def test_find_settles_what_overlaps(held: Row) -> None:
    """One relation a cue and source, in text order, each inner one with its parent."""
    check(held, "clause")


def test_find_drops_a_content_that_is_a_frame() -> None:
    """No relation is left whose content is nothing but the frame of another."""
    parsed = parse(
        "Le vol est annulé, a-t-on appris de sources concordantes.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 8:punct 8:aux:tense 8:nsubj 4:parataxis 10:case "
        "8:obl 10:amod 4:punct",
    )
    found = [described(parsed, relation).content for relation in relations(parsed)]
    assert found == [("Le vol est annulé",)]


def test_find_empty_article_shows_nothing() -> None:
    """No sentences, no relations, no quotations, no scenes."""
    found = find_attributions((), paragraphs=(), lexicon=french())
    assert (found.attributions, found.quotes, found.scenes) == ((), (), ())


def test_find_gives_every_sentence_its_scene() -> None:
    """Scenes follow the sentences, each with the quotations that touch it."""
    parsed = parse(
        "Le maire a prévenu : « La ville ne paiera pas. Le pont fermera. » Le préfet est parti.",
        "2:det 4:nsubj 4:aux:tense 0:root 10:punct 10:punct 8:det 10:nsubj 10:advmod "
        "4:ccomp 10:advmod 4:punct | 2:det 3:nsubj 0:root 3:punct 3:punct | 2:det "
        "4:nsubj 4:aux:tense 0:root 4:punct",
    )
    found = find_attributions(parsed.sentences, paragraphs=parsed.paragraphs, lexicon=french())
    assert [scene.sentence for scene in found.scenes] == list(parsed.sentences)
    assert [len(scene.quotes) for scene in found.scenes] == [1, 1, 0]
    assert len(found.quotes) == 1
    assert [relation.sentence for relation in found.attributions] == [0]


def test_find_points_into_the_text() -> None:
    """Every span of every relation lies in the text, its pieces in order and apart."""
    parsed = parse(
        "C’est faux, dit-elle, et grave. « La suite, affirme le maire, dépend du juge. »",
        "3:nsubj 3:cop 0:root 5:punct 3:parataxis 5:nsubj 9:punct 9:cc 3:conj 3:punct | "
        "9:punct 3:det 9:nsubj 5:punct 9:parataxis 7:det 5:nsubj 5:punct 0:root 12:case 12:det "
        "9:obl 9:punct 9:punct",
    )
    found = relations(parsed)
    assert [relation.sentence for relation in found] == [0, 1]
    for relation in found:
        assert relation.content == tuple(sorted(relation.content))
        assert all(
            left.end <= right.start
            for left, right in zip(relation.content, relation.content[1:], strict=False)
        )
        assert all(0 <= span.start < span.end <= len(parsed.text) for span in relation.content)
        assert relation.source is not None
        assert relation.cue is not None
        assert not any(span.overlaps(relation.cue.span) for span in relation.content)
