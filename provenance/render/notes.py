"""The short notes of the tree: what a source is, how a claim is presented, how sure the tool is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.render.facts import DOUBTFUL_BELOW, hops_after_publisher, is_doubtful
from provenance.render.pen import ALARM, ASIDE, RESERVE
from provenance.report import Quotation, SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from provenance.render.facts import Facts
    from provenance.render.pen import Pen
    from provenance.report import Claim, Source

_STANCE_STYLES = {
    Stance.HEDGED: RESERVE,
    Stance.DOUBTED: RESERVE,
    Stance.ASKED: RESERVE,
    Stance.DENIED: ALARM,
}
_STANCE_MEANINGS = {
    Stance.FACTIVE: "told as established",
    Stance.HEDGED: "told with reserve or as an opinion",
    Stance.DOUBTED: "told as open to doubt",
    Stance.DENIED: "said not to be so",
    Stance.ASKED: "asked or demanded",
}
_QUOTATION_WORDS = {Quotation.DIRECT: "direct quote", Quotation.MIXED: "partly quoted"}


def source_note(pen: Pen, source: Source | None, *, is_origin: bool = False) -> Text | None:
    """What sort of party a source is, such as `(collective, unnamed)`; None where unknown."""
    words: list[str] = []
    if source is not None and source.kind is not SourceKind.UNKNOWN:
        words.append(source.kind.value)
    if source is not None and source.anonymous:
        words.append("unnamed")
    if is_origin:
        words.append("origin")
    return pen.term(f"({', '.join(words)})", ASIDE) if words else None


def confidence_note(pen: Pen, confidence: float) -> Text:
    """A confidence such as `0.86`, said in words as well where it is low."""
    if is_doubtful(confidence):
        return pen.term(f"doubtful {figure(confidence)}", ALARM)
    return pen.term(figure(confidence), ASIDE)


def claim_note(pen: Pen, claim: Claim) -> Text:
    """How a claim is presented, such as `[hedged: aurait, direct quote, 0.71]`."""
    parts = [_stance_note(pen, claim)]
    if claim.quotation in _QUOTATION_WORDS:
        parts.append(pen.term(_QUOTATION_WORDS[claim.quotation], ASIDE))
    links = [hop.confidence for hop in hops_after_publisher(claim)]
    if not is_doubtful(claim.confidence) and any(map(is_doubtful, links)):
        parts.append(pen.term("doubtful link", ALARM))
    parts.append(confidence_note(pen, claim.confidence))
    return bracketed(pen, pen.join(parts, ", "))


def bracketed(pen: Pen, words: Text) -> Text:
    """`words` of the tool between square brackets, as an editor marks what is not the text's."""
    return pen.join([pen.write("[", ASIDE), words, pen.write("]", ASIDE)], "")


def legend(facts: Facts) -> Iterator[str]:
    """The meaning of each term on the page that does not explain itself."""
    claims = [numbered.claim for numbered in facts.shown]
    stances = {claim.stance for claim in claims}
    yield from (f"{s.value}: {said}" for s, said in _STANCE_MEANINGS.items() if s in stances)
    figures = [claim.confidence for claim in claims]
    figures += [hop.confidence for claim in claims for hop in hops_after_publisher(claim)]
    if any(map(is_doubtful, figures)):
        yield f"doubtful: confidence below {DOUBTFUL_BELOW:.2f}"
    if claims:
        yield "figures: how sure the tool is, 0 to 1"


def _stance_note(pen: Pen, claim: Claim) -> Text:
    style = _STANCE_STYLES.get(claim.stance, ASIDE)
    weakened = " … ".join(dict.fromkeys(hedge.text for hedge in claim.hedges))
    stance = claim.stance.value
    return pen.term(f"{stance}: {weakened}" if weakened else stance, style)


def figure(confidence: float) -> str:
    """Two decimals, cut off and not rounded, so that 0.499 does not read as 0.50."""
    return f"{int(confidence * 100 + 1e-9) / 100:.2f}"
