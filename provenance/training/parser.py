"""Stanza's graph parser, trained for a given time."""

# ruff: noqa: ANN401 - Stanza's objects have no types
# ruff: noqa: PLR0913 - one parameter an ingredient

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stanza.models import parser as stanza_parser
from stanza.models.common import utils
from stanza.models.common.doc import DEPREL, HEAD
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import GraphTrainer, Trainer
from stanza.models.depparse.utils import predict_dataset
from stanza.utils.conll import CoNLL

from provenance.training.schedule import AveragedWeights, TimeBudget, endless, set_rate
from provenance.training.speedups import faster_training
from provenance.training.treebank import write_trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.training.treebank import Tree

_OPTIONS = (
    "--no_xpos --no_ufeats --no_char --num_layers 2 --hidden_dim 300 --deep_biaff_hidden_dim 160 "
    "--tag_emb_dim 50 --word_emb_dim 75 --transformed_dim 125 --beta2 0.95 --augment_nopunct 0.1 "
    "--optim adam --no_second_optim --weight_decay 0 --no_plateau --no_checkpoint --cpu"
)
_DECAY = 0.998
_MINUTES_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Attachment:
    """Shares (0 to 1) of words with the right head, and with the right head and label.

    Labels count up to their colon, as in the CoNLL 2018 task.
    """

    uas: float
    las: float


def train_parser(
    trees: Sequence[Tree],
    select: Sequence[Tree],
    *,
    pretrain: Path,
    output: Path,
    minutes: float,
    seed: int,
    shorthand: str,
    start_from: Path | None = None,
    peak: float = 0.002,
    batch_words: int = 1500,
    report: Callable[[str], None],
) -> float:
    """Trains heads and relations and leaves the weights that did best on `select` in `output`.

    Args:
        trees: the training trees, with tags as a tagger gives them.
        select: the trees to choose the best moment by, tagged likewise.
        pretrain: the word vectors.
        output: the model file to write.
        minutes: the time to train.
        seed: of all random choices.
        shorthand: Stanza's name of the model, for instance `fr_news`.
        start_from: a model to go on from; its vocabulary is kept.
        peak: the highest learning rate.
        batch_words: words a step.
        report: takes a line of progress.

    Returns:
        LAS on `select`, 0 to 1.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    train_file = output.parent / f"{output.stem}.train.conllu"
    dev_file = output.parent / f"{output.stem}.select.conllu"
    write_trees(trees, train_file, blank_features=True)
    write_trees(select, dev_file, blank_features=True)
    options = ["--lang", shorthand.partition("_")[0], "--shorthand", shorthand, *_OPTIONS.split()]
    options += ["--train_file", str(train_file), "--eval_file", str(dev_file)]
    options += ["--wordvec_pretrain_file", str(pretrain), "--seed", str(seed)]
    options += ["--save_dir", str(output.parent), "--save_name", output.name]
    options += ["--batch_size", str(batch_words), "--lr", str(peak)]
    args = stanza_parser.parse_args(options)
    utils.set_random_seed(seed)
    vectors = stanza_parser.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(vectors, args["word_cutoff"])
    document = CoNLL.conll2doc(input_file=str(train_file))
    if start_from is None:
        batches = DataLoader(document, batch_words, args, vectors, evaluation=False)
        trainer = GraphTrainer(args=args, vocab=batches.vocab, pretrain=vectors, device="cpu")
    else:
        trainer = Trainer.load(
            str(start_from), vectors, args=args, device="cpu", reset_history=True
        )
        batches = DataLoader(
            document, batch_words, args, vectors, vocab=trainer.vocab, evaluation=False
        )
    evaluate = _Evaluation(trainer, vectors, dev_file, batch_words)
    average = AveragedWeights(trainer.model, decay=_DECAY)
    best = -1.0
    budget = TimeBudget(minutes * 60, peak, evaluations=max(2, round(minutes / _MINUTES_BETWEEN)))
    with faster_training(seed=seed):
        for batch in endless(_Shuffled(batches)):
            set_rate(trainer.optimizer.values(), budget.rate())
            trainer.update(batch)
            average.update()
            trainer.global_step += 1
            over = budget.over()
            if not (budget.due() or over):
                continue
            began = time.monotonic()
            for name in ("raw", "averaged"):
                found = evaluate()
                report(
                    f"parser {budget.elapsed():.0f} s step {trainer.global_step} {name}: "
                    f"UAS {found.uas:.4f} LAS {found.las:.4f}"
                )
                if found.las > best:
                    best = found.las
                    trainer.last_best_step = trainer.global_step
                    trainer.save(str(output))
                average.swap()
            trainer.dev_score_history.append(best)
            budget.pause(time.monotonic() - began)
            if over:
                return best
    raise AssertionError("unreachable: the batches never end")


class _Shuffled:
    """Stanza's batches in a new order and composition each time they are iterated."""

    def __init__(self, batches: DataLoader) -> None:
        self._batches = batches

    def __iter__(self) -> Iterator[Any]:
        self._batches.reshuffle()
        yield from self._batches


class _Evaluation:
    """Attachment scores of a trainer's present weights on a file."""

    def __init__(self, trainer: Trainer, vectors: Any, file: Path, batch_words: int) -> None:
        document = CoNLL.conll2doc(input_file=str(file))
        self._gold = document.get([HEAD, DEPREL])
        self._trainer = trainer
        self._loader = DataLoader(
            CoNLL.conll2doc(input_file=str(file)),
            batch_words,
            trainer.args,
            vectors,
            vocab=trainer.vocab,
            evaluation=True,
            sort_during_eval=True,
        )

    def __call__(self) -> Attachment:
        rows = [row for rows in predict_dataset(self._trainer, self._loader) for row in rows]
        heads = labels = 0
        for (found_head, found_label), (head, label) in zip(rows, self._gold, strict=True):
            if int(found_head) == int(head):
                heads += 1
                labels += found_label.partition(":")[0] == label.partition(":")[0]
        return Attachment(uas=heads / len(rows), las=labels / len(rows))
