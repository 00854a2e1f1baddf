"""JSON that stays text wherever it is put: in a terminal, in a page, in an editor."""

from __future__ import annotations

import json
import re

# Legal in a JSON string as they are, but a terminal or an HTML page would obey them: what opens or
# closes a tag, DEL, C1, what is not drawn, bidirectional marks, tag characters;
# and the halves of characters, which no encoding writes.
_OBEYED = re.compile(
    "[<>&\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\uffff"
    "\U000e0000-\U000e0fff]"
)


def to_json(value: object) -> str:
    """`value` as indented JSON that is harmless wherever it is put."""
    return harmless(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def compact(value: object) -> str:
    """`value` as JSON on one line, for a cell or an attribute."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def harmless(text: str) -> str:
    """JSON `text`, which means the same, with escapes for what others would obey."""
    return _OBEYED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
