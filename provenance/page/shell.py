"""What every page for a browser is made of: templates, joined parts, a strict policy."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from provenance.page.marks import decile
from provenance.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = "'none'"
SELF = "'self'"


def policy(scripts: Iterable[str], style: str, *rules: str) -> str:
    """What a page may do: run `scripts`, wear `style`, what further `rules` let it; no more."""
    held = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hashed, scripts)) or NOTHING}",
        f"style-src {_hashed(style)}",
        "base-uri 'none'",
        *rules,
    )
    return "; ".join(held)


def _hashed(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


@cache
def joined(package: str, folder: str, names: tuple[str, ...], suffix: str) -> str:
    """The files `names` of a folder of `package`, one behind the other."""
    place = resources.files(package).joinpath(folder)
    parts = (place.joinpath(f"{name}{suffix}").read_text(encoding="utf-8") for name in names)
    return "\n".join(parts)


@cache
def environment(package: str) -> Environment:
    """The templates of `package`: what they are given is text, and what they ask for is there."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    made.filters["visible"] = visible
    made.filters["decile"] = decile
    return made
