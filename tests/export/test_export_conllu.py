"""CoNLL-U, read by a small reader of its own, by `conllu`, by Stanza, and by UD's validator."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import conllu
import pytest
from factories import claim, hop, parsed, report, source, span
from generated import parsed_reports
from hypothesis import HealthCheck, given, settings
from judges import judged

from provenance.errors import ExportError
from provenance.export import FORMATS
from provenance.report import Attribution, Cue, Quotation, SourceKind, SourceSpan, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report import Report, TextSpan, Word

DOCS = Path(__file__).parents[2] / "docs" / "export.md"
WORKED = Path(__file__).parent / "data" / "bourg.conllu"


def worked() -> Report:
    """One sentence with an attribution, whose id would end a value, and a claim."""
    text = "Le toit du bourg fuit, dit un maire.\n"
    said, speaker, cue = (span(text, w) for w in ("Le toit du bourg fuit", "un maire", "dit"))
    made = report(
        text,
        publisher="Le Bourg",
        sources=[source(0, "Le Bourg", SourceKind.MEDIA), source(1, "maire", SourceKind.PERSON)],
        claims=[claim(0, said, hop("s1", cue))],
    )
    relation = Attribution(
        id="a|1",
        sentence=0,
        construction="incise",
        source=SourceSpan(**speaker.model_dump(), id="s1"),
        cue=Cue(**cue.model_dump(), lemma="dire"),
        content=(said,),
        quotation=Quotation.INDIRECT,
        stance=Stance.REPORTED,
        confidence=0.5,
    )
    return parsed(made.model_copy(update={"attributions": (relation,)}))


def written(made: Report) -> str:
    """The document of a report."""
    return FORMATS["conllu"].one([made]).decode()


@dataclass
class Read:
    """A sentence as a reader finds it that knows tabs, lines and bars, and nothing of ours."""

    comments: dict[str, str] = field(default_factory=dict)
    words: list[dict[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


COLUMNS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")


def read(text: str) -> list[Read]:
    """The sentences of a document; every word has `start_char` and `end_char` of its token."""
    found = []
    for block in filter(None, text.split("\n\n")):
        held = Read()
        last, place = 0, {}
        for line in block.rstrip("\n").split("\n"):
            if line.startswith("# "):
                key, _, value = line[2:].partition(" = ")
                held.comments[key] = value
                continue
            row = dict(zip(COLUMNS, line.split("\t"), strict=True))
            row |= dict(p.partition("=")[::2] for p in row.pop("misc").split("|") if p != "_")
            first, _, end = row["id"].partition("-")
            if int(first) > last:
                last = int(end or first)
                place = {key: row[key] for key in ("start_char", "end_char")}
                held.texts.append(row["form"] + " " * ("SpaceAfter" not in row))
            if not end:
                held.words.append(row | place)
        found.append(held)
    return found


def normal(words: str) -> str:
    """What a column can hold of `words`."""
    return unicodedata.normalize("NFC", " ".join(words.split())) or "_"


def expected_word(word: Word) -> dict[str, str]:
    """The columns of a word."""
    feats = sorted(word.feats.split("|"), key=str.lower)
    return {
        "lemma": normal(word.lemma),
        "upos": word.upos,
        "feats": "|".join(feats) or "_",
        "head": str(word.head),
        "deprel": word.deprel,
        "start_char": str(word.start),
        "end_char": str(word.end),
    }


def said_of(made: Report) -> Iterator[tuple[str, tuple[str, ...], TextSpan]]:
    """Every mark: its key, what it says, and the words that it is on."""
    for held in made.attributions:
        if held.source:
            yield "Attribution", (held.id, "source"), held.source
        if held.cue:
            yield "Attribution", (held.id, "cue"), held.cue
        for part in held.content:
            yield "Attribution", (held.id, "content"), part
    for one in made.claims:
        for part in one.spans:
            yield "Claim", (one.id,), part
        for hedge in one.hedges:
            yield "Hedge", (one.id, hedge.kind), hedge
        for step, taken in enumerate(one.chain):
            for part in taken.evidence:
                yield "Evidence", (one.id, str(step)), part
    for party in made.sources:
        for part in party.mentions:
            yield "Mention", (party.id,), part


def marks(row: dict[str, str]) -> set[tuple[str, tuple[str, ...]]]:
    """The marks that a word has."""
    return {
        (key, tuple(map(unquote, value.split(":"))))
        for key in ("Attribution", "Claim", "Evidence", "Hedge", "Mention")
        if key in row
        for value in row[key].split(",")
    }


def check(made: Report) -> None:
    """Words, offsets, marks, chains and stances come back from the document."""
    sentences = read(written(made))
    assert len(sentences) == len(made.sentences)
    all_marks = list(said_of(made))
    for held, back in zip(made.sentences, sentences, strict=True):
        assert held.parse is not None
        for word, row in zip(held.parse.words, back.words, strict=True):
            assert expected_word(word).items() <= row.items()
            touching = {
                (key, said)
                for key, said, part in all_marks
                if part.start < word.end and word.start < part.end
            }
            assert marks(row) == touching
        told = {one.id: one for one in made.claims if one.sentence == held.index}
        notes = dict(notes_on("claim", back))
        assert set(notes) == set(told)
        for name, note in notes.items():
            one = told[name]
            assert [step["source"] for step in note["chain"]] == [s.source for s in one.chain]
            assert (note["stance"], note["confidence"]) == (one.stance.value, one.confidence)


def notes_on(kind: str, sentence: Read) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id of each thing of a kind that a comment is on, and what it says."""
    for key, value in sentence.comments.items():
        named, _, name = key.partition(" ")
        if named == kind:
            yield unquote(name), json.loads(value)


