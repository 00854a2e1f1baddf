"""Resumable steps: a product with the stamp of its inputs is not made again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder of half-made things.

    Attributes:
        folder: where products and stamps lie.
        resume: whether products of an earlier run are taken.
        progress: takes one line about each step.
    """

    folder: Path
    resume: bool
    progress: Callable[[str], None]

    def make(
        self, name: str, inputs: Mapping[str, object], build: Callable[[Path], object]
    ) -> Path:
        """The product of a step, made by `build(path)` unless an equal one is there.

        Args:
            name: the step and its file, for instance `tagger.pt`.
            inputs: all that the product depends on; a path counts by its content.
            build: writes the product to the path that it is given.

        Returns:
            The path of the finished product.
        """
        product = self.folder / name
        stamp = self.folder / f"{name}.stamp"
        wanted = _digest(inputs)
        kept = product.is_file() and stamp.is_file() and stamp.read_text() == wanted
        if kept and self.resume:
            self.progress(f"{name}: taken from the earlier run")
            return product
        self.progress(f"{name}: making")
        stamp.unlink(missing_ok=True)
        with TemporaryDirectory(prefix=f"{product.stem}-", dir=self.folder) as place:
            unfinished = Path(place) / name
            build(unfinished)
            unfinished.replace(product)
        stamp.write_text(wanted)
        return product


def _digest(inputs: Mapping[str, object]) -> str:
    described = {
        key: hashlib.sha256(value.read_bytes()).hexdigest() if isinstance(value, Path) else value
        for key, value in inputs.items()
    }
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()
