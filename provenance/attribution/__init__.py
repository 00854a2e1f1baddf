"""From parsed sentences to attribution relations: who is said to say what, on which words."""

from provenance.attribution.find import Found, find_attributions
from provenance.attribution.quotes import Quote
from provenance.attribution.relation import Attribution, Cue, HedgeMark, Mention
from provenance.attribution.relay import Citation
from provenance.attribution.scene import Scene

__all__ = [
    "Attribution",
    "Citation",
    "Cue",
    "Found",
    "HedgeMark",
    "Mention",
    "Quote",
    "Scene",
    "find_attributions",
]