def test_export_conllu_says_this() -> None:
    """A sentence with a contraction, an attribution and a claim, to the letter."""
    assert written(worked()) == WORKED.read_text("utf-8")


@judged("conllu", by="a reader of its own")
def test_export_conllu_comes_back(any_report: Report, founding_parsed: Report) -> None:
    """What the format carries of a known report is read back."""
    check(parsed(any_report))
    check(founding_parsed)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(parsed_reports())
def test_export_conllu_of_anything_comes_back(made: Report) -> None:
    """Tabs, bars, line ends and equals signs in words, ids and names break nothing."""
    check(made)
    assert written(made).splitlines() == written(made).split("\n")[:-1]


def test_export_conllu_text_is_the_article(founding_parsed: Report) -> None:
    """`# text` is the tokens with their blanks, and the words of the sentence."""
    text = founding_parsed.article.text
    for held, back in zip(founding_parsed.sentences, read(written(founding_parsed)), strict=True):
        assert back.comments["text"] == "".join(back.texts).rstrip() == text[held.start : held.end]


def test_export_conllu_is_as_documented(founding_parsed: Report) -> None:
    """docs/export.md shows words of the founding article as they are written."""
    shown = re.findall(r"^(\S+) +(\S+start_char=\S+)$", DOCS.read_text("utf-8"), re.MULTILINE)
    rows = [line.split("\t") for line in written(founding_parsed).split("\n")]
    assert len(shown) == 3
    assert set(shown) <= {(row[1], row[-1]) for row in rows if len(row) == 10}


def test_export_conllu_composes_characters() -> None:
    """Letters and their accents become one, as the format asks; offsets stay those of the text."""
    made = parsed(report("Un cafe\u0301 ferme.\n", sources=[], claims=[]))
    (sentence,) = read(written(made))
    assert sentence.comments["text"] == "Un café ferme."
    assert [word["start_char"] for word in sentence.words] == ["0", "3", "9", "14"]


def test_export_conllu_marks_paragraphs(founding_parsed: Report) -> None:
    """`# newpar` stands where a block of the article begins, and nowhere else."""
    new = ["newpar" in back.comments for back in read(written(founding_parsed))]
    blocks = [held.parse.paragraph for held in founding_parsed.sentences if held.parse]
    assert new == [b != a for a, b in zip([None, *blocks], blocks, strict=False)]
    assert 1 < sum(new) < len(new)


@judged("conllu", by="conllu")
def test_export_conllu_is_read_by_conllu(any_report: Report, founding_parsed: Report) -> None:
    """The library `conllu` finds every sentence, word and mark."""
    for made in (parsed(any_report), founding_parsed):
        sentences = conllu.parse(written(made))
        parses = [held.parse for held in made.sentences if held.parse]
        assert len(sentences) == len(parses)
        for sentence, parse in zip(sentences, parses, strict=True):
            words = [token for token in sentence if isinstance(token["id"], int)]
            assert [token["form"] for token in words] == [normal(w.form) for w in parse.words]
            assert sentence.to_tree().token["deprel"] == "root"


@judged("conllu", by="udtools")
def test_export_conllu_is_valid(
    any_report: Report, founding_parsed: Report, tmp_path: Path
) -> None:
    """The validator of Universal Dependencies has nothing to say against format and tree."""
    udtools = pytest.importorskip("udtools")
    for number, made in enumerate([parsed(any_report), founding_parsed, worked()]):
        path = tmp_path / f"{number}.conllu"
        path.write_text(written(made), encoding="utf-8")
        state = udtools.Validator(lang="ud", level=2, output=None).validate_files([str(path)])
        assert [str(incident) for incident in state.error_tracker] == []


@pytest.mark.model
def test_export_conllu_is_read_by_stanza(founding_parsed: Report) -> None:
    """Stanza reads words, trees, offsets and marks as if it had written them."""
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=written(founding_parsed))
    parses = [held.parse for held in founding_parsed.sentences if held.parse]
    for sentence, parse in zip(document.sentences, parses, strict=True):
        assert [(w.text, w.lemma, w.upos, w.head, w.deprel) for w in sentence.words] == [
            (w.form, w.lemma, w.upos, w.head, w.deprel) for w in parse.words
        ]
        tokens = [(token.start_char, token.end_char) for token in sentence.tokens]
        assert tokens == list(dict.fromkeys((w.start, w.end) for w in parse.words))
    said = [word.misc or "" for sentence in document.sentences for word in sentence.words]
    assert any("Claim=c0" in misc for misc in said)


def test_export_conllu_needs_the_parse(founding: Report) -> None:
    """A report that was saved without its parse is refused, with what to do."""
    with pytest.raises(ExportError, match="trace the article again with --keep-parse"):
        FORMATS["conllu"].one([founding])
