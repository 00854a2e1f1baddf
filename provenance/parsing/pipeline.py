"""Articles to parsed sentences. The only module that knows Stanza and torch, both loaded lazily."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

from provenance.errors import ModelError
from provenance.ingest.article import Article
from provenance.parsing.lemma import VerbLemmas
from provenance.parsing.models import PROCESSORS, ModelDir
from provenance.parsing.parsed import Parsed, ParseNotice
from provenance.parsing.segment import (
    WORD_LIMIT,
    OffsetMap,
    Piece,
    RawSentence,
    RawToken,
    pieces,
    repair,
    split_clitics,
)
from provenance.parsing.sentence import Sentence, Token
from provenance.parsing.table import parsing_table
from provenance.parsing.verbforms import Tagged, VerbForms
from provenance.text import Span

BATCH_CHARACTERS = 60_000
"""How much text is parsed at once; memory for Stanza's own objects grows with it."""

Watch = Callable[[float], object]
"""Is told the share of the text that is parsed, 0 to 1."""

_APOSTROPHE = ("'", "’")
"""What is typed and what the models read for it, so that both parse alike."""
_TREES = ("lemma", "depparse")
_PARTICIPLE = "Tense=Past|VerbForm=Part"
_FINITE = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"

_logger = logging.getLogger(__name__)


class Parser:
    """Stanza's models of one language, loaded once. Not for several threads at a time."""

    def __init__(self, model: ModelDir, *, threads: int = 1) -> None:
        """Load `model`.

        Args:
            model: What `find_model` found.
            threads: How many threads torch may use.

        Raises:
            ModelError: A model file is missing or damaged.
        """
        self.model = model
        self._pipeline = _load(model, threads)
        self._titles = parsing_table(model.language).titles
        self._clitics = parsing_table(model.language).clitics
        self._forms = VerbForms(model.language)
        self._lemmas = VerbLemmas(model.language, dictionaries=_dictionaries(self._pipeline))

    def parse(self, articles: Sequence[Article], *, watch: Watch | None = None) -> list[Parsed]:
        """Parse all `articles`, many sentences at a time; one result for each, in order.

        `watch` is told after each batch how much is done.
        """
        sentences: list[list[Sentence]] = [[] for _ in articles]
        notices: list[list[ParseNotice]] = [[] for _ in articles]
        held = (p for number, article in enumerate(articles) for p in pieces(article, index=number))
        total, done = sum(len(article.text) for article in articles), 0
        for batch in _batches(held):
            with _without_collector():
                for raw, words in self._parse_batch(batch):
                    row = sentences[raw.article]
                    if raw.parts > 1 and raw.part == 0:
                        notices[raw.article].append(_cut_notice(raw, len(row)))
                    row.append(self._sentence(raw, words, articles[raw.article].text, len(row)))
            done += sum(len(piece.text) for piece in batch)
            if watch is not None:
                watch(done / max(total, done, 1))
        return [Parsed(tuple(s), tuple(n)) for s, n in zip(sentences, notices, strict=True)]

    def _parse_batch(self, batch: Sequence[Piece]) -> Iterator[tuple[RawSentence, list[Any]]]:
        """Tokenise, put sentence edges right, then tag and parse all sentences together."""
        import torch  # heavy
        from stanza import Document  # heavy

        offsets = OffsetMap(batch)
        with torch.inference_mode():
            tokenised = self._pipeline.process(offsets.text, processors="tokenize,mwt")
            raws = repair(list(_raw_sentences(tokenised, offsets)), titles=self._titles)
            _take_apart(tokenised)
            raws = [split_clitics(raw, self._clitics) for raw in raws]
            document = Document([_entries(raw) for raw in raws])
            if raws:
                document = self._pipeline.process(document, processors=["pos"])
                for sentence in document.sentences:
                    self._retag(sentence.words)
                document = self._pipeline.process(document, processors=list(_TREES))
        for raw, parsed in zip(raws, document.sentences, strict=True):
            yield raw, parsed.words
        _take_apart(document)

    def _retag(self, words: list[Any]) -> None:
        tagged = [Tagged(word.text, word.upos or "X", word.feats or "") for word in words]
        for index in self._forms.missed(tagged):
            words[index].upos = "VERB"
            words[index].feats = _FINITE
        for index in self._forms.participles(tagged):
            words[index].upos = "VERB"
            words[index].feats = _PARTICIPLE

    def _sentence(self, raw: RawSentence, words: list[Any], text: str, index: int) -> Sentence:
        tokens: list[Token] = []
        for token in raw.tokens:
            whole = text[token.start : token.end]
            for form in token.words:
                word = words[len(tokens)]
                single = len(token.words) == 1
                upos = word.upos or "X"
                lemma = word.lemma or form
                feats = word.feats or ""
                if upos in ("VERB", "AUX"):
                    lemma = self._lemmas.correct(form, lemma, upos)
                    feats = self._forms.mood(form, lemma, feats)
                tokens.append(
                    Token(
                        index=len(tokens),
                        form=whole if single else form,
                        lemma=sys.intern(lemma),
                        upos=sys.intern(upos),
                        feats=sys.intern(feats),
                        head=int(word.head) - 1,
                        deprel=sys.intern(word.deprel or "dep"),
                        start=token.start,
                        end=token.end,
                    )
                )
        span = Span(raw.tokens[0].start, raw.tokens[-1].end)
        return Sentence(index, raw.block, text, span, tuple(tokens))


