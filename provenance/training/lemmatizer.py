"""Stanza's lemmatizer: a dictionary from treebanks and lexicon, a character model for the rest."""

# ruff: noqa: S311 - a seeded generator that hides nothing
# ruff: noqa: ANN401 - Stanza's objects have no types
# ruff: noqa: PLR0913 - one parameter an ingredient

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import torch
from stanza.models import lemmatizer as stanza_lemmatizer
from stanza.models.common import utils
from stanza.models.common.doc import LEMMA, TEXT, UPOS
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.utils.conll import CoNLL

from provenance.training.schedule import TimeBudget, endless
from provenance.training.treebank import Tree, Word, write_trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from provenance.training.lexicon import Lexicon

_OPTIONS = "--batch_size 100 --hidden_dim 128 --emb_dim 50 --cpu"
_MINUTES_BETWEEN = 1.0
_MOST_REPEATS = 3
_LEXICON_SAMPLE = 20_000
_SAMPLED_FREQUENCY = 2.2
_CAPITALISED_FREQUENCY = 2.0
_NOMINAL_FREQUENCY = 1.5
_ROW = 20


def train_lemmatizer(
    trees: Sequence[Tree],
    select: Sequence[Tree],
    lexicon: Lexicon,
    rules: dict[str, Any],
    *,
    frequency: Callable[[str], float],
    output: Path,
    minutes: float,
    seed: int,
    shorthand: str,
    peak: float = 0.001,
    report: Callable[[str], None],
) -> float:
    """Trains the character model for a time, fills the dictionary, and writes both to `output`.

    Args:
        trees: the training trees.
        select: the trees to choose the best moment by.
        lexicon: forms that the treebanks may not have seen.
        rules: the table `lexicon` of the language's training data.
        frequency: Zipf frequency of a lower-case form; rare ones are left to the character model.
        output: the model file to write.
        minutes: the time to train.
        seed: of all random choices.
        shorthand: Stanza's name of the model, for instance `fr_news`.
        peak: the highest learning rate.
        report: takes a line of progress.

    Returns:
        Lemma accuracy on `select` with gold tags, 0 to 1.
    """
    triples = [(w.form, w.upos, w.lemma) for t in trees for w in t.words if w.lemma != "_"]
    train_file = output.parent / f"{output.stem}.train.conllu"
    dev_file = output.parent / f"{output.stem}.select.conllu"
    rng = random.Random(seed)
    write_trees(_type_trees(triples, lexicon, rules, frequency, rng), train_file)
    write_trees(select, dev_file)
    options = [
        "--train_file",
        str(train_file),
        "--eval_file",
        str(dev_file),
        "--lr",
        str(peak),
        *_OPTIONS.split(),
    ]
    options += ["--shorthand", shorthand, "--seed", str(seed)]
    options += ["--save_dir", str(output.parent), "--save_name", output.name]
    args = stanza_lemmatizer.parse_args(options)
    utils.set_random_seed(seed)
    batches = DataLoader(CoNLL.conll2doc(input_file=str(train_file)), args["batch_size"], args)
    args["vocab_size"] = batches.vocab["char"].size
    args["pos_vocab_size"] = batches.vocab["pos"].size
    trainer = Trainer(args=args, vocab=batches.vocab, device="cpu")
    trainer.pos_dict = dictionary(triples, lexicon, rules, frequency)
    document = CoNLL.conll2doc(input_file=str(dev_file))
    best = -1.0
    steps = 0
    evaluations = max(2, round(minutes / _MINUTES_BETWEEN))
    budget = TimeBudget(minutes * 60, peak, evaluations=evaluations)
    for batch in endless(batches):
        trainer.update_lr(budget.rate())
        trainer.update(batch)
        steps += 1
        over = budget.over()
        if not (budget.due() or over):
            continue
        began = time.monotonic()
        score = _accuracy(trainer, document)
        report(f"lemmatizer step {steps}: {score:.4f}")
        if score > best:
            best = score
            trainer.save(str(output))
        budget.pause(time.monotonic() - began)
        if over:
            return best
    raise AssertionError("unreachable: the batches never end")


