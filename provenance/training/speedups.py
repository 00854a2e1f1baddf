"""Exact shortcuts for training on a CPU. They change how long a step takes, not what it computes.

Three of Stanza's operations cost more in training than they must. Inside `faster_training()` they
are replaced; the models that come out are the same as without, and inference is left alone.
"""

# ruff: noqa: ANN401 - Stanza's objects have no types

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest import mock

import numpy as np
import torch
from stanza.models.common import packed_lstm
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

_MOST_PADDING = 1.35
_SMALLEST_GROUP = 8

_packed_forward = packed_lstm.PackedLSTM.forward
_parser_forward = GraphParser.forward


@contextmanager
def faster_training(*, seed: int) -> Iterator[None]:
    """Replaces Stanza's packed LSTM, PyTorch's dropout and the parser's label loss for a while."""
    generator = np.random.Generator(np.random.SFC64(seed))

    def dropout(self: torch.nn.Dropout, values: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return values
        kept = round((1 - self.p) * 256)
        drawn = torch.from_numpy(generator.integers(0, 256, values.numel(), dtype=np.uint8))
        mask = (drawn.view(values.shape) < kept).to(values.dtype)
        return values * (mask * (256.0 / kept))

    with (
        mock.patch.object(packed_lstm.PackedLSTM, "forward", padded_lstm),
        mock.patch.object(GraphParser, "forward", gold_arc_loss),
        mock.patch.object(torch.nn.Dropout, "forward", dropout),
    ):
        yield


def padded_lstm(
    self: packed_lstm.PackedLSTM, inputs: Any, lengths: Any, hx: Any = None
) -> tuple[Any, Any]:
    """`PackedLSTM.forward` by padded groups of sentences of similar length.

    The backward pass of PyTorch's packed LSTM fills the whole input with zeros at each time step,
    which is quadratic in the length; a padded LSTM goes to oneDNN and is linear.
    """
    lstm = getattr(self, "lstm", None)
    simple = isinstance(lstm, torch.nn.LSTM) and lstm.num_layers == 1 and not self.pad
    if not simple or hx is None:
        unchanged: tuple[Any, Any] = _packed_forward(self, inputs, lengths, hx)
        return unchanged
    if not isinstance(inputs, PackedSequence):
        inputs = pack_padded_sequence(inputs, lengths, batch_first=self.batch_first)
    sizes = inputs.batch_sizes
    batch = int(sizes[0])
    sentence_lengths = (sizes.unsqueeze(1) > torch.arange(batch).unsqueeze(0)).sum(0)
    offsets = torch.cat([sizes.new_zeros(1), sizes.cumsum(0)[:-1]])
    outputs, places = [], []
    for start, end in _groups(sentence_lengths.tolist()):
        steps = int(sentence_lengths[start])
        valid = torch.arange(steps).unsqueeze(1) < sentence_lengths[start:end].unsqueeze(0)
        rows = offsets[:steps].unsqueeze(1) + torch.arange(start, end).unsqueeze(0)
        rows = torch.where(valid, rows, 0)
        padded = inputs.data.index_select(0, rows.reshape(-1)).view(steps, end - start, -1)
        states = tuple(state[:, start:end] for state in hx)
        output = _both_directions(
            lstm, padded, sentence_lengths[start:end], states, training=self.training
        )
        kept = valid.reshape(-1).nonzero().squeeze(1)
        outputs.append(output.reshape(steps * (end - start), -1).index_select(0, kept))
        places.append(rows.reshape(-1).index_select(0, kept))
    data = torch.cat(outputs, 0).index_select(0, torch.argsort(torch.cat(places, 0)))
    packed = PackedSequence(data, sizes, inputs.sorted_indices, inputs.unsorted_indices)
    return packed, hx


def _groups(lengths: list[int]) -> Iterator[tuple[int, int]]:
    """Cuts descending lengths into runs [start, end) that need little padding."""
    start = 0
    while start < len(lengths):
        end = start + 1
        total = lengths[start]
        while end < len(lengths):
            padded = lengths[start] * (end - start + 1)
            if padded > _MOST_PADDING * (total + lengths[end]) and end - start >= _SMALLEST_GROUP:
                break
            total += lengths[end]
            end += 1
        yield start, end
        start = end


def _both_directions(
    lstm: torch.nn.LSTM,
    padded: Tensor,
    lengths: Tensor,
    states: tuple[Tensor, ...],
    *,
    training: bool,
) -> Tensor:
    """One layer over (time, batch, features); the backward direction starts at each end."""
    hidden, cell = states

    def run(values: Tensor, direction: int, suffix: str) -> Tensor:
        weights = [
            getattr(lstm, f"{name}_l0{suffix}")
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        ]
        one = slice(direction, direction + 1)
        state = (hidden[one].contiguous(), cell[one].contiguous())
        output: Tensor = torch._VF.lstm(  # noqa: SLF001 - the operation that nn.LSTM calls
            values, state, weights, True, 1, 0.0, training, False, False
        )[0]
        return output

    forward = run(padded, 0, "")
    if not lstm.bidirectional:
        return forward
    steps, batch, _ = padded.shape
    time = torch.arange(steps).unsqueeze(1)
    mirrored = torch.where(time < lengths.unsqueeze(0), lengths.unsqueeze(0) - 1 - time, time)
    rows = (mirrored * batch + torch.arange(batch).unsqueeze(0)).reshape(-1)

    def mirror(values: Tensor) -> Tensor:
        return values.reshape(steps * batch, -1).index_select(0, rows).view(steps, batch, -1)

    return torch.cat([forward, mirror(run(mirror(padded), 1, "_reverse"))], 2)


def gold_arc_loss(self: GraphParser, *inputs: Any) -> tuple[Any, list[Any]]:
    """`GraphParser.forward`, with label scores for the gold arcs only while training.

    The original scores all labels of all pairs of words and then gathers the gold arcs; the loss
    is the same.
    """
    if not self.training or self.args.get("use_arc_embedding"):
        unchanged: tuple[Any, list[Any]] = _parser_forward(self, *inputs)
        return unchanged
    word, word_mask, wordchars = inputs[0], inputs[1], inputs[2]
    head, deprel = inputs[9], inputs[10]
    encoded = self.embed(*inputs)
    arcs = self.unlabeled(self.drop(encoded), self.drop(encoded)).squeeze(3)
    real = (~word_mask[:, 1:]).reshape(-1).nonzero().squeeze(1)
    labels = _gold_label_scores(self, encoded, head, real)
    loss = self.crit(labels, (deprel - VOCAB_PREFIX_SIZE).reshape(-1).index_select(0, real))
    positions = torch.arange(word.size(1))
    offset = (positions.view(1, 1, -1) - positions.view(1, -1, 1)).expand(word.size(0), -1, -1)
    gold = head.unsqueeze(2)
    if self.args["linearization"]:
        order = self.linearization(self.drop(encoded), self.drop(encoded)).squeeze(3)
        arcs = arcs + functional.logsigmoid(order * torch.sign(offset).float()).detach()
        score = torch.gather(order[:, 1:], 2, gold).view(-1, 1)
        target = torch.gather((offset[:, 1:] > 0).long(), 2, gold).view(-1)
        loss = loss + self.crit(torch.cat([-score / 2, score / 2], 1), target)
    if self.args["distance"]:
        expected = 1 + functional.softplus(
            self.distance(self.drop(encoded), self.drop(encoded)).squeeze(3)
        )
        divergence = -torch.log((torch.abs(offset).float() - expected) ** 2 / 2 + 1)
        arcs = arcs + divergence.detach()
        loss = loss - torch.gather(divergence[:, 1:], 2, gold).sum()
    diagonal = torch.eye(word.size(1), dtype=torch.bool).unsqueeze(0)
    arcs = arcs.masked_fill(diagonal, -float("inf"))[:, 1:, :]
    arcs = arcs.masked_fill(word_mask.unsqueeze(1), -float("inf"))
    target = head.masked_fill(word_mask[:, 1:], -1)
    loss = loss + self.crit(arcs.reshape(-1, arcs.size(2)), target.reshape(-1))
    return loss / wordchars.size(0), []


def _gold_label_scores(parser: GraphParser, encoded: Tensor, head: Tensor, real: Tensor) -> Tensor:
    """Label scores (words, labels) of the gold arc of each real word of the batch."""
    scorer = parser.deprel
    dependents = scorer.dropout(functional.relu(scorer.W1(parser.drop(encoded)[:, 1:])))
    heads = scorer.dropout(functional.relu(scorer.W2(parser.drop(encoded))))
    dependents = functional.pad(dependents, (0, 1), value=1.0)
    heads = functional.pad(heads, (0, 1), value=1.0)
    heads = heads.gather(1, head.unsqueeze(2).expand(-1, -1, heads.size(2)))
    left = dependents.reshape(-1, dependents.size(2)).index_select(0, real)
    right = heads.reshape(-1, heads.size(2)).index_select(0, real)
    weight = scorer.scorer.W_bilin.weight
    rows, columns, labels = weight.shape
    mixed = (left @ weight.view(rows, columns * labels)).view(-1, columns, labels)
    scores: Tensor = torch.bmm(right.unsqueeze(1), mixed).squeeze(1) + scorer.scorer.W_bilin.bias
    return scores
