"""Model files made small for shipping."""

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