def dictionary(
    triples: Sequence[tuple[str, str, str]],
    lexicon: Lexicon,
    rules: dict[str, Any],
    frequency: Callable[[str], float],
) -> dict[str, dict[str, str]]:
    """The look-up table {UPOS: {form: lemma}}.

    What a treebank has seen wins over the lexicon, and a common word is also known with a capital,
    as at the start of a sentence. There is no table for any tag, as Stanza would
    make one: it gives a verb the lemma of a noun of the same form.
    """
    seen = _seen(triples)
    verbs = seen.setdefault(rules["verb_tag"], {})
    auxiliaries = seen.setdefault(rules["auxiliary_tag"], {})
    for form, lemma in lexicon.verbs.items():
        spellings = [form]
        if frequency(form) > _CAPITALISED_FREQUENCY:
            spellings.append(form.capitalize())
        for spelling in spellings:
            verbs.setdefault(spelling, lemma)
            if lemma in rules["auxiliaries"]:
                auxiliaries.setdefault(spelling, lemma)
    nominal = [seen.setdefault(tag, {}) for tag in rules["nominal_tags"]]
    frequent = [form for form in lexicon.others if frequency(form) > _NOMINAL_FREQUENCY]
    for form in frequent:
        for table in nominal:
            table.setdefault(form, lexicon.others[form])
            table.setdefault(form.capitalize(), lexicon.others[form])
    return seen


def _seen(triples: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """What the treebanks say: the commonest lemma of each form and tag."""
    seen: dict[str, dict[str, str]] = {}
    for (form, tag, lemma), _ in Counter(triples).most_common():
        seen.setdefault(tag, {}).setdefault(form, lemma)
    for tag, table in seen.items():
        if tag != "PROPN":
            for form in [form for form in table if form == form.lower()]:
                table.setdefault(form.capitalize(), table[form])
    return seen


def _type_trees(
    triples: Iterable[tuple[str, str, str]],
    lexicon: Lexicon,
    rules: dict[str, Any],
    frequency: Callable[[str], float],
    rng: random.Random,
) -> list[Tree]:
    """Word types instead of running text, so that frequent words do not fill the training."""
    rows = [
        triple
        for triple, count in Counter(triples).items()
        for _ in range(min(_MOST_REPEATS, count))
    ]
    known = [
        (form, rules["verb_tag"], lemma)
        for form, lemma in lexicon.verbs.items()
        if frequency(form) > _SAMPLED_FREQUENCY
    ]
    rng.shuffle(known)
    rows += known[:_LEXICON_SAMPLE]
    rng.shuffle(rows)
    trees = []
    for start in range(0, len(rows), _ROW):
        words = [
            Word(form, lemma, tag, "_", index, "dep" if index else "root")
            for index, (form, tag, lemma) in enumerate(rows[start : start + _ROW])
        ]
        trees.append(Tree(f"types-{start}", tuple(words)))
    return trees


def _accuracy(trainer: Trainer, document: Any) -> float:
    """Share of right lemmas, found as Stanza's pipeline finds them."""
    pairs = document.get([TEXT, UPOS])
    gold = document.get([LEMMA])
    skip = trainer.skip_seq2seq(pairs)
    loader = DataLoader(
        document,
        1000,
        trainer.args,
        vocab=trainer.vocab,
        evaluation=True,
        skip=skip,
        expand_unk_vocab=True,
    )
    found: list[str] = []
    edits: list[int] = []
    with torch.no_grad():
        for batch in loader:
            lemmas, kinds = trainer.predict(batch, 1, loader.vocab)
            found += lemmas
            edits += kinds or []
    open_words = [pair[0] for pair, skipped in zip(pairs, skip, strict=True) if not skipped]
    remaining = iter(trainer.postprocess(open_words, found, edits=edits))
    guesses = ["" if skipped else next(remaining) for skipped in skip]
    lemmas = trainer.ensemble(pairs, guesses)
    right = [a == b for a, b in zip(lemmas, gold, strict=True)]
    return float(sum(right) / len(right))
