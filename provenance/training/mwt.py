"""Stanza's expander of contractions: a closed list, so a dictionary and nothing learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stanza.models import mwt_expander
from stanza.models.mwt.data import DataLoader
from stanza.models.mwt.trainer import Trainer
from stanza.utils.conll import CoNLL

from provenance.training.treebank import write_trees

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from provenance.training.treebank import Tree


def build_expander(
    trees: Sequence[Tree], contractions: Mapping[str, str], *, output: Path, shorthand: str
) -> None:
    """Writes an expander that knows the language's contractions and no others.

    Args:
        trees: training trees, for the characters and the spellings of the treebanks.
        contractions: written form to its words, separated by blanks, all in lower case.
        output: the model file to write.
        shorthand: Stanza's name of the model, for instance `fr_news`.
    """
    file = output.parent / f"{output.stem}.train.conllu"
    write_trees(trees, file)
    options = ["--train_file", str(file), "--eval_file", str(file), "--dict_only", "--cpu"]
    options += ["--lang", shorthand.partition("_")[0], "--shorthand", shorthand]
    options += ["--save_dir", str(output.parent), "--save_name", output.name]
    args = vars(mwt_expander.parse_args(options))
    document = CoNLL.conll2doc(input_file=str(file))
    batches = DataLoader(document, args["batch_size"], args, evaluation=False)
    args["vocab_size"] = batches.vocab.size
    trainer = Trainer(args=args, vocab=batches.vocab, device="cpu")
    trainer.train_dict(document.get_mwt_expansions(evaluation=False))
    known = {
        form: words
        for form, words in trainer.expansion_dict.items()
        if form.lower() in contractions
    }
    trainer.expansion_dict = {**known, **contractions}
    trainer.save(str(output))
