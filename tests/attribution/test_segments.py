"""Independent clauses side by side in one sentence."""

from __future__ import annotations

import pytest
from handmade import Parse, parse
from relation_rows import case

from provenance.attribution.segments import clipped, segment_of
from provenance.text import Span

SEMICOLON = (
    "Selon l’élu, le chantier glisse ; la région se tait.",
    (
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 12:punct 10:det 12:nsubj 12:expl:pv "
        "7:conj 7:punct"
    ),
)
GOES_ON = (
    "Le maire dit que le pont tient, avant de préciser que la digue cède.",
    (
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:punct 11:advmod 11:mark 3:advcl "
        "15:mark 14:det 15:nsubj 11:ccomp 3:punct"
    ),
)
SEQUEL = (
    "Le maire affirme que le pont tient et doute que la digue cède.",
    (
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:cc 3:conj 13:mark 12:det 13:nsubj "
        "9:ccomp 3:punct"
    ),
)
INSERTED = (
    "Selon le maire, le pont tient, et la digue, ajoute-t-il, cède.",
    (
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 16:punct 16:cc 11:det 16:nsubj "
        "13:punct 16:parataxis:insert 13:nsubj 13:punct 7:conj 7:punct"
    ),
)
QUOTED = (
    "« Le pont tient ; la digue cède », dit le maire.",
    (
        "4:punct 3:det 4:nsubj 0:root 8:punct 7:det 8:nsubj 4:conj 4:punct 11:punct "
        "4:parataxis:insert 13:det 11:nsubj 4:punct"
    ),
)

