"""The one way in which words become rich text: made harmless, fit for the encoding, styled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from provenance.render.visible import fitted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.report import TextSpan

# Only the default colour, magenta and red: the ANSI colours that read on black and on white alike.
SOURCE = "bold"
ORIGIN = "bold underline"
EVIDENCE = "italic"
ASIDE = "dim"
RESERVE = "magenta"
ALARM = "red"

# Rich breaks lines at every blank; noncharacters, which `visible` lets through from no article,
# stand for the blanks that must hold until the lines are made.
_HELD = {"\u00a0": "\ufdd0", "\u202f": "\ufdd1", " ": "\ufdd2"}
_HOLD_NO_BREAK = str.maketrans({blank: held for blank, held in _HELD.items() if blank != " "})
_HOLD_ALL = str.maketrans(_HELD)
_RELEASE = str.maketrans({held: blank for blank, held in _HELD.items()})
_QUOTED = frozenset({"“”", "«»", '""'})


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for a terminal of one `encoding`."""

    encoding: str

    def write(self, words: str, style: str = "") -> Text:
        """`words` of the tool or of the article as text that cannot be mistaken for control."""
        return Text(fitted(visible(words), self.encoding).translate(_HOLD_NO_BREAK), style=style)

    def term(self, words: str, style: str = "") -> Text:
        """A few words of the tool that stay on one line."""
        return Text(fitted(visible(words), self.encoding).translate(_HOLD_ALL), style=style)

    def quote(self, span: TextSpan) -> Text:
        """Evidence between quotation marks; marks that already stand around it are not doubled."""
        words = visible(span.text)
        if len(words) > 1 and words[0] + words[-1] in _QUOTED:
            words = words[1:-1].strip(" \u00a0\u202f")
        return self.write(f"“{words}”", EVIDENCE)

    def join(self, parts: Iterable[Text], separator: str = " ") -> Text:
        """`parts` one after the other, each keeping its style."""
        return Text(fitted(separator, self.encoding)).join(parts)


def released(words: str) -> str:
    """`words` of a finished line with the blanks that were held from breaking."""
    return words.translate(_RELEASE)
