"""The `provenance` command: one module for each group of commands."""

from __future__ import annotations

from provenance.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    app(prog_name="provenance")
