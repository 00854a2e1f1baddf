"""Parsing with the embedded French models."""

from __future__ import annotations

import gc
import logging
import shutil
from pathlib import Path

import pytest

from provenance.errors import ModelError
from provenance.ingest import article_from_text
from provenance.parsing import ModelDir, Parsed, Parser, find_model, pipeline
from provenance.parsing.segment import WORD_LIMIT
from provenance.text import Span

pytestmark = pytest.mark.model

ARTICLES = [
    "Le maire est parti.",
    "",
    "Pont fermé\n\nLa préfecture a annoncé mardi\nque le pont fermerait. Des élus protestent.",
    "« C’est faux », a-t-il dit. “Jamais !” Rien.\n\n\n» Suite de la citation.",
    "😀 Merci 👨\u200d👩\u200d👧 ! L’été\u00a0: 20\u202f000 €…",
    "Il a dit : « Non. » Elle est partie.Le maire reste.",
    "mot " * 400,
    "Une phrase unique " + "a" * 3000 + " avec un mot sans fin.",
    "?!… — « » “ ” ' \" ()",
]


def sentence_texts(parsed: Parsed) -> list[str]:
    """The words of each sentence."""
    return [sentence.span.slice(sentence.text) for sentence in parsed.sentences]


def parse(parser: Parser, text: str) -> Parsed:
    """Parse one text."""
    return parser.parse([article_from_text(text)])[0]


@pytest.fixture(scope="module")
def bulk(parser: Parser) -> list[Parsed]:
    """All articles, parsed together."""
    return parser.parse([article_from_text(text) for text in ARTICLES])


def test_pipeline_bulk_gives_the_same_as_single(parser: Parser, bulk: list[Parsed]) -> None:
    """An article's parse does not depend on its neighbours in the batch."""
    assert bulk == [parse(parser, text) for text in ARTICLES]


def test_pipeline_small_batches_give_the_same(
    parser: Parser, bulk: list[Parsed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article that is spread over many batches is parsed as in one."""
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 40)
    assert parser.parse([article_from_text(text) for text in ARTICLES]) == bulk


def test_pipeline_leaves_nothing_of_stanza(parser: Parser) -> None:
    """Stanza's words go once they are read, with no search for garbage, which goes on after."""
    from stanza.models.common.doc import Word

    gc.collect()
    gc.disable()
    try:
        parse(parser, ARTICLES[2])
        assert not gc.isenabled()
        assert not [held for held in gc.get_objects() if type(held) is Word]
    finally:
        gc.enable()
    parse(parser, ARTICLES[2])
    assert gc.isenabled()


def test_pipeline_tokens_within_a_span_lie_inside_it(bulk: list[Parsed]) -> None:
    """What is asked for by span is what a look at every token finds; contractions count whole."""
    for sentence in (sentence for parsed in bulk for sentence in parsed.sentences[:3]):
        for first in sentence.tokens[:6]:
            for last in sentence.tokens[first.index : first.index + 6]:
                span = Span(first.start + 1, last.end)
                held = tuple(t for t in sentence.tokens if span.contains(t.span))
                assert sentence.within(span) == held


def test_pipeline_offsets_point_at_the_words(bulk: list[Parsed]) -> None:
    """Every word alone on its span is the slice of the text; spans nest and are in order."""
    for parsed, text in zip(bulk, ARTICLES, strict=True):
        article = article_from_text(text)
        end = 0
        for number, sentence in enumerate(parsed.sentences):
            assert sentence.index == number
            assert sentence.text == article.text
            assert article.blocks[sentence.paragraph].span.contains(sentence.span)
            assert sentence.span.start >= end
            end = sentence.span.end
            spans = [token.span for token in sentence.tokens]
            assert spans == sorted(spans)
            for token in sentence.tokens:
                assert sentence.span.contains(token.span)
                if spans.count(token.span) == 1:
                    assert token.form == article.text[token.start : token.end]


def test_pipeline_tokens_hold_every_character(bulk: list[Parsed]) -> None:
    """No word of the text is outside the tokens, odd characters included."""
    for parsed, text in zip(bulk, ARTICLES, strict=True):
        held = {
            place
            for sentence in parsed.sentences
            for token in sentence.tokens
            for place in range(token.start, token.end)
        }
        clean = article_from_text(text).text
        assert [char for i, char in enumerate(clean) if not char.isspace() and i not in held] == []


def test_pipeline_trees_have_one_root(bulk: list[Parsed]) -> None:
    """Each sentence is a tree: one root, and every word reaches it."""
    for parsed in bulk:
        for sentence in parsed.sentences:
            assert sum(token.head < 0 for token in sentence.tokens) == 1
            assert sentence.root is not None
            assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)


def test_pipeline_blank_article_has_no_sentences(parser: Parser) -> None:
    """Nothing to parse is no error, alone or in company."""
    assert parser.parse([]) == []
    assert parse(parser, "") == Parsed(())


def test_pipeline_contraction_shares_its_span(parser: Parser) -> None:
    """The two words of a contraction have their own forms and one span."""
    sentence = parse(parser, "Il parle au maire du pont.").sentences[0]
    by_form = {token.form: token for token in sentence.tokens}
    assert by_form["à"].span.slice(sentence.text) == "au"
    assert (
        by_form["de"].span == by_form["le"].span or by_form["de"].span.slice(sentence.text) == "du"
    )
    assert [t.form for t in sentence.tokens][:5] == ["Il", "parle", "à", "le", "maire"]


def test_pipeline_no_sentence_crosses_a_block(parser: Parser) -> None:
    """A headline without full stop does not run into the text below it."""
    parsed = parse(parser, "Le pont fermé jusqu’au printemps\n\nLa préfecture l’a annoncé mardi.")
    assert sentence_texts(parsed) == [
        "Le pont fermé jusqu’au printemps",
        "La préfecture l’a annoncé mardi.",
    ]
    assert [sentence.paragraph for sentence in parsed.sentences] == [0, 1]


def test_pipeline_wrapped_line_is_one_sentence(parser: Parser) -> None:
    """A line end inside a block does not end a sentence, and offsets count it."""
    parsed = parse(parser, "Le maire a dit\nque le pont fermerait mardi.")
    assert sentence_texts(parsed) == ["Le maire a dit\nque le pont fermerait mardi."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Il a dit : « Nous partons. » Elle est restée.",
            ["Il a dit : « Nous partons. »", "Elle est restée."],
        ),
        (
            "« Nous partons ! » a lancé le maire. Elle est restée.",
            ["« Nous partons ! » a lancé le maire.", "Elle est restée."],
        ),
        (
            "“Nous partons. Nous revenons.” La ministre a ri.",
            ["“Nous partons.", "Nous revenons.”", "La ministre a ri."],
        ),
        (
            "Ils ont arrêté les terroristes.Dans la ville, rien.",
            ["Ils ont arrêté les terroristes.", "Dans la ville, rien."],
        ),
        (
            "Mme. Durand a dit non. M. Petit a dit oui.",
            ["Mme. Durand a dit non.", "M. Petit a dit oui."],
        ),
    ],
)
def test_pipeline_sentence_edges(parser: Parser, text: str, wanted: list[str]) -> None:
    """Quotation marks, glued sentences and titles do not upset where sentences end."""
    assert sentence_texts(parse(parser, text)) == wanted


