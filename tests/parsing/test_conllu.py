"""CoNLL-U in and out."""

from __future__ import annotations

import pytest

from provenance.parsing import Sentence, sentences_from_conllu, to_conllu
from provenance.text import Span

SOURCE = """\
# newpar
# sent_id = 1
# text = Il parle du « pont ».
1\tIl\tlui\tPRON\t_\tGender=Masc|Number=Sing\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t6\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t6\tdet\t_\t_
5\t«\t«\tPUNCT\t_\t_\t6\tpunct\t_\t_
6\tpont\tpont\tNOUN\t_\t_\t2\tobl:arg\t_\t_
7\t»\t»\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpaceAfter=No

# sent_id = 2
1\tFin\tfin\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No
1.1\tvide\tvide\tVERB\t_\t_\t_\t_\t_\t_
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newpar id = p2
1\tSuite\tsuite\tNOUN\t_\t_\t0\troot\t_\t_

"""


def table(sentences: list[Sentence]) -> list[list[tuple[object, ...]]]:
    """All that CoNLL-U can hold of some sentences."""
    return [
        [(t.form, t.lemma, t.upos, t.feats, t.head, t.deprel, t.span) for t in sentence.tokens]
        for sentence in sentences
    ]


def test_conllu_rebuilds_text() -> None:
    """Sentences share one text, paragraphs are parted by a blank line, nodes left out."""
    sentences = sentences_from_conllu(SOURCE)
    text = sentences[0].text
    assert text == "Il parle du « pont ». Fin.\n\nSuite"
    assert [sentence.span.slice(text) for sentence in sentences] == [
        "Il parle du « pont ».",
        "Fin.",
        "Suite",
    ]
    assert [sentence.paragraph for sentence in sentences] == [0, 0, 1]
    assert [sentence.index for sentence in sentences] == [0, 1, 2]
    assert all(sentence.text is text for sentence in sentences)


def test_conllu_contraction_shares_span() -> None:
    """The words of a contraction keep their forms and stand on its span."""
    tokens = sentences_from_conllu(SOURCE)[0].tokens
    assert [(t.form, t.span) for t in tokens[2:4]] == [("de", Span(9, 11)), ("le", Span(9, 11))]


def test_conllu_reads_tree() -> None:
    """Heads count from 0, the root is -1, features and labels are kept."""
    sentence = sentences_from_conllu(SOURCE)[0]
    assert [token.head for token in sentence.tokens] == [1, -1, 5, 5, 5, 1, 5, 1]
    assert sentence.tokens[0].feat("Number") == "Sing"
    assert sentence.tokens[1].deprel == "root"
    assert sentence.tokens[2].feats == ""


def test_conllu_first_newpar_makes_no_empty_paragraph() -> None:
    """The first paragraph is 0, whether it is announced or not."""
    announced = sentences_from_conllu(SOURCE)
    silent = sentences_from_conllu(SOURCE.removeprefix("# newpar\n"))
    assert announced == silent


def test_conllu_round_trip() -> None:
    """What is written is read back with the same text, spans and trees."""
    sentences = sentences_from_conllu(SOURCE)
    again = sentences_from_conllu(to_conllu(sentences))
    assert again[0].text == sentences[0].text
    assert table(again) == table(sentences)


def test_conllu_empty_source() -> None:
    """No sentences, no text, no error."""
    assert sentences_from_conllu("") == []
    assert to_conllu([]) == ""


def test_conllu_refuses_head_outside() -> None:
    """A head that is not in the sentence is an error that names the word."""
    with pytest.raises(ValueError, match="sentence 1: 'Fin' has a head outside"):
        sentences_from_conllu("1\tFin\tfin\tNOUN\t_\t_\t7\troot\t_\t_\n\n")
