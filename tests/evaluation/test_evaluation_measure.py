"""Gold sentences on their way through a parser and the attribution room; no model is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.errors import LanguageError
from provenance.evaluation import GoldRelation, GoldSentence, judge_sentences, measure
from provenance.parsing import Parsed, sentences_from_conllu
from provenance.report import Quotation, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.ingest import Article
    from provenance.parsing import Sentence

RAIN = """\
1	Selon	selon	ADP	_	_	2	case	_	_
2	Anne	Anne	PROPN	_	_	5	obl:mod	_	SpaceAfter=No
3	,	,	PUNCT	_	_	2	punct	_	_
4	il	il	PRON	_	_	5	expl:subj	_	_
5	pleut	pleuvoir	VERB	_	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_

"""
DYKE = """\
1	Selon	selon	ADP	_	_	2	case	_	_
2	Luc	Luc	PROPN	_	_	6	obl:mod	_	SpaceAfter=No
3	,	,	PUNCT	_	_	2	punct	_	_
4	la	le	DET	_	_	5	det	_	_
5	digue	digue	NOUN	_	_	6	nsubj	_	_
6	cède	céder	VERB	_	_	0	root	_	SpaceAfter=No
7	.	.	PUNCT	_	_	6	punct	_	_

"""
CREDIT = """\
1	La	le	DET	_	_	2	det	_	_
2	digue	digue	NOUN	_	_	3	nsubj	_	_
3	cède	céder	VERB	_	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_
5	(	(	PUNCT	_	_	7	punct	_	SpaceAfter=No
6	avec	avec	ADP	_	_	7	case	_	_
7	Reuters	Reuters	PROPN	_	_	3	obl:mod	_	SpaceAfter=No
8	)	)	PUNCT	_	_	7	punct	_	_

"""


def relation(text: str, source: str, cue: str | None, content: str) -> GoldRelation:
    """A relation of these words, each at its first place in the text."""

    def place(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return GoldRelation(
        construction="A10",
        source=place(source),
        cue=place(cue) if cue else None,
        content=(place(content),),
        type=Quotation.INDIRECT,
        stance=Stance.REPORTED,
    )


def text_of(tree: str) -> str:
    """The text that a tree stands in."""
    return sentences_from_conllu(tree)[0].text


def words(tree: str, span: Span | None) -> str | None:
    """What a span holds of the text of a tree."""
    return span.slice(text_of(tree)) if span else None


def gold(name: str, tree: str, *relations: GoldRelation, own: bool = True) -> GoldSentence:
    """A gold sentence; `own` ones have a text of their own and no tree."""
    parse = None if own else sentences_from_conllu(tree)[0]
    return GoldSentence(name, text_of(tree), relations, parse)


class FakeParser:
    """A parser that knows the trees above; it keeps what it was asked for."""

    models: list[tuple[str, str]]
    articles: list[Article]

    def __init__(self, model: tuple[str, str], *, cache: object) -> None:
        assert cache is not None
        self.models.append(model)

    def parse(self, articles: Sequence[Article]) -> list[Parsed]:
        """The sentences of each text."""
        self.articles.extend(articles)
        known = {text_of(tree): tree for tree in (RAIN, DYKE, RAIN + DYKE, CREDIT)}
        trees: list[list[Sentence]] = [
            sentences_from_conllu(known[article.text]) for article in articles
        ]
        return [Parsed(tuple(held)) for held in trees]


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> type[FakeParser]:
    """The parser and the search for its model, replaced."""
    FakeParser.models, FakeParser.articles = [], []
    monkeypatch.setattr(measure, "CachedParser", FakeParser)
    monkeypatch.setattr(measure, "find_model", lambda language, *, choice: (language, choice))
    return FakeParser


def test_evaluation_measure_parses_each_sentence_as_an_article(parser: type[FakeParser]) -> None:
    """Each sentence is one article of one block, parsed by the model that was chosen."""
    judge_sentences(
        [gold("rain", RAIN), gold("dyke", DYKE, own=False)], language="fr", models="news"
    )
    assert parser.models == [("fr", "news")]
    assert [article.id for article in parser.articles] == ["rain", "dyke"]
    for article, tree in zip(parser.articles, (RAIN, DYKE), strict=True):
        assert article.text == text_of(tree)
        assert [block.span for block in article.blocks] == [Span(0, len(article.text))]


def test_evaluation_measure_judges_what_is_found(parser: type[FakeParser]) -> None:
    """Sentences come back in their order, each with its pairs, its misses and what was made up."""
    rain = relation(text_of(RAIN), "Anne", "Selon", "il pleut")
    wrong = relation(text_of(DYKE), "digue", "cède", "Selon Luc")
    right, missed = judge_sentences(
        [gold("rain", RAIN, rain), gold("dyke", DYKE, wrong)], language="fr"
    )
    assert (right.name, missed.name) == ("rain", "dyke")
    (pair,) = right.pairs
    assert (pair.strict, pair.source, right.missed, right.false) == (True, True, (), ())
    assert missed.pairs == ()
    assert [words(DYKE, lost.cue) for lost in missed.missed] == ["cède"]
    assert [words(DYKE, extra.cue) for extra in missed.false] == ["Selon"]
    assert len(parser.articles) == 2


@pytest.mark.usefixtures("parser")
def test_evaluation_measure_text_of_several_sentences() -> None:
    """Where the parser cuts a text in two, relations of both are judged by offsets of the text."""
    text = text_of(RAIN + DYKE)
    wanted = relation(text, "Luc", None, "la digue cède")
    (held,) = judge_sentences([gold("both", RAIN + DYKE, wanted)], language="fr")
    (pair,) = held.pairs
    assert (pair.overlap, pair.source) == (1.0, True)
    assert pair.found.cue == Span(text.index("Selon Luc"), text.index(" Luc"))
    assert [words(RAIN + DYKE, extra.source) for extra in held.false] == ["Anne"]


@pytest.mark.usefixtures("parser")
def test_evaluation_measure_relations_that_stand_beside_count() -> None:
    """A credit opens no hop of a sentence, but is one of the relations that are judged."""
    text = text_of(CREDIT)
    wanted = relation(text, "Reuters", None, "La digue cède")
    (held,) = judge_sentences([gold("credit", CREDIT, wanted)], language="fr")
    assert [(pair.found.construction, pair.strict) for pair in held.pairs] == [("credit", True)]
    assert (held.missed, held.false) == ((), ())


def test_evaluation_measure_gold_parses_need_no_parser(parser: type[FakeParser]) -> None:
    """With the treebank's trees no model is looked for; sentences without a tree are left out."""
    held = judge_sentences(
        [gold("own", RAIN), gold("tree", DYKE, own=False)], language="fr", gold_parses=True
    )
    assert [judged.name for judged in held] == ["tree"]
    assert [words(DYKE, extra.source) for extra in held[0].false] == ["Luc"]
    assert (parser.models, parser.articles) == ([], [])


def test_evaluation_measure_unknown_language() -> None:
    """A language without data is an error that names it, be there trees or not."""
    with pytest.raises(LanguageError, match="'xx'"):
        judge_sentences([gold("tree", DYKE, own=False)], language="xx", gold_parses=True)
