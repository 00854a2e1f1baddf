"""Time budget, averaged weights, and the shortcuts that must not change what is computed."""


# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import torch
from stanza.models.common.packed_lstm import PackedLSTM
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import Trainer, unpack_batch
from stanza.utils.conll import CoNLL

from provenance.training import schedule, speedups
from provenance.training.harmonise import harmonise_labels
from provenance.training.treebank import conllu_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree


class _Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Clock]:
    """The clock of the schedule, at zero."""
    clock = _Clock()
    monkeypatch.setattr(schedule, "time", clock)
    return clock


def _budget(clock: _Clock) -> schedule.TimeBudget:
    return schedule.TimeBudget(1000, 0.1, evaluations=4, _start=clock.now)


def test_schedule_warms_up_and_decays(clock: _Clock) -> None:
    """The rate rises to its peak, falls in a line, and never reaches nothing."""
    budget = _budget(clock)
    rates = []
    for clock.now in (0.0, 39.0, 500.0, 900.0, 999.9):
        rates.append(budget.rate())
    assert rates[0] < 0.005
    assert rates[1] == pytest.approx(0.0961)
    assert rates[2] == pytest.approx(0.05)
    assert rates[3] == pytest.approx(0.01)
    assert rates[4] == pytest.approx(0.001)


def test_schedule_pauses_and_ends(clock: _Clock) -> None:
    """Evaluations come evenly, each once; paused seconds do not count."""
    budget = _budget(clock)
    clock.now = 260.0
    assert [budget.due(), budget.due()] == [True, False]
    budget.pause(100.0)
    clock.now = 1050.0
    assert budget.elapsed() == pytest.approx(950.0)
    assert not budget.over()
    clock.now = 1101.0
    assert budget.over()


def test_averaged_weights_swap_back() -> None:
    """The average lies between old and new weights; swapping twice changes nothing."""
    layer = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.constant_(layer.weight, 0.0)
    average = schedule.AveragedWeights(layer, decay=0.5)
    torch.nn.init.constant_(layer.weight, 1.0)
    average.update()
    average.swap()
    assert 0.0 < layer.weight.item() < 1.0
    average.swap()
    assert layer.weight.item() == 1.0


@pytest.mark.parametrize("bidirectional", [True, False])
def test_speedups_lstm_agrees_with_stanza(*, bidirectional: bool) -> None:
    """Outputs and gradients of the padded LSTM are those of the packed one."""
    torch.manual_seed(1)
    lstm = PackedLSTM(6, 5, 1, batch_first=True, bidirectional=bidirectional)
    lengths = sorted((random.Random(2).randint(1, 40) for _ in range(30)), reverse=True)
    states = (torch.zeros(1 + bidirectional, 30, 5), torch.zeros(1 + bidirectional, 30, 5))
    results = []
    for forward in (PackedLSTM.forward, speedups.padded_lstm):
        inputs = torch.randn(30, 40, 6, generator=torch.Generator().manual_seed(3))
        inputs.requires_grad_()
        lstm.zero_grad()
        output = forward(lstm, inputs, lengths, states)[0].data
        output.pow(2).sum().backward()
        results.append((output.detach(), inputs.grad, lstm.lstm.weight_ih_l0.grad.clone()))
    for expected, found in zip(*results, strict=True):
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.model
def test_speedups_parser_loss_agrees_with_stanza(
    sample: list[Tree], models: Path, language: TrainingLanguage
) -> None:
    """Without dropout, scoring the gold arcs only gives the loss of scoring all."""
    from stanza.models.common.pretrain import Pretrain

    vectors = Pretrain(str(models / "fr/pretrain/news.pt"))
    trainer = Trainer.load(str(models / "fr/depparse/news.pt"), vectors, device="cpu")
    trees = harmonise_labels(sample, language.data["labels"])
    text = "\n".join(line for tree in trees for line in conllu_lines(tree)) + "\n"
    document = CoNLL.conll2doc(input_str=text)
    loader = DataLoader(document, 500, trainer.args, vectors, vocab=trainer.vocab)
    for module in trainer.model.modules():
        for name in ("p", "dropprob"):
            if hasattr(module, name) and isinstance(getattr(module, name), float):
                setattr(module, name, 0.0)
    trainer.model.train()
    inputs, _, order, lengths, word_lengths, words = unpack_batch(next(iter(loader)), "cpu")
    arguments = (*inputs, order, lengths, word_lengths, words)
    expected = GraphParser.forward(trainer.model, *arguments)[0]
    found = speedups.gold_arc_loss(trainer.model, *arguments)[0]
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_speedups_leave_stanza_as_it_was() -> None:
    """After training, Stanza's own code is in its place, whatever happened inside."""
    before = (PackedLSTM.forward, GraphParser.forward, torch.nn.Dropout.forward)
    with speedups.faster_training(seed=1):
        assert PackedLSTM.forward is not before[0]
    with pytest.raises(RuntimeError), speedups.faster_training(seed=1):
        raise RuntimeError
    assert (PackedLSTM.forward, GraphParser.forward, torch.nn.Dropout.forward) == before


def test_speedups_dropout_keeps_the_mean() -> None:
    """The quick dropout zeroes its share and scales the rest up."""
    layer = torch.nn.Dropout(0.25)
    with speedups.faster_training(seed=1):
        values = layer(torch.ones(200, 200))
    assert values.mean().item() == pytest.approx(1.0, abs=0.02)
    assert (values == 0).float().mean().item() == pytest.approx(0.25, abs=0.02)
