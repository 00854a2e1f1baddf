"""The recipe: how each model is made, and on what.

1. Word vectors from a spaCy package, or those of the models that training starts from.
2. Tokenizer on paragraphs with quoted sentences; contractions; lemmatizer with its dictionary.
3. Tagger, with synthetic reported speech among its data. One that went on from an older tagger is
   averaged with it: this costs little on dev and keeps what the older one knew of names.
4. Two taggers, each trained on half of the data, tag the other half: a parser has to train on
   tags as they come, not as they should be. The parser trains on these, and on the synthetic
   reported speech built from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.training.corpus import Part
from provenance.training.lemmatizer import train_lemmatizer
from provenance.training.lexicon import frequent_words, load_lexicon, word_frequency
from provenance.training.manifest_writer import PACKAGE, PROCESSORS, model_file
from provenance.training.mwt import build_expander
from provenance.training.parser import train_parser
from provenance.training.synthetic import ReportedSpeech
from provenance.training.tagger import retag, train_tagger
from provenance.training.tokenizer import train_tokenizer
from provenance.training.treebank import read_trees, write_trees
from provenance.training.vectors import build_vectors
from provenance.training.weights import blend, store_half

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from provenance.training.corpus import Corpus
    from provenance.training.language import TrainingLanguage
    from provenance.training.steps import Workshop
    from provenance.training.treebank import Tree

STEPS = ("pretrain", *PROCESSORS)
"""All that can be made, in the order in which one builds on another."""

_SHARES = {"jackknife": 0.16, "pos": 0.18, "depparse": 0.48, "tokenize": 0.12, "lemma": 0.06}
_FOLDS = 2
_TAGGER_SYNTHETIC, _PARSER_SYNTHETIC = 1500, 3000
_NEW_TAGGER_SHARE = 0.7
_FRESH = {"pos": 0.003, "depparse": 0.002, "tokenize": 0.002}
_WARM = {"pos": 0.001, "depparse": 0.001, "tokenize": 0.0007}


def shared_out(steps: Sequence[str], minutes: float) -> dict[str, float]:
    """Minutes for each step that trains; what the steps not done would take goes to the others."""
    wanted = {*steps, *(("jackknife",) if "depparse" in steps else ())}
    shares = {name: share for name, share in _SHARES.items() if name in wanted}
    whole = sum(shares.values())
    return {name: minutes * share / whole for name, share in shares.items()}


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that the steps of one training share.

    Attributes:
        language: the training data of the language.
        corpus: the harmonised treebanks.
        workshop: where the products of the steps lie.
        minutes: time for each step, as `shared_out` gives it.
        start_from: a folder of models to go on from, or None.
        seed: of all random choices.
    """

    language: TrainingLanguage
    corpus: Corpus
    workshop: Workshop
    minutes: dict[str, float]
    start_from: Path | None
    seed: int

    def candidates(self, steps: Sequence[str]) -> dict[str, Path]:
        """Makes the models of the steps and returns all files, unchanged old ones among them."""
        made: dict[str, Path] = {}
        if self.start_from is not None:
            made = {s: model_file(self.start_from, self.language.code, s) for s in STEPS}
        warm = dict(made)
        if "pretrain" in steps:
            made["pretrain"] = self._vectors()
            warm = {}
        builders: dict[str, Callable[[Path, Path | None], Path]] = {
            "tokenize": self._tokenizer,
            "mwt": self._expander,
            "pos": self._tagger,
            "lemma": self._lemmatizer,
        }
        for step in (s for s in PROCESSORS if s in steps and s in builders):
            made[step] = builders[step](made["pretrain"], warm.get(step))
        if "depparse" in steps:
            made["depparse"] = self._parser(made["pretrain"], made["pos"], warm.get("depparse"))
        return made

    @property
    def _shorthand(self) -> str:
        return f"{self.language.code}_{PACKAGE}"

    def _inputs(self, step: str, **more: object) -> dict[str, object]:
        """What the stamp of a step covers: the data, the time, the seed, and `more`."""
        return {
            "corpus": self.corpus.digest(),
            "rules": repr(self.language.data),
            "minutes": self.minutes.get(step, 0.0),
            "seed": self.seed,
            **more,
        }

    def _rate(self, step: str, start_from: Path | None) -> float:
        return _FRESH[step] if start_from is None else _WARM[step]

    def _shipped(self, name: str, source: Path, *, start_from: Path | None) -> Path:
        """A trained model with weights of half the size."""
        inputs = {"source": source, "from": start_from}
        return self.workshop.make(name, inputs, lambda path: store_half(source, path))

    def _vectors(self) -> Path:
        rules = self.language.data["vectors"]
        written = (word for tree in self.corpus.written for word in tree.words)
        apostrophe = self.language.data["typography"]["apostrophe"]
        return self.workshop.make(
            "pretrain.pt",
            self._inputs("pretrain"),
            lambda path: build_vectors(
                rules["package"],
                frequent_words(self.language.code),
                {word.form.lower() for word in written},
                apostrophe=(apostrophe[0], apostrophe[1]),
                same=rules["same"],
                instead=rules["instead"],
                output=path,
            ),
        )

    def _tokenizer(self, _: Path, start_from: Path | None) -> Path:
        return self.workshop.make(
            "tokenize.pt",
            self._inputs("tokenize", start=start_from),
            lambda path: train_tokenizer(
                self.corpus,
                self.language.data["typography"],
                output=path,
                minutes=self.minutes["tokenize"],
                seed=self.seed,
                shorthand=self._shorthand,
                start_from=start_from,
                peak=self._rate("tokenize", start_from),
                report=self.workshop.progress,
            ),
        )

    def _expander(self, _: Path, __: Path | None) -> Path:
        return self.workshop.make(
            "mwt.pt",
            self._inputs("mwt"),
            lambda path: build_expander(
                self.corpus.written,
                self.language.data["contractions"],
                output=path,
                shorthand=self._shorthand,
            ),
        )

    def _tagger(self, pretrain: Path, start_from: Path | None) -> Path:
        synthetic = self._reported(
            (*self.corpus.written, *self.corpus.written_copies), _TAGGER_SYNTHETIC
        )
        full = self.workshop.make(
            "pos-full.pt",
            self._inputs("pos", pretrain=pretrain, start=start_from),
            lambda path: train_tagger(
                [*self.corpus.parts(), Part("synthetic", tuple(synthetic), features=False)],
                self.corpus.select,
                pretrain=pretrain,
                output=path,
                minutes=self.minutes["pos"],
                seed=self.seed,
                shorthand=self._shorthand,
                start_from=start_from,
                peak=self._rate("pos", start_from),
                report=self.workshop.progress,
            ),
        )
        if start_from is None:
            return self._shipped("pos.pt", full, start_from=start_from)
        averaged = self.workshop.make(
            "pos-averaged.pt",
            {"new": full, "old": start_from, "share": _NEW_TAGGER_SHARE},
            lambda path: blend(full, start_from, path, share=_NEW_TAGGER_SHARE),
        )
        return self._shipped("pos.pt", averaged, start_from=start_from)

    def _lemmatizer(self, _: Path, __: Path | None) -> Path:
        rules = self.language.data["lexicon"]
        corpus = self.corpus
        return self.workshop.make(
            "lemma.pt",
            self._inputs("lemma"),
            lambda path: train_lemmatizer(
                (*corpus.written, *corpus.written_copies, *corpus.spoken_plain),
                corpus.select,
                load_lexicon(self.language.code, rules),
                rules,
                frequency=word_frequency(self.language.code),
                output=path,
                minutes=self.minutes["lemma"],
                seed=self.seed,
                shorthand=self._shorthand,
                report=self.workshop.progress,
            ),
        )

    def _parser(self, pretrain: Path, tagger: Path, start_from: Path | None) -> Path:
        written = self._cross_tagged("written", pretrain)
        spoken = self._cross_tagged("spoken", pretrain)

        def build(path: Path) -> float:
            trees = read_trees(written)
            reported = self._reported(trees, _PARSER_SYNTHETIC)
            return train_parser(
                [*trees, *read_trees(spoken), *reported],
                retag(self.corpus.select, model=tagger, pretrain=pretrain),
                pretrain=pretrain,
                output=path,
                minutes=self.minutes["depparse"],
                seed=self.seed,
                shorthand=self._shorthand,
                start_from=start_from,
                peak=self._rate("depparse", start_from),
                report=self.workshop.progress,
            )

        inputs = self._inputs(
            "depparse", written=written, spoken=spoken, tagger=tagger, start=start_from
        )
        full = self.workshop.make("depparse-full.pt", inputs, build)
        return self._shipped("depparse.pt", full, start_from=start_from)

    def _cross_tagged(self, part: str, pretrain: Path) -> Path:
        """The trees of one part of the corpus, each tagged by a tagger that has not seen it."""
        models = [self._half_tagger(fold, pretrain) for fold in range(_FOLDS)]

        def build(path: Path) -> None:
            tagged: list[Tree] = []
            for fold, model in enumerate(models):
                unseen = self.corpus.fold((fold + 1) % _FOLDS, folds=_FOLDS)
                trees = next(p.trees for p in unseen if p.name == part)
                tagged += retag(trees, model=model, pretrain=pretrain)
            write_trees(tagged, path)

        inputs = {f"model{fold}": model for fold, model in enumerate(models)}
        return self.workshop.make(f"tagged-{part}.conllu", self._inputs("", **inputs), build)

    def _half_tagger(self, fold: int, pretrain: Path) -> Path:
        """A tagger trained on one fold only."""
        return self.workshop.make(
            f"jackknife{fold}.pt",
            self._inputs("jackknife", pretrain=pretrain, fold=fold),
            lambda path: train_tagger(
                self.corpus.fold(fold, folds=_FOLDS),
                self.corpus.select,
                pretrain=pretrain,
                output=path,
                minutes=self.minutes["jackknife"] / _FOLDS,
                seed=self.seed + fold,
                shorthand=self._shorthand,
                peak=_FRESH["pos"],
                report=self.workshop.progress,
            ),
        )

    def _reported(self, trees: Sequence[Tree], count: int) -> list[Tree]:
        """Synthetic reported speech out of trees with features."""
        rules = self.language.data["reported"]
        return ReportedSpeech(trees, rules, seed=self.seed).sentences(count)