# Name, text, arcs, a word, the clause in which that word stands.
PARTED = [
    case("semicolon_before_it", *SEMICOLON, "glisse", "Selon l’élu, le chantier glisse"),
    case("semicolon_behind_it", *SEMICOLON, "tait", "la région se tait."),
    case(
        "remark",
        "La ligne fermera, dit le maire, ce qui n’est pas sûr.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 9:punct 3:parataxis "
        "14:nsubj 14:advmod 14:cop 14:advmod 9:acl:relcl 3:punct",
        "fermera",
        "La ligne fermera, dit le maire",
    ),
    case(
        "remark_on_an_object",
        "Le pont fermera, dit le préfet, ce que le maire regrette.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis:insert 7:det 5:nsubj 9:punct 3:parataxis "
        "13:obj/PRON 12:det 13:nsubj 9:acl:relcl 3:punct",
        "regrette",
        "ce que le maire regrette.",
    ),
    case(
        "contrast",
        "Selon le préfet, le pont fermera, alors que le maire nie.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 13:punct 13:mark 9:fixed 12:det "
        "13:nsubj 7:advcl 7:punct",
        "fermera",
        "Selon le préfet, le pont fermera",
    ),
    case(
        "contrast_of_another_word",
        "Selon le préfet, le pont fermera, tandis que la route rouvrira.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 13:punct 13:mark 9:fixed 12:det "
        "13:nsubj 7:advcl 7:punct",
        "rouvrira",
        "tandis que la route rouvrira.",
    ),
    case("goes_on_telling_before", *GOES_ON, "tient", "Le maire dit que le pont tient"),
    case("goes_on_telling_behind", *GOES_ON, "cède", "avant de préciser que la digue cède."),
    case(
        "sequel_behind_a_comma",
        "Le maire affirme que le pont tient, puis a ajouté que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:punct 11:cc 11:aux:tense 3:conj "
        "15:mark 14:det 15:nsubj 11:ccomp 3:punct",
        "ajouté",
        "a ajouté que la digue cède.",
    ),
    case(
        "sequel_with_a_que_before",
        *SEQUEL,
        "tient",
        "Le maire affirme que le pont tient",
    ),
    case("sequel_with_a_que_behind", *SEQUEL, "doute", "doute que la digue cède."),
    case(
        "own_subject",
        "Elle dit que le pont tient, mais le maire nie.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 11:punct 11:cc 10:det 11:nsubj 2:conj 2:punct",
        "tient",
        "Elle dit que le pont tient",
    ),
    case(
        "own_subject_on_the_surface",
        "Elle dit que le pont tient, mais le maire nie.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 10:punct 10:cc 10:det 6:obj 2:dep 2:punct",
        "nie",
        "le maire nie.",
    ),
    case(
        "own_subject_behind_an_adverb",
        "Elle dit que le pont tient, mais hier le maire a menti.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 13:punct 13:cc 13:advmod 11:det 13:nsubj "
        "13:aux:tense 2:conj 2:punct",
        "menti",
        "hier le maire a menti.",
    ),
    case("own_subject_and_an_incise", *INSERTED, "tient", "Selon le maire, le pont tient"),
    case(
        "noun_that_takes_up_what_was_said",
        "Selon le maire, le pont tient, pronostic que les élus accueillent avec une moue.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 9:punct 7:obj 13:obj 12:det "
        "13:nsubj 9:acl:relcl 16:case 16:det 13:obl:mod 7:punct",
        "pronostic",
        "pronostic que les élus accueillent avec une moue.",
    ),
    case(
        "que_far_behind_its_cue",
        "Le maire dit que le pont tient et a assuré sous le couvert de l’anonymat "
        "que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 10:cc 10:aux:tense 7:conj "
        "13:case 13:det 10:obl:mod 16:case 16:det 13:nmod 20:obj 19:det 20:nsubj "
        "16:acl:relcl 3:punct",
        "cède",
        "a assuré sous le couvert de l’anonymat que la digue cède.",
    ),
    case(
        "verb_that_refuses_the_nearer_subject",
        "Le préfet juge que les élus mentent et exige une enquête.",
        "2:det 3:nsubj 0:root/VERB 7:mark 6:det 7:nsubj 3:ccomp 9:cc 7:conj 11:det 9:obj 3:punct",
        "enquête",
        "exige une enquête.",
    ),
    case(
        "counted_subject",
        "Selon le préfet, la ville paie, et deux surveillants, mis en cause, ont "
        "conservé leur poste.",
        "3:case 3:det 18:obl:mod 3:punct 6:det 7:nsubj 0:root 18:punct 11:cc 11:nummod "
        "18:nsubj 13:punct 11:acl 15:case 13:obl:mod 7:punct 18:aux:tense "
        "7:parataxis:insert 20:det/DET 18:obj 7:punct",
        "poste",
        "deux surveillants, mis en cause, ont conservé leur poste.",
    ),
    case(
        "participle_set_into_a_subject",
        "Selon le préfet, la ville paie, et les ouvriers, partis tôt, ont évité le pire.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 17:punct 11:cc 11:det 7:conj "
        "13:punct 11:appos 13:advmod 7:punct 17:aux:tense 7:parataxis:insert 19:det "
        "17:nsubj 7:punct",
        "pire",
        "les ouvriers, partis tôt, ont évité le pire.",
    ),
]

# Name, text, arcs, a word: the sentence is one clause, seen from that word.
WHOLE = [
    case(
        "no_mark",
        "Le maire affirme que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "pont",
    ),
    case("inside_a_quotation", *QUOTED, "tient"),
    case("beside_a_quotation_with_a_mark", *QUOTED, "dit"),
    case(
        "infinitive_that_tells_nothing",
        "Le maire dit que le pont tient, avant de partir.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:punct 11:advmod 11:mark 3:advcl "
        "3:punct",
        "tient",
    ),
    case(
        "que_behind_et",
        "Le maire affirme que le pont tient et que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 12:cc 12:mark 11:det 12:nsubj 7:conj "
        "3:punct",
        "tient",
    ),
    case(
        "que_behind_mais",
        "Elle dit que le pont tient, mais que la digue cède.",
        "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:ccomp 12:punct 12:cc 12:mark 11:det 12:nsubj 6:conj "
        "2:punct",
        "tient",
    ),
    case(
        "shared_subject",
        "Le pont est vieux, mais recule.",
        "2:det 4:nsubj 4:cop 0:root 7:punct 7:cc 4:conj 4:punct",
        "vieux",
    ),
    case(
        "no_comma",
        "Le maire dit que le pont tient et la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:cc 10:det 11:nsubj 7:conj 3:punct",
        "tient",
    ),
    case(
        "sequel_without_a_verb",
        "Le maire a salué le préfet, puis le ministre.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 10:punct 10:cc 10:det 6:conj 4:punct",
        "préfet",
    ),
    case(
        "sequel_without_a_que",
        "Le maire affirme que le pont tient et annonce la fermeture.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:cc 3:conj/VERB 11:det 9:obj 3:punct",
        "tient",
    ),
]


