"""`python -m provenance` is the `provenance` command."""

from __future__ import annotations

from provenance.cli import main

main()
