"""Phrases of marks alone, as the tagger makes them of broken text: nothing may rest on them."""

from __future__ import annotations

from articles import article, french

from provenance.attribution import find_attributions
from provenance.sources import resolve_sources


def test_fuzz_name_of_marks_is_no_source() -> None:
    """A mark that is tagged as a name leaves no mention without words."""
    made = article("*/PROPN/2:nsubj part/VERB/0:root ./PUNCT/2:punct")
    held = resolve_sources(made.found(), publisher="Le Bourg", lexicon=french())
    assert all(len(span) for source in held.sources for span in source.mentions)


def test_fuzz_quotation_without_words_is_no_content() -> None:
    """An opening mark behind a speaker and a colon, with nothing behind it, quotes nothing."""
    made = article("source/NOUN/0:root :/PUNCT/1:punct «/PUNCT/1:punct")
    found = find_attributions(made.sentences, paragraphs=made.paragraphs, lexicon=french())
    assert all(len(span) for relation in found.attributions for span in relation.content)
