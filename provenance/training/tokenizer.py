"""Stanza's tokenizer, trained for a given time on paragraphs with quoted sentences."""

# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stanza.models import tokenizer as stanza_tokenizer
from stanza.models.common import utils
from stanza.models.tokenization.data import DataLoader, TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import eval_model, load_mwt_dict

from provenance.training.quoted import paragraphs, quoted, write_tokenizer_files
from provenance.training.schedule import TimeBudget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from provenance.training.corpus import Corpus
    from provenance.training.treebank import Tree

_OPTIONS = "--max_seqlen 300 --batch_size 32 --hidden_dim 64 --emb_dim 32 --use_mwt --cpu"
_QUOTED_SHARE = 0.22
_SPOKEN_STEP = 3
_MINUTES_BETWEEN = 1.0
_SHUFFLE_STEPS = 100


def tokenizer_paragraphs(
    corpus: Corpus, rules: dict[str, Any], *, seed: int
) -> tuple[list[tuple[Tree, ...]], list[tuple[Tree, ...]]]:
    """Paragraphs to train on and to select by; both hold quoted ones."""
    rng = random.Random(seed)
    training = paragraphs([corpus.written, corpus.written_copies], rng)
    training += paragraphs([corpus.spoken[::_SPOKEN_STEP]], rng)
    training += _quoted_copies(training, rules, rng, share=_QUOTED_SHARE)
    rng.shuffle(training)
    selecting = paragraphs([corpus.select, corpus.select_copies], rng)
    selecting += _quoted_copies(selecting, rules, rng, share=0.5)
    return training, selecting


def _quoted_copies(
    items: Sequence[tuple[Tree, ...]], rules: dict[str, Any], rng: random.Random, *, share: float
) -> list[tuple[Tree, ...]]:
    drawn = [item for item in items if rng.random() < share]
    changed = [quoted(item, rules, rng) for item in drawn]
    return [item for item in changed if item is not None]


def expansions(trees: Iterable[Tree]) -> Counter[tuple[str, tuple[str, ...]]]:
    """Counts the contractions: written form and the (lower-cased) words behind it."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for tree in trees:
        for item in tree.contractions:
            words = tree.words[item.first - 1 : item.last]
            counts[item.form, tuple(word.form.lower() for word in words)] += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Files:
    """What Stanza's tokenizer reads: texts with their labels, and the known contractions."""

    text: Path
    labels: Path
    dev_text: Path
    dev_labels: Path
    expansions: Path


def _write_files(corpus: Corpus, rules: dict[str, Any], output: Path, *, seed: int) -> _Files:
    stem = output.parent / output.stem
    files = _Files(
        text=stem.with_suffix(".train"),
        labels=stem.with_suffix(".train-labels"),
        dev_text=stem.with_suffix(".dev"),
        dev_labels=stem.with_suffix(".dev-labels"),
        expansions=stem.with_suffix(".expansions.json"),
    )
    training, selecting = tokenizer_paragraphs(corpus, rules, seed=seed)
    write_tokenizer_files(training, files.text, files.labels)
    write_tokenizer_files(selecting, files.dev_text, files.dev_labels)
    counts = expansions((*corpus.written, *corpus.written_copies, *corpus.spoken_plain))
    rows = [[[form, list(words)], count] for (form, words), count in counts.items()]
    files.expansions.write_text(json.dumps(rows), encoding="utf-8")
    return files


def train_tokenizer(
    corpus: Corpus,
    rules: dict[str, Any],
    *,
    output: Path,
    minutes: float,
    seed: int,
    shorthand: str,
    start_from: Path | None = None,
    peak: float = 0.002,
    report: Callable[[str], None],
) -> float:
    """Trains token, contraction and sentence ends; the best weights on dev go to `output`.

    Args:
        corpus: the training corpus.
        rules: the table `typography` of the language's training data.
        output: the model file to write.
        minutes: the time to train.
        seed: of all random choices.
        shorthand: Stanza's name of the model, for instance `fr_news`.
        start_from: a model to go on from; its vocabulary is kept.
        peak: the highest learning rate.
        report: takes a line of progress.

    Returns:
        Stanza's mean of token, sentence and contraction F1 on the selection paragraphs.
    """
    files = _write_files(corpus, rules, output, seed=seed)
    options = ["--txt_file", str(files.text), *_OPTIONS.split()]
    options += ["--label_file", str(files.labels)]
    options += ["--lang", shorthand.partition("_")[0], "--shorthand", shorthand]
    options += ["--save_dir", str(output.parent), "--save_name", output.name]
    options += ["--lr0", str(peak), "--seed", str(seed)]
    args = stanza_tokenizer.parse_args(options)
    args["feat_funcs"] = stanza_tokenizer.DEFAULT_FEAT_FUNCS
    args["feat_dim"] = len(args["feat_funcs"])
    utils.set_random_seed(seed)
    known = load_mwt_dict(str(files.expansions))
    trainer = None
    if start_from is not None:
        trainer = Trainer(model_file=str(start_from), args=None, device="cpu")
        args = trainer.args
    args["num_dict_feat"] = 0
    args["conll_file"] = None
    batches = DataLoader(
        args,
        input_files={"txt": str(files.text), "label": str(files.labels)},
        vocab=None if trainer is None else trainer.vocab,
        mwt_expansions={form: words[0] for form, words in known.items()},
    )
    if trainer is None:
        args["vocab_size"] = len(batches.vocab)
        trainer = Trainer(args=args, vocab=batches.vocab, device="cpu")
    held_out = TokenizationDataset(
        args,
        input_files={"txt": str(files.dev_text), "label": str(files.dev_labels)},
        vocab=trainer.vocab,
        evaluation=True,
    )
    evaluations = max(2, round(minutes / _MINUTES_BETWEEN))
    budget = TimeBudget(minutes * 60, peak, evaluations=evaluations)
    best = -1.0
    steps = 0
    while True:
        trainer.change_lr(budget.rate())
        trainer.update(
            batches.next(
                unit_dropout=args["unit_dropout"], feat_unit_dropout=args["feat_unit_dropout"]
            )
        )
        steps += 1
        if steps % _SHUFFLE_STEPS == 0:
            batches.shuffle()
        over = budget.over()
        if not (budget.due() or over):
            continue
        began = time.monotonic()
        score = float(eval_model(args, trainer, held_out, trainer.vocab, known))
        report(f"tokenizer step {steps}: {score:.4f}")
        if score > best:
            best = score
            trainer.save(str(output))
        budget.pause(time.monotonic() - began)
        if over:
            return best
