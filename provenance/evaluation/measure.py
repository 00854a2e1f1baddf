"""Finds the relations of gold sentences: with the parser, or on the trees of the treebank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution import find_attributions
from provenance.errors import GoldError
from provenance.evaluation.relations import JudgedSentence, judge_sentence
from provenance.ingest import Article, Block
from provenance.languages import load_lexicon
from provenance.parsing import CachedParser, ParseCache, find_model
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.evaluation.sentences import GoldSentence
    from provenance.parsing import Sentence


def judge_sentences(
    gold: Sequence[GoldSentence], *, language: str, models: str = "auto", gold_parses: bool = False
) -> list[JudgedSentence]:
    """Every gold sentence beside the relations that are found in it.

    Args:
        gold: The sentences; each is read as an article of its own.
        language: ISO 639-1 code.
        models: As for `Tracer`.
        gold_parses: Take the treebank's trees; sentences that have none are left out.

    Raises:
        GoldError: Trees are asked for, and no sentence has one.
        LanguageError: There is no data for the language.
        ModelError: There are no models for it, or they are damaged.
    """
    held = [g for g in gold if g.parse is not None or not gold_parses]
    if not held:
        raise GoldError("no gold sentence has a tree of its own: name treebanks, or let it parse")
    if gold_parses:
        trees: list[tuple[Sentence, ...]] = [(g.parse,) for g in held if g.parse is not None]
    else:
        parser = CachedParser(find_model(language, choice=models), cache=ParseCache())
        trees = [parsed.sentences for parsed in parser.parse([_article(g) for g in held])]
    return [_judge(g, sentences, language) for g, sentences in zip(held, trees, strict=True)]


def _article(gold: GoldSentence) -> Article:
    return Article(gold.text, (Block(Span(0, len(gold.text))),), id=gold.name)


def _judge(gold: GoldSentence, sentences: tuple[Sentence, ...], language: str) -> JudgedSentence:
    found = find_attributions(
        sentences, paragraphs=[Span(0, len(gold.text))], lexicon=load_lexicon(language)
    )
    return judge_sentence(gold, (*found.attributions, *found.beside))