def test_pipeline_long_sentence_is_cut_and_told(parser: Parser) -> None:
    """A sentence of 5,000 words is parsed in parts, and notices say where."""
    parsed = parse(parser, "Il part.\n\n" + "le maire dit que " * 1250)
    assert max(len(sentence.tokens) for sentence in parsed.sentences) <= WORD_LIMIT
    assert {notice.code for notice in parsed.notices} == {"sentence_cut"}
    assert parsed.notices[0].sentence == 1
    assert sum(len(sentence.tokens) for sentence in parsed.sentences) > 4_900


def test_pipeline_cue_verbs_have_their_lemma(parser: Parser) -> None:
    """Verbs at a sentence's start or in capitals get the lemma of their plain form."""
    sentence = parse(parser, "Rappelons que le maire a DÉCLARÉ forfait.").sentences[0]
    assert {t.lemma for t in sentence.tokens if t.upos == "VERB"} == {"rappeler", "déclarer"}


def test_pipeline_agrees_with_plain_stanza(parser: Parser) -> None:
    """On well-formed sentences the words and trees are those of a bare Stanza pipeline."""
    import stanza  # heavy

    text = "Le quotidien rapporte que la France renforce sa coopération. Elle parle."
    bare = stanza.Pipeline(
        "fr",
        dir=str(parser.model.path),
        processors="tokenize,mwt,pos,lemma,depparse",
        download_method=None,
        logging_level="ERROR",
        use_gpu=False,
    )
    expected = [
        [(w.text, w.upos, w.lemma, w.feats or "", w.head - 1, w.deprel) for w in s.words]
        for s in bare(text).sentences
    ]
    found = [
        [(t.form, t.upos, t.lemma, t.feats, t.head, t.deprel) for t in sentence.tokens]
        for sentence in parse(parser, text).sentences
    ]
    assert found == expected


def test_pipeline_is_silent(
    parser: Parser, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither loading nor parsing writes to the terminal or logs a warning."""
    with caplog.at_level(logging.WARNING):
        Parser(parser.model).parse([article_from_text("Le maire part.")])
    captured = capfd.readouterr()
    assert (captured.out, captured.err, caplog.records) == ("", "", [])


def test_pipeline_quick_loading_is_taken(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shortcuts work with this Stanza; the long way is only for others."""
    built: list[bool] = []
    build = pipeline._build

    def spy(stanza: object, model: ModelDir, vectors: object) -> object:
        built.append(vectors is not None)
        return build(stanza, model, vectors)

    monkeypatch.setattr(pipeline, "_build", spy)
    Parser(parser.model)
    assert built == [True]


def test_pipeline_long_way_gives_the_same(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shortcuts fail, Stanza loads the models itself, with the same result."""

    def fail(_model: object) -> None:
        raise AttributeError("another Stanza")

    monkeypatch.setattr(pipeline, "_load_vectors", fail)
    slow = Parser(parser.model)
    assert parse(slow, ARTICLES[2]) == parse(parser, ARTICLES[2])


def test_pipeline_damaged_model_is_one_line(tmp_path: Path, parser: Parser) -> None:
    """A model file of the right size with wrong bytes is one clear error when it is loaded."""
    root = tmp_path / "models"
    shutil.copytree(parser.model.path, root)
    path = root / "fr" / "pos" / "news.pt"
    path.write_bytes(b"\0" * path.stat().st_size)
    model = find_model("fr", choice=str(root))
    with pytest.raises(ModelError, match=r"the models do not load .*provenance models verify") as e:
        Parser(model)
    assert "\n" not in str(e.value)
