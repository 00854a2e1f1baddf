"""What the pages of the server say: the same in every language, and nothing that no page says."""

from __future__ import annotations

import re
from pathlib import Path

import provenance.serve
from provenance.languages.interface import interface_languages, load_interface, with_words

ROOM = Path(provenance.serve.__file__).parent
USED = re.compile(r'["\']((?:start|kept|job|enter)\.[a-z_.]+[a-z])["\']')
FAMILIES = {"job.reading", "job.waiting", "job.tracing"}
COUNTED = {"kept.reports", "kept.corrections"}


def test_serve_words_are_the_same_in_every_language() -> None:
    """Each language has each word of the others, and none is empty."""
    held = {
        code: with_words(load_interface(code), code, "serve").words
        for code in interface_languages()
    }
    assert held["en"].keys() == held["fr"].keys()
    assert all(word.strip() for words in held.values() for word in words.values())


def test_serve_words_are_all_used() -> None:
    """The templates use what there is, and nothing else."""
    files = [*ROOM.joinpath("templates").iterdir(), *ROOM.glob("*.py")]
    used = {key for file in files for key in USED.findall(file.read_text(encoding="utf-8"))}
    page = load_interface("en").words.keys()
    own = with_words(load_interface("en"), "en", "serve").words.keys() - page
    plain = {key.removesuffix(".one").removesuffix(".many") for key in own}
    templates = {f"{name.stem}.html" for name in ROOM.joinpath("templates").iterdir()}
    assert used - templates - {"start.html"} == plain - (FAMILIES - used)
    assert plain > COUNTED
