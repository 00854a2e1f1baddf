"""Gold of sentences: their own text or a treebank's, and each way in which a line is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from provenance.errors import GoldError
from provenance.evaluation import GoldSentence, judge_sentences, read_sentence_gold
from provenance.evaluation.sentences import spans
from provenance.report import Quotation, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Selon Anne, il pleut."
RELATION = {
    "construction": "A10",
    "source": [6, 10],
    "cue": [0, 5],
    "content": [[12, 20]],
    "type": "indirect",
    "stance": "reported",
}
TREE = """\
# sent_id = un
# text = Il pleut.
1	Il	il	PRON	_	_	2	expl:subj	_	_
2	pleut	pleuvoir	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

# sent_id = deux
# text = Selon Anne, il pleut.
1	Selon	selon	ADP	_	_	2	case	_	_
2	Anne	Anne	PROPN	_	_	5	obl:mod	_	SpaceAfter=No
3	,	,	PUNCT	_	_	2	punct	_	_
4	il	il	PRON	_	_	5	expl:subj	_	_
5	pleut	pleuvoir	VERB	_	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_

"""


def line(sent_id: str = "un", *relations: object, **more: object) -> dict[str, object]:
    """A line with a text of its own, as a gold file writes it."""
    return {"sent_id": sent_id, "text": TEXT, "relations": list(relations)} | more


def write(folder: Path, *rows: object, name: str = "gold.jsonl") -> Path:
    """A gold file of these lines in `folder`; text is written as it is."""
    file = folder / name
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def treebank(folder: Path) -> Path:
    """A folder with the treebank `arbres`."""
    (folder / "arbres.conllu").write_text(TREE, encoding="utf-8")
    return folder


def pointing(sent_id: str, *relations: object) -> dict[str, object]:
    """A line that points into `arbres`."""
    return {"sent_id": sent_id, "treebank": "arbres", "relations": list(relations)}


def only(file: Path, *, treebanks: Path | None = None) -> GoldSentence:
    """The one sentence of a file."""
    (sentence,) = read_sentence_gold([file], treebanks=treebanks).sentences
    return sentence


def test_evaluation_sentences_own_text(tmp_path: Path) -> None:
    """A line with a text carries its name, its words and its relations, and no tree."""
    sentence = only(write(tmp_path, line("un", RELATION)))
    assert (sentence.name, sentence.text, sentence.parse) == ("un", TEXT, None)
    (relation,) = sentence.relations
    assert spans([(6, 10), (12, 20)]) == (Span(6, 10), Span(12, 20))
    assert (relation.source, relation.cue, relation.content) == ((6, 10), (0, 5), ((12, 20),))
    assert (relation.type, relation.stance) == (Quotation.INDIRECT, Stance.REPORTED)
    assert (relation.antecedent, relation.optional) == (None, False)


def test_evaluation_sentences_treebank(tmp_path: Path) -> None:
    """A line that points into a treebank has the sentence of that name, its text and its tree."""
    file = write(tmp_path, pointing("deux", RELATION), pointing("un"))
    first, second = read_sentence_gold([file], treebanks=treebank(tmp_path)).sentences
    assert (first.text, second.text) == (TEXT, "Il pleut.")
    assert first.parse is not None
    assert [token.form for token in first.parse.tokens] == [
        "Selon",
        "Anne",
        ",",
        "il",
        "pleut",
        ".",
    ]


def test_evaluation_sentences_without_treebanks_are_counted(tmp_path: Path) -> None:
    """Lines whose treebank is not given are left out and counted, never taken for right."""
    held = read_sentence_gold([write(tmp_path, pointing("un"), line("zwei"), pointing("deux"))])
    assert [sentence.name for sentence in held.sentences] == ["zwei"]
    assert held.unread == 2


def test_evaluation_sentences_of_a_folder_are_sorted(tmp_path: Path) -> None:
    """A folder stands for its `.jsonl` files, by name; other files are not read."""
    write(tmp_path, line("b"), name="b.jsonl")
    write(tmp_path, line("a"), name="a.jsonl")
    write(tmp_path, "no gold", name="notes.txt")
    assert [s.name for s in read_sentence_gold([tmp_path]).sentences] == ["a", "b"]


@pytest.mark.parametrize("mark", ["\u2028", "\u0085"])
def test_evaluation_sentences_line_ends_inside_of_a_text(tmp_path: Path, mark: str) -> None:
    """A line ends at a line feed only; what Unicode calls a line end may stand in a text."""
    row = json.dumps(line(text=f"Il{mark}pleut."), ensure_ascii=False)
    file = write(tmp_path, row, "", line("zwei"))
    first, second = read_sentence_gold([file]).sentences
    assert (first.text, second.name) == (f"Il{mark}pleut.", "zwei")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("{", "malformed gold", id="no JSON"),
        pytest.param("[]", "malformed gold", id="no object"),
        pytest.param(line(sure=1), "sure", id="unknown key"),
        pytest.param(line("x", RELATION | {"construction": "A25"}), "construction", id="no rule"),
        pytest.param(line("x", RELATION | {"stance": "sure"}), "stance", id="stance"),
        pytest.param(line("x", RELATION | {"content": []}), "content", id="no content"),
        pytest.param(line("x", RELATION | {"content": [[12, 22]]}), "12–22 is not in", id="behind"),
        pytest.param(line("x", RELATION | {"source": [6, 6]}), "6–6 is not in", id="empty"),
        pytest.param(line("x", RELATION | {"cue": [30, 35]}), "30–35 is not in", id="cue"),
        pytest.param(line("x", RELATION | {"antecedent": [-1, 4]}), "-1–4", id="antecedent"),
        pytest.param({"sent_id": "x", "relations": []}, "neither a treebank nor", id="no text"),
    ],
)
def test_evaluation_sentences_refuses_malformed(tmp_path: Path, row: object, message: str) -> None:
    """What is wrong is said, with the file and the number of the line."""
    file = write(tmp_path, line(), row)
    with pytest.raises(GoldError, match=message) as error:
        read_sentence_gold([file])
    assert f"{file}:2: " in str(error.value)


def test_evaluation_sentences_offsets_are_code_points(tmp_path: Path) -> None:
    """The last code point of a sentence is in it, be it outside of the basic plane."""
    row = line("x", RELATION | {"content": [[0, 3]], "source": None, "cue": None}, text="ui😀")
    assert only(write(tmp_path, row)).relations[0].content == ((0, 3),)


def test_evaluation_sentences_not_in_the_treebank(tmp_path: Path) -> None:
    """A sentence that its treebank does not have is an error that names both."""
    with pytest.raises(GoldError, match="arbres: there is no sentence trois"):
        only(write(tmp_path, pointing("trois")), treebanks=treebank(tmp_path))


def test_evaluation_sentences_missing_files(tmp_path: Path) -> None:
    """A missing treebank and a missing gold file are named."""
    with pytest.raises(GoldError, match=r"arbres\.conllu: .*name the folder of the treebanks"):
        only(write(tmp_path, pointing("un")), treebanks=tmp_path)
    with pytest.raises(GoldError, match=r"nichts\.jsonl: No such file"):
        read_sentence_gold([tmp_path / "nichts.jsonl"])


def test_evaluation_sentences_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is malformed gold, by its name."""
    file = tmp_path / "gold.jsonl"
    file.write_bytes("é".encode("latin-1"))
    with pytest.raises(GoldError, match=r"gold\.jsonl: malformed gold"):
        read_sentence_gold([file])


