"""`provenance evaluate`: measures the tracer against gold."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from provenance.cli.evaluate.ablation import ablation
from provenance.cli.evaluate.agreement import agreement
from provenance.cli.evaluate.attribution import attribution
from provenance.cli.evaluate.chains import chains
from provenance.cli.evaluate.fit import fit


class _ChainsByDefault(TyperGroup):
    """`provenance evaluate PATH…` is `provenance evaluate chains PATH…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["chains", *args]
        return super().parse_args(ctx, args)


evaluate_app = typer.Typer(
    cls=_ChainsByDefault, no_args_is_help=True, help="Measure the tracer against gold."
)
evaluate_app.command()(chains)
evaluate_app.command()(attribution)
evaluate_app.command()(agreement)
evaluate_app.command()(fit)
evaluate_app.command()(ablation)


@evaluate_app.callback()
def _group() -> None:
    """Measure the tracer against gold: `provenance evaluate PATH…` measures chains."""


__all__ = ["evaluate_app"]
