"""Model files averaged, and made small for shipping."""

from __future__ import annotations

from pathlib import Path

import torch


def store_half(source: Path, target: Path) -> None:
    """Copies a Stanza model with its weights as 16-bit floats and without local paths.

    Stanza copies the weights into 32-bit parameters when it loads them, so nothing else changes.
    """
    content = torch.load(source, map_location="cpu", weights_only=True)
    content["model"] = {
        name: value.half() if torch.is_tensor(value) and value.dtype == torch.float32 else value
        for name, value in content["model"].items()
    }
    for key, value in content["config"].items():
        if key.endswith(("_file", "_dir")) and isinstance(value, str):
            content["config"][key] = Path(value).name
    torch.save(content, target, _use_new_zipfile_serialization=False)


def blend(new: Path, old: Path, target: Path, *, share: float) -> None:
    """Writes `new` with weights averaged with those of the model that it was trained on from.

    Args:
        new: a model that went on from `old`, so that both have the same parameters.
        old: the model that training started from.
        target: the file to write.
        share: the part of `new` in the average, 0 to 1.
    """
    content = torch.load(new, map_location="cpu", weights_only=True)
    before = torch.load(old, map_location="cpu", weights_only=True)["model"]
    content["model"] = {
        name: share * value.float() + (1 - share) * before[name].float()
        if torch.is_tensor(value) and value.is_floating_point()
        else value
        for name, value in content["model"].items()
    }
    torch.save(content, target, _use_new_zipfile_serialization=False)
