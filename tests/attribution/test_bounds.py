"""How far a content reaches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import parse
from relation_rows import Row, case, check, relations, row, said

from provenance.attribution.bounds import bounded
from provenance.report import Quotation

CLAUSES = [
    row(
        "frame_before_a_semicolon",
        "Selon l’élu, le chantier glisse ; la région se tait.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 12:punct 10:det 12:nsubj 12:expl:pv "
        "7:conj 7:punct",
        said("l’élu", "selon", "le chantier glisse", construction="according"),
    ),
    row(
        "frame_hung_on_another_clause",
        "Le pont fermera ; selon le maire, la digue tient.",
        "2:det 3:nsubj 0:root 11:punct 7:case 7:det 3:obl:mod 7:punct 10:det 11:nsubj 3:conj "
        "3:punct",
        said("le maire", "selon", "la digue tient", construction="according"),
    ),
    row(
        "clause_before_a_contrast",
        "Le maire dit que le pont fermera, alors que le préfet nie.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 13:punct 13:mark 9:fixed 12:det "
        "13:nsubj 7:advcl 3:punct",
        said("Le maire", "dire", "le pont fermera", construction="clause"),
    ),
    row(
        "clause_before_another_subject",
        "Elle dit que le pont tient, mais le maire nie.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 11:punct 11:cc 10:det 11:nsubj 6:conj 2:punct",
        said("Elle", "dire", "le pont tient", construction="clause"),
    ),
    row(
        "clause_with_all_that_it_joins",
        "Elle dit que le pont tient, mais que la digue cède.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 12:punct 12:cc 12:mark 11:det 12:nsubj 6:conj "
        "2:punct",
        said("Elle", "dire", "le pont tient, mais que la digue cède", construction="clause"),
    ),
    row(
        "clause_before_a_sequel",
        "Le maire affirme que le pont tient et doute que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:cc 3:conj 13:mark 12:det 13:nsubj "
        "9:ccomp 3:punct",
        said("Le maire", "affirmer", "le pont tient", construction="clause"),
        said("Le maire", "douter", "la digue cède", stance="doubted", construction="clause"),
    ),
    row(
        "comparative_beside_its_clause",
        "Le pont fermera, comme l’a annoncé la préfecture, mais le maire nie.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det 8:nsubj "
        "15:punct 15:cc 14:det 15:nsubj 3:conj 3:punct",
        said("la préfecture", "annoncer", "Le pont fermera", construction="comparative"),
    ),
]

INCISES = [
    row(
        "before_a_remark",
        "La ligne fermera, dit le maire, ce qui n’est pas sûr.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 9:punct 3:parataxis "
        "14:nsubj 14:advmod 14:cop 14:advmod 9:acl:relcl 3:punct",
        said("le maire", "dire", "La ligne fermera"),
    ),
    row(
        "before_a_semicolon",
        "La ligne fermera, dit le maire ; la région se tait.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 12:punct 10:det 12:nsubj "
        "12:expl:pv 3:conj 3:punct",
        said("le maire", "dire", "La ligne fermera"),
    ),
    row(
        "with_what_follows_it",
        "La ligne fermera, dit le maire, et le bus roule.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 11:punct 11:cc 10:det "
        "11:nsubj 3:conj 3:punct",
        said("le maire", "dire", "La ligne fermera", "et le bus roule"),
    ),
    row(
        "before_another_speaker",
        "La ligne fermera, dit le maire, mais le préfet affirme que le train roule.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 12:punct 12:cc 11:det "
        "12:nsubj 3:conj 16:mark 15:det 16:nsubj 12:ccomp 3:punct",
        said("le maire", "dire", "La ligne fermera"),
        said("le préfet", "affirmer", "le train roule", construction="clause"),
    ),
    row(
        "behind_a_semicolon",
        "Le pont fermera ; la digue, dit le maire, tient.",
        "2:det 3:nsubj 0:root 12:punct 6:det 12:nsubj 8:punct 12:parataxis:insert 10:det 8:nsubj "
        "8:punct 3:conj 3:punct",
        said("le maire", "dire", "la digue", "tient"),
    ),
    row(
        "before_a_participle_that_goes_on",
        "La digue cède, affirme le préfet, précisant que le vent monte.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 9:punct 5:advcl 13:mark "
        "12:det 13:nsubj 9:ccomp 3:punct",
        said("le préfet", "affirmer", "La digue cède"),
        said("le préfet", "préciser", "le vent monte", construction="clause"),
    ),
    row(
        "relative_of_its_source",
        "Le pont est fermé, a-t-on appris auprès de la préfecture, qui dirige la ville.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 8:punct 8:aux:tense 8:nsubj 4:parataxis:insert "
        "8:advmod/ADV 12:case 12:det 9:obl 15:punct 15:nsubj 12:acl:relcl 17:det 15:obj 4:punct",
        said("la préfecture", "apprendre", "Le pont est fermé"),
    ),
]

CONNECTIVES = [
    row(
        "set_off_by_commas",
        "Pour le maire, au contraire, la hausse va durer.",
        "3:case 3:det 11:obl:mod 3:punct 7:case 7:det 11:obl:mod 7:punct 10:det 11:nsubj 0:root "
        "11:xcomp 11:punct",
        said("le maire", "pour", "la hausse va durer", stance="hedged"),
    ),
    row(
        "of_another_form",
        "Selon le maire, en revanche, la digue tient.",
        "3:case 3:det 10:obl:mod 3:punct 6:case 10:obl:mod 6:punct 9:det 10:nsubj 0:root 10:punct",
        said("le maire", "selon", "la digue tient"),
    ),
    row(
        "at_the_end",
        "Selon le maire, la digue tient, au contraire.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 11:punct 11:case 11:det 7:obl:mod "
        "7:punct",
        said("le maire", "selon", "la digue tient, au contraire"),
    ),
]

# Name, text, arcs, and all of the content.
UNBOUND = [
    case(
        "colon",
        "Elle prévient : le pont tient ; la digue cède.",
        "2:nsubj 0:root 6:punct 5:det 6:nsubj 2:ccomp 10:punct 9:det 10:nsubj 6:conj 2:punct",
        "le pont tient ; la digue cède",
    ),
    case(
        "quotation",
        "« Le pont tient ; la digue cède », dit le maire.",
        "4:punct 3:det 4:nsubj 0:root 8:punct 7:det 8:nsubj 4:conj 4:punct 11:punct "
        "4:parataxis:insert 13:det 11:nsubj 4:punct",
        "Le pont tient ; la digue cède",
    ),
]


@pytest.mark.parametrize("held", CLAUSES)
def test_bounds_content_ends_with_the_clause_of_its_cue(held: Row) -> None:
    """What another independent clause says is no part of the content."""
    check(held, "clause")


@pytest.mark.parametrize("held", INCISES)
def test_bounds_incise_holds_what_follows_where_nobody_else_speaks(held: Row) -> None:
    """Behind an incise the content goes on, up to a semicolon, a remark or another speaker."""
    check(held, "incise")


@pytest.mark.parametrize("held", CONNECTIVES)
def test_bounds_connective_in_front_is_no_content(held: Row) -> None:
    """What ties a frame to the sentence before stays outside, and only there."""
    check(held, "according")


@pytest.mark.parametrize(("text", "arcs", "content"), UNBOUND)
def test_bounds_colon_and_quotation_hold_all(text: str, arcs: str, content: str) -> None:
    """What is quoted, or stands behind a colon, may hold several clauses."""
    found = relations(parse(text, arcs))
    assert [[span.slice(text) for span in relation.content] for relation in found] == [[content]]


@pytest.mark.parametrize("name", ["cue", "colon", "direct"])
def test_bounds_leaves_what_has_no_clause_of_its_own(name: str) -> None:
    """Without a cue, behind a colon, and in a quotation, the very same relation comes back."""
    text = "Selon l’élu, le chantier glisse ; la région se tait."
    parsed = parse(
        text,
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 12:punct 10:det 12:nsubj 12:expl:pv "
        "7:conj 7:punct",
    )
    found = replace(relations(parsed)[0], content=(parsed.sentences[0].span,))
    kept = {
        "cue": replace(found, cue=None),
        "colon": replace(found, construction="colon"),
        "direct": replace(found, quotation=Quotation.DIRECT),
    }[name]
    assert bounded(parsed.scene(), found).content != found.content
    assert bounded(parsed.scene(), kept) is kept


def test_bounds_twice_is_once() -> None:
    """A relation that is bounded already comes back as it is."""
    parsed = parse(
        "Elle dit que le pont tient, mais le maire nie.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 11:punct 11:cc 10:det 11:nsubj 6:conj 2:punct",
    )
    found = relations(parsed)[0]
    assert bounded(parsed.scene(), found) is found


def test_bounds_reads_the_kind_of_quotation_again() -> None:
    """Where the quoted words are cut off, what is left is no mixed quotation."""
    parsed = parse(
        "Elle dit que le pont tient, mais le maire voit « un recul ».",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 11:punct 11:cc 10:det 11:nsubj 6:conj "
        "14:punct 14:det 11:obj 14:punct 2:punct",
    )
    found = relations(parsed)[0]
    assert [span.slice(parsed.text) for span in found.content] == ["le pont tient"]
    assert found.quotation is Quotation.INDIRECT
