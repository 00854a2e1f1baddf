"""brat stand-off and its text → the attributions and the claims it was written from."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from provenance.errors import InputError
from provenance.export.carried import Carried
from provenance.export.spans import Offsets, words_at
from provenance.report import Attribution, Claim, TextSpan

Values = dict[str, Any]


def read_brat(annotations: str, text: str) -> Carried:
    """The attributions and the claims that `write` of `provenance.export.brat` wrote.

    Args:
        annotations: The `.ann` file.
        text: The text beside it, with its line ends as they are.

    Raises:
        InputError: A line is malformed, or something that the format promises is missing.
    """
    try:
        held = _Annotations.of(annotations)
        return Carried(
            attributions=tuple(
                Attribution.model_validate(_attribution(held, name, text))
                for name, kind in held.kinds.items()
                if kind == "Content"
            ),
            claims=tuple(
                Claim.model_validate(_claim(held, name, text))
                for name, kind in held.kinds.items()
                if kind == "Claim"
            ),
        )
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"not a report of provenance as brat stand-off ({reason})") from error


@dataclass(slots=True)
class _Annotations:
    """The lines of a file by what they say, in their order."""

    kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, Offsets] = field(default_factory=dict)
    attributes: dict[str, Values] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, Values] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    cues: dict[str, str] = field(default_factory=dict)
    hedges: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, annotations: str) -> _Annotations:
        held = cls()
        for line in filter(None, annotations.split("\n")):
            name, body, *said = line.split("\t", 2)
            kind, *parts = body.split(" ")
            held._take(name, kind, parts, said)
        return held

    def _take(self, name: str, kind: str, parts: list[str], said: list[str]) -> None:
        match name[0]:
            case "T":
                self.kinds[name] = kind
                pieces = " ".join(parts).split(";")
                self.places[name] = [_edges(piece) for piece in pieces]
            case "A":
                target, value = parts
                self.attributes[target][kind] = value
            case "#":
                self.notes.setdefault(parts[0], {}).update(json.loads(said[0]))
            case "E":
                roles = dict(part.split(":") for part in parts)
                self.cues[roles["Content"]] = kind.partition(":")[2]
                if "Source" in roles:
                    self.sources[roles["Content"]] = roles["Source"]
            case "R":
                first, second = (part.partition(":")[2] for part in parts)
                if kind == "AttributedTo":
                    self.sources[first] = second
                elif kind == "Weakens":
                    self.hedges[second].append(first)
            case _:
                raise ValueError(f"no line of brat begins with {name}")

    def words(self, name: str, text: str) -> tuple[TextSpan, ...]:
        """The spans of a T line: those of its note, where lines cut them, or its own."""
        return words_at(text, self.notes.get(name, {}).get("spans", self.places[name]))


def _attribution(held: _Annotations, name: str, text: str) -> Values:
    note, attributes = held.notes[name], held.attributes[name]
    source, cue = held.sources.get(name), held.cues.get(name)
    return {
        "id": note["id"],
        "sentence": note["sentence"],
        "construction": note["construction"],
        "source": _one(held, source, text) | {"id": note["source"]} if source else None,
        "cue": _one(held, cue, text) | {"lemma": note["lemma"]} if cue else None,
        "content": held.words(name, text),
        "quotation": attributes["Quotation"],
        "stance": attributes["Stance"],
        "parent": note["parent"],
        "confidence": note["confidence"],
    }


def _claim(held: _Annotations, name: str, text: str) -> Values:
    note, attributes = held.notes[name], held.attributes[name]
    spans = held.words(name, text)
    hedges = zip(held.hedges[name], note["hedges"], strict=True)
    return {
        "id": note["id"],
        "sentence": note["sentence"],
        "text": " ".join(span.text for span in spans),
        "spans": spans,
        "quotation": attributes["Quotation"],
        "stance": attributes["Stance"],
        "hedges": [_one(held, hedge, text) | {"kind": kind} for hedge, kind in hedges],
        "chain": [hop | {"evidence": words_at(text, hop["evidence"])} for hop in note["chain"]],
        "origin": note["chain"][-1]["source"],
        "alternatives": note["alternatives"],
        "confidence": note["confidence"],
    }


def _one(held: _Annotations, name: str, text: str) -> Values:
    (span,) = held.words(name, text)
    return span.model_dump()


def _edges(piece: str) -> list[int]:
    start, end = piece.split()
    return [int(start), int(end)]
