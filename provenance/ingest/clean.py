"""What is cleaned away from a text before anything points into it.

The text keeps every character that a reader sees. Only line ends are made uniform and invisible
characters dropped, and a notice says how many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from provenance.ingest.article import Notice

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")
# soft hyphen, zero-width space and no-break space, word joiner, marks of direction
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# joiners shape emoji and some scripts; after a Latin letter they only hide inside a word
_HIDING = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Cleaner:
    """Cleans the pieces of one article and counts what it took away."""

    controls: int = 0
    invisible: int = 0
    broken: int = 0

    def clean(self, text: str) -> str:
        """`text` with uniform line ends and without what nobody sees."""
        text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
        text, controls = _CONTROLS.subn("", text)
        seen = _HIDING.sub("", _INVISIBLE.sub("", text))
        self.invisible += len(text) - len(seen)
        text, broken = _SURROGATES.subn("\N{REPLACEMENT CHARACTER}", seen)
        self.controls += controls
        self.broken += broken
        return text

    def notices(self) -> tuple[Notice, ...]:
        """What to tell the reader of the article about it."""
        told = (
            ("control_characters", self.controls, "control characters were removed"),
            ("invisible_characters", self.invisible, "invisible characters were removed"),
            ("broken_characters", self.broken, "broken characters were replaced"),
        )
        return tuple(Notice(code, f"{count} {what}") for code, count, what in told if count)