def _load(model: ModelDir, threads: int) -> Any:  # noqa: ANN401  # stanza has no types
    """A Stanza pipeline, built the quick way where Stanza is as we know it."""
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    import torch  # heavy

    stanza = import_stanza()
    torch.set_num_threads(threads)
    try:
        with _without_optimizers():
            return _build(stanza, model, _load_vectors(model))
    except Exception:  # a shortcut may fail in any way; the long way tells why
        _logger.debug("quick loading failed", exc_info=True)
    try:
        return _build(stanza, model, None)
    except Exception as error:
        reason = str(error).partition("\n")[0]
        raise ModelError(
            f"{model.path}: the models do not load ({type(error).__name__}: {reason}); "
            "run `provenance models verify`, then reinstall or choose others with `--models`"
        ) from error


def _build(stanza: Any, model: ModelDir, vectors: Any) -> Any:  # noqa: ANN401  # untyped
    return stanza.Pipeline(
        model.language,
        dir=str(model.path),
        processors=",".join(PROCESSORS),
        package="default",
        download_method=None,
        logging_level="ERROR",
        use_gpu=False,
        foundation_cache=vectors,
    )


@contextmanager
def _without_optimizers() -> Iterator[None]:
    """Let Stanza load models without building optimizers, which only training needs.

    The first optimizer of a process makes torch import its compiler: about a second and 70 MB.
    """
    from stanza.models.common import utils  # heavy

    built = utils.dispatch_optimizer
    utils.dispatch_optimizer = lambda *_, **__: SimpleNamespace(param_groups=[])
    try:
        yield
    finally:
        utils.dispatch_optimizer = built


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage among the many objects of a batch: there is none yet.

    Each of its searches goes through all that lives, models and lexicon included.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _take_apart(document: Any) -> None:  # noqa: ANN401  # stanza has no types
    """Undo the circles of Stanza's objects, so that their memory is free without a search."""
    for sentence in document.sentences:
        for part in (*sentence.words, *sentence.tokens, sentence):
            vars(part).clear()


class _VectorUnpickler(pickle.Unpickler):
    """Unpickles tensors and plain containers at C speed, and refuses everything else."""

    _PARTS = frozenset({("collections", "OrderedDict"), ("torch._utils", "_rebuild_tensor_v2")})

    def find_class(self, module_name: str, global_name: str) -> Any:  # noqa: ANN401
        if (module_name, global_name) not in self._PARTS:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of word vectors")
        return super().find_class(module_name, global_name)


class _VectorPickle:
    """What `torch.load` asks of a pickle module."""

    Unpickler = _VectorUnpickler

    @staticmethod
    def load(stream: IO[bytes], **options: Any) -> Any:  # noqa: ANN401
        return _VectorUnpickler(stream, **options).load()


def _load_vectors(model: ModelDir) -> Any:  # noqa: ANN401  # stanza has no types
    """Word vectors for all processors, read ten times faster than torch's safe reader does.

    That reader is written in Python and takes a second for a dictionary of 300,000 words. Vectors
    in a form that is not known here are left to Stanza.
    """
    import torch  # heavy
    from stanza.models.common.foundation_cache import FoundationCache  # heavy
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab  # heavy

    held = FoundationCache(local_files_only=True)
    for name in model.files:
        if Path(name).parent.name != "pretrain":
            continue
        path = str(model.path / name)
        try:
            state = torch.load(
                path, map_location="cpu", weights_only=False, pickle_module=_VectorPickle
            )
        except pickle.UnpicklingError:
            continue
        vectors = Pretrain(path)
        vectors._vocab = PretrainedWordVocab.load_state_dict(state["vocab"])  # noqa: SLF001
        vectors._emb = state["emb"]  # noqa: SLF001  # the two that Pretrain.load sets
        held.pretrains[path] = vectors
    return held


def import_stanza() -> Any:  # noqa: ANN401  # stanza has no types
    """Import Stanza and keep it from writing to the terminal."""
    import stanza  # heavy

    logger = logging.getLogger("stanza")
    logger.removeHandler(stanza.log_handler)
    logger.setLevel(logging.WARNING)
    return stanza


def _dictionaries(pipeline: Any) -> Mapping[str, Mapping[str, str]]:  # noqa: ANN401  # untyped
    """The lemmas that Stanza looks up, by part of speech and form; all others it guesses."""
    trainer = getattr(pipeline.processors.get("lemma"), "trainer", None)
    held: Mapping[str, Mapping[str, str]] = getattr(trainer, "pos_dict", {})
    return held


def _batches(held: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces of about `BATCH_CHARACTERS`; a block is never torn apart."""
    batch: list[Piece] = []
    size = 0
    for piece in held:
        last = batch[-1] if batch else piece
        same_block = (last.article, last.block) == (piece.article, piece.block)
        if size + len(piece.text) > BATCH_CHARACTERS and batch and not same_block:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


def _raw_sentences(document: Any, offsets: OffsetMap) -> Iterator[RawSentence]:  # noqa: ANN401
    for sentence in document.sentences:
        first = sentence.tokens[0].start_char
        piece, start = offsets.locate(first)
        shift = start - first
        yield RawSentence(
            piece.article,
            piece.block,
            tuple(
                RawToken(
                    token.start_char + shift,
                    token.end_char + shift,
                    token.text,
                    tuple(word.text for word in token.words),
                )
                for token in sentence.tokens
            ),
        )


def _entries(raw: RawSentence) -> list[dict[str, Any]]:
    """One sentence in the form from which Stanza builds a document."""
    entries: list[dict[str, Any]] = []
    number = 1
    for token in raw.tokens:
        if len(token.words) > 1:
            entries.append({"id": (number, number + len(token.words) - 1), "text": token.text})
        for word in token.words:
            entries.append({"id": (number,), "text": word.replace(*_APOSTROPHE)})
            number += 1
    return entries


def _cut_notice(raw: RawSentence, index: int) -> ParseNotice:
    return ParseNotice(
        "sentence_cut",
        f"a sentence of more than {WORD_LIMIT} words was cut into {raw.parts} parts",
        index,
    )
