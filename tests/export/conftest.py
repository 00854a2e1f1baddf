"""What the tests of the exporters share: a saved report, and the way to the hand-made ones."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "render", HERE.parent / "cli"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

from judges import (  # noqa: E402, F401 - hooks of pytest
    pytest_collection_modifyitems,
    pytest_runtest_logreport,
    pytest_terminal_summary,
)
from saved_reports import (  # noqa: E402, F401 - fixtures of this folder
    any_report,
    founding,
    founding_parsed,
)
