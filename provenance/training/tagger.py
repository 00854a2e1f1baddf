"""Stanza's tagger, trained for a given time, and tags predicted for other steps to train on."""

# ruff: noqa: ANN401 - Stanza's objects have no types
# ruff: noqa: PLR0913 - one parameter an ingredient

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from stanza.models import tagger as stanza_tagger
from stanza.models.common import utils
from stanza.models.common.doc import FEATS, UPOS
from stanza.models.common.foundation_cache import FoundationCache
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.data import Dataset, ShuffledDataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from provenance.training.schedule import AveragedWeights, TimeBudget, endless, set_rate
from provenance.training.speedups import faster_training
from provenance.training.treebank import conllu_lines, write_trees

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from provenance.training.corpus import Part
    from provenance.training.treebank import Tree

_OPTIONS = (
    "--share_hid --hidden_dim 200 --num_layers 2 --char_hidden_dim 100 --char_emb_dim 50 "
    "--deep_biaff_hidden_dim 300 --tag_emb_dim 50 --word_emb_dim 75 --transformed_dim 125 "
    "--beta2 0.95 --cpu"
)
_DECAY = 0.998
_FEATURE_WEIGHT = 0.3


def train_tagger(
    parts: Sequence[Part],
    select: Sequence[Tree],
    *,
    pretrain: Path,
    output: Path,
    minutes: float,
    seed: int,
    shorthand: str,
    start_from: Path | None = None,
    peak: float = 0.003,
    batch_sentences: int = 50,
    report: Callable[[str], None],
) -> float:
    """Trains UPOS and FEATS and leaves the weights that did best on `select` in `output`.

    Args:
        parts: the trees; each part becomes a data set of its own, so that one without features
            trains UPOS only.
        select: the trees to choose the best moment by.
        pretrain: the word vectors.
        output: the model file to write.
        minutes: the time to train.
        seed: of all random choices.
        shorthand: Stanza's name of the model, for instance `fr_news`.
        start_from: a model to go on from; its vocabulary is kept.
        peak: the highest learning rate.
        batch_sentences: sentences a step.
        report: takes a line of progress.

    Returns:
        The score that chose: UPOS accuracy + 0.3 × FEATS accuracy, both 0 to 1.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    files = []
    for part in parts:
        file = output.parent / f"{output.stem}.{part.name}.conllu"
        write_trees(part.trees, file, blank_features=not part.features)
        files.append(str(file))
    dev_file = output.parent / f"{output.stem}.select.conllu"
    write_trees(select, dev_file)
    language = shorthand.partition("_")[0]
    options = [
        "--lang",
        language,
        "--shorthand",
        shorthand,
        "--train_file",
        ";".join(files),
        *_OPTIONS.split(),
    ]
    options += ["--eval_file", str(dev_file), "--wordvec_pretrain_file", str(pretrain)]
    options += ["--save_dir", str(output.parent), "--save_name", output.name, "--seed", str(seed)]
    options += ["--batch_size", str(batch_sentences), "--lr", str(peak)]
    args = stanza_tagger.parse_args(options)
    utils.set_random_seed(seed)
    vectors = stanza_tagger.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(vectors, args["word_cutoff"])
    documents = [CoNLL.conll2doc(input_file=file) for file in files]
    if start_from is None:
        vocab = Dataset.init_vocab(documents, args)
        source: dict[str, Any] = {"vocab": vocab}
    else:
        source = {"model_file": str(start_from)}
    trainer = Trainer(
        args=args,
        pretrain=vectors,
        device="cpu",
        foundation_cache=FoundationCache(),
        **source,
    )
    batches = _training_batches(documents, trainer, vectors, batch_sentences)
    evaluate = _Evaluation(trainer, vectors, dev_file, batch_sentences)
    average = AveragedWeights(trainer.model, decay=_DECAY)
    best = -1.0
    steps = 0
    budget = TimeBudget(minutes * 60, peak, evaluations=max(2, round(minutes / 1.5)))
    with faster_training(seed=seed):
        for batch in endless(batches):
            set_rate(trainer.optimizers.values(), budget.rate())
            trainer.update(batch)
            average.update()
            steps += 1
            over = budget.over()
            if not (budget.due() or over):
                continue
            began = time.monotonic()
            for name in ("raw", "averaged"):
                upos, feats = evaluate()
                score = upos + _FEATURE_WEIGHT * feats
                report(f"tagger step {steps} {name}: UPOS {upos:.4f} FEATS {feats:.4f}")
                if score > best:
                    best = score
                    trainer.save(str(output))
                average.swap()
            budget.pause(time.monotonic() - began)
            if over:
                return best
    raise AssertionError("unreachable: the batches never end")


def _training_batches(
    documents: Sequence[Any], trainer: Trainer, vectors: Pretrain, batch: int
) -> ShuffledDataset:
    """Stanza's batches of several data sets; a column that none of them has trains as blank."""
    datasets = [
        Dataset(document, trainer.args, vectors, vocab=trainer.vocab, evaluation=False)
        for document in documents
    ]
    for name in datasets[0].tag_names:
        if not any(dataset.has_tags[name] for dataset in datasets):
            for dataset in datasets:
                dataset.has_tags[name] = True
    return ShuffledDataset(datasets, batch)


class _Evaluation:
    """UPOS and FEATS accuracy of a trainer's present weights on a file."""

    def __init__(self, trainer: Trainer, vectors: Pretrain, file: Path, batch: int) -> None:
        document = CoNLL.conll2doc(input_file=str(file))
        self._gold = document.get([UPOS, FEATS])
        self._trainer = trainer
        self._loader = Dataset(
            CoNLL.conll2doc(input_file=str(file)),
            trainer.args,
            vectors,
            vocab=trainer.vocab,
            evaluation=True,
            sort_during_eval=True,
        ).to_loader(batch_size=batch)

    def __call__(self) -> tuple[float, float]:
        found = _predict(self._trainer, self._loader)
        rows = [row for sentence in found for row in sentence]
        pairs = list(zip(rows, self._gold, strict=True))
        upos = sum(row[0] == gold[0] for row, gold in pairs) / len(pairs)
        feats = sum((row[2] or "_") == (gold[1] or "_") for row, gold in pairs) / len(pairs)
        return upos, feats


def _predict(trainer: Trainer, loader: Any) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    order: list[int] = []
    with torch.no_grad():
        for batch in loader:
            tags, _ = trainer.predict(batch, extra_columns=True)
            found += tags
            order.extend(batch.idx)
    return list(utils.unsort(found, order))


def retag(trees: Sequence[Tree], *, model: Path, pretrain: Path) -> list[Tree]:
    """The trees with the UPOS that a tagger gives to their gold words; all else stays."""
    vectors = Pretrain(str(pretrain))
    trainer = Trainer(pretrain=vectors, model_file=str(model), device="cpu", args={})
    text = "\n".join(line for tree in trees for line in conllu_lines(tree)) + "\n"
    loader = Dataset(
        CoNLL.conll2doc(input_str=text),
        trainer.args,
        vectors,
        vocab=trainer.vocab,
        evaluation=True,
        sort_during_eval=True,
    ).to_loader(batch_size=100)
    tagged = []
    for tree, rows in zip(trees, _predict(trainer, loader), strict=True):
        words = tuple(
            replace(word, upos=row[0]) for word, row in zip(tree.words, rows, strict=True)
        )
        tagged.append(replace(tree, words=words))
    return tagged
