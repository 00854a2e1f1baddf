"""What the tests of ingest share: a web server of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
if str(HERE) not in sys.path:
    sys.path.append(str(HERE))

if TYPE_CHECKING:
    from collections.abc import Iterator

    from server import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on the loopback address that answers 404 to everything until told otherwise."""
    from server import Web

    served = Web()
    yield served
    served.close()
