"""From source phrases to the parties they stand for: names, reference, collectives."""

from provenance.sources.resolve import readings_of, resolve_sources
from provenance.sources.source import Candidate, Resolution, Source

__all__ = ["Candidate", "Resolution", "Source", "readings_of", "resolve_sources"]