def test_evaluation_sentences_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    """A folder without gold, or gold all of which points elsewhere, does not pass for perfect."""
    with pytest.raises(GoldError, match="no gold sentence could be read"):
        read_sentence_gold([tmp_path])
    with pytest.raises(GoldError, match="--treebanks"):
        read_sentence_gold([write(tmp_path, pointing("un"))])


def test_evaluation_sentences_measured_on_their_trees(tmp_path: Path) -> None:
    """With the trees of the treebank no parser is needed; sentences without one are left out."""
    file = write(tmp_path, line("own"), pointing("deux", RELATION), pointing("un"))
    gold = read_sentence_gold([file], treebanks=treebank(tmp_path)).sentences
    first, second = judge_sentences(gold, language="fr", gold_parses=True)
    assert (first.name, second.name) == ("deux", "un")
    (pair,) = first.pairs
    assert (pair.strict, pair.source, first.missed, first.false) == (True, True, (), ())
    assert (second.pairs, second.missed, second.false, second.attributed) == ((), (), (), False)


def test_evaluation_sentences_no_tree_is_an_error(tmp_path: Path) -> None:
    """Where trees are asked for and no sentence has one, nothing would be measured."""
    gold = read_sentence_gold([write(tmp_path, line())]).sentences
    with pytest.raises(GoldError, match="no gold sentence has a tree"):
        judge_sentences(gold, language="fr", gold_parses=True)
