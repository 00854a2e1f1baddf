"""What the tests of comparison share: the way to the hand-made reports of other rooms."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "render", HERE.parent / "export", HERE.parent / "cli"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

from saved_reports import any_report, founding  # noqa: E402, F401 - fixtures, from the folder above
