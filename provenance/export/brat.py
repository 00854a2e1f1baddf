"""brat stand-off: attributions and claims as annotations on the words of the text beside it.

- `T` lines are words: Source, Cue, Content, Claim, Hedge. Words that are not one stretch, or that
  run over the end of a line, are given as their stretches (`5 12;13 20`), joined by a blank.
- An attribution with a cue is an event on the cue (`E1 Attribution:T2 Source:T1 Content:T3`), one
  without is a relation (`R1 AttributedTo Arg1:T3 Arg2:T1`).
- An attribution without content, or a claim without words, has no place and is left out.
- `Inside` says that a content stands inside that of another, `Weakens` which claim a hedge is of.
- Quotation and Stance are attributes of contents and of claims. What brat has no form for (ids,
  construction, lemma, confidence, the chain) is a note on them in JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.export.json_text import compact, harmless
from provenance.export.spans import offsets
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.report import Attribution, Claim, Report, TextSpan

CONFIGURATION = """\
[entities]
Source
Cue
Content
Claim
Hedge

[relations]
AttributedTo\tArg1:Content, Arg2:Source
Inside\tArg1:Content, Arg2:Content
Weakens\tArg1:Hedge, Arg2:Claim

[events]
Attribution\tSource?:Source, Content*:Content

[attributes]
Quotation\tArg:Content|Claim, Value:direct|indirect|mixed|none
Stance\tArg:Content|Claim, Value:asserted|reported|factive|hedged|doubted|denied|asked
"""

_ENDS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")  # no stretch runs over one of these
_BLANKED = str.maketrans(dict.fromkeys(_ENDS, " "))


def write(report: Report) -> str:
    """The annotations of `report`; `report.article.text` is the text beside them."""
    lines = _Lines(report.article.text)
    contents = {held.id: _attribution(lines, held) for held in report.attributions if held.content}
    for held in report.attributions:
        inner, outer = contents.get(held.id), contents.get(held.parent or "")
        if inner and outer:
            lines.add("R", f"Inside Arg1:{inner} Arg2:{outer}")
    for claim in report.claims:
        if claim.spans:
            _claim(lines, claim)
    return "".join(lines.done)


@dataclass(slots=True)
class _Lines:
    """The lines so far, and how many there are of each sort."""

    text: str
    done: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, sort: str, body: str, said: str | None = None) -> str:
        """Write a line with the next id of its sort, and return the id."""
        self.counts[sort] = self.counts.get(sort, 0) + 1
        name = f"{sort}{self.counts[sort]}"
        self.done.append(f"{name}\t{body}\n" if said is None else f"{name}\t{body}\t{said}\n")
        return name

    def words(self, kind: str, spans: Iterable[TextSpan]) -> str:
        """A T line on the words of `spans`; a note has their offsets where lines cut them."""
        held = list(spans)
        pieces = [piece for span in held for piece in stretches(self.text, span)]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        said = " ".join(piece.slice(self.text) for piece in pieces).translate(_BLANKED)
        name = self.add("T", f"{kind} {places}", said)
        if pieces != [Span(span.start, span.end) for span in held]:
            self.note(name, {"spans": offsets(held)})
        return name

    def note(self, target: str, about: dict[str, object]) -> None:
        """A note in JSON on `target`."""
        self.add("#", f"AnnotatorNotes {target}", harmless(compact(about)))


def stretches(text: str, span: TextSpan) -> Iterator[Span]:
    """The parts of `span` that lie on one line each; `span` itself where it is blank lines only."""
    if set(span.text) <= _ENDS:
        yield Span(span.start, span.end)
        return
    start = span.start
    for place in range(span.start, span.end + 1):
        if place == span.end or text[place] in _ENDS:
            if start < place:
                yield Span(start, place)
            start = place + 1


def _attribution(lines: _Lines, held: Attribution) -> str:
    """The lines of an attribution; the id of its content."""
    content = lines.words("Content", held.content)
    source = lines.words("Source", [held.source]) if held.source else None
    if held.cue:
        cue = lines.words("Cue", [held.cue])
        by = f" Source:{source}" if source else ""
        lines.add("E", f"Attribution:{cue}{by} Content:{content}")
    elif source:
        lines.add("R", f"AttributedTo Arg1:{content} Arg2:{source}")
    _presented(lines, content, held)
    about: dict[str, object] = {
        "id": held.id,
        "sentence": held.sentence,
        "construction": held.construction,
        "source": held.source and held.source.id,
        "lemma": held.cue and held.cue.lemma,
        "parent": held.parent,
        "confidence": held.confidence,
    }
    lines.note(content, about)
    return content


def _claim(lines: _Lines, claim: Claim) -> None:
    name = lines.words("Claim", claim.spans)
    for hedge in claim.hedges:
        lines.add("R", f"Weakens Arg1:{lines.words('Hedge', [hedge])} Arg2:{name}")
    _presented(lines, name, claim)
    chain = [hop.model_dump() | {"evidence": offsets(hop.evidence)} for hop in claim.chain]
    about: dict[str, object] = {
        "id": claim.id,
        "sentence": claim.sentence,
        "chain": chain,
        "alternatives": [other.model_dump() for other in claim.alternatives],
        "hedges": [hedge.kind for hedge in claim.hedges],
        "confidence": claim.confidence,
    }
    lines.note(name, about)


def _presented(lines: _Lines, name: str, held: Attribution | Claim) -> None:
    lines.add("A", f"Quotation {name} {held.quotation.value}")
    lines.add("A", f"Stance {name} {held.stance.value}")
