"""What the tests of corrections share: the way to the hand-made reports."""

from __future__ import annotations

import sys
from pathlib import Path

RENDER = str(Path(__file__).parents[1] / "render")
if RENDER not in sys.path:
    sys.path.append(RENDER)