def whole(parsed: Parse) -> Span:
    """All of the first sentence."""
    return parsed.sentences[0].span


@pytest.mark.parametrize(("text", "arcs", "word", "clause"), PARTED)
def test_segments_end_where_another_clause_begins(
    text: str, arcs: str, word: str, clause: str
) -> None:
    """A word's clause reaches to the mark or the conjunction before and behind it."""
    parsed = parse(text, arcs)
    found = segment_of(parsed.scene(), parsed.token(word).index)
    assert found.slice(text).strip() == clause


@pytest.mark.parametrize(("text", "arcs", "word"), WHOLE)
def test_segments_one_clause_is_the_sentence(text: str, arcs: str, word: str) -> None:
    """What is no independent clause of its own parts nothing, nor does a mark of a quotation."""
    parsed = parse(text, arcs)
    assert segment_of(parsed.scene(), parsed.token(word).index) == whole(parsed)


@pytest.mark.xfail(strict=True, reason="a comma before the last et of an enumeration parts it")
def test_segments_enumeration_is_one_clause() -> None:
    """A noun phrase behind a comma and *et* is a subject among others, and no clause."""
    parsed = parse(
        "Elle dit que le maire, le préfet, et le ministre partent.",
        "2:nsubj 0:root 13:mark 5:det 13:nsubj 8:punct 8:det 5:conj 12:punct 12:cc 12:det 5:conj "
        "2:ccomp 2:punct",
    )
    assert segment_of(parsed.scene(), parsed.token("maire").index) == whole(parsed)


def test_segments_second_sentence_begins_at_its_own_start() -> None:
    """Boundaries are looked for in the sentence, not in the text."""
    parsed = parse(
        "Le maire ment. Le pont tient ; la digue cède.",
        "2:det 3:nsubj 0:root 3:punct | 2:det 3:nsubj 0:root 7:punct 6:det 7:nsubj 3:conj 3:punct",
    )
    scene = parsed.scene(1)
    found = [segment_of(scene, parsed.token(word, 1).index) for word in ("tient", "cède")]
    assert [span.slice(parsed.text).strip() for span in found] == [
        "Le pont tient",
        "la digue cède.",
    ]


def test_segments_clip_what_lies_in_other_clauses() -> None:
    """Spans are cut at the clause's edges, and those outside of it go."""
    parsed = parse(*SEMICOLON)
    scene, text = parsed.scene(), parsed.text
    outside = Span(text.index("la région"), len(text))
    kept = clipped(scene, [whole(parsed), outside], parsed.token("glisse").index)
    assert [span.slice(text).strip() for span in kept] == ["Selon l’élu, le chantier glisse"]


def test_segments_clip_nothing_of_a_whole_sentence() -> None:
    """Where the sentence is one clause, its spans stay as they are."""
    parsed = parse("Le maire ment et part.", "2:det 3:nsubj 0:root 5:cc 3:conj 3:punct")
    spans = [parsed.token("maire").span, parsed.token("part").span]
    assert clipped(parsed.scene(), spans, parsed.token("ment").index) == spans
