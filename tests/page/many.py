"""A long article made by rule: 300 claims, 40 sources, chains of one to four steps."""

from __future__ import annotations

from provenance.report import (
    Alternative,
    ArticleInfo,
    Basis,
    Claim,
    Hop,
    HopRelation,
    ModelInfo,
    Quotation,
    Report,
    SentenceSpan,
    Source,
    SourceKind,
    Stance,
    TextSpan,
    ToolInfo,
)

CLAIMS = 300
SOURCES = 40
KINDS = tuple(SourceKind)
STANCES = (Stance.REPORTED, Stance.FACTIVE, Stance.HEDGED, Stance.DENIED, Stance.REPORTED)


def many(claims: int = CLAIMS) -> Report:
    """The report; nothing in it is drawn by chance."""
    text, spans, cues, sentences = "", [], [], []
    for number in range(claims):
        start = len(text)
        name = f"le service numéro {number % SOURCES}"
        said = f"la mesure {number} coûterait {number * 7 + 3} millions d’euros à la région"
        text += f"Selon {name}, {said}."
        cues.append(_span(text, f"Selon {name}", start))
        spans.append(_span(text, said, start))
        sentences.append(SentenceSpan(index=number, start=start, end=len(text)))
        text += "\n\n" if number % 6 == 5 else " "
    sources = [
        Source(
            id=f"s{n}",
            name="La Gazette" if n == 0 else f"service numéro {n}",
            kind=KINDS[n % len(KINDS)],
            anonymous=n % 9 == 4,
        )
        for n in range(SOURCES)
    ]
    return Report(
        tool=ToolInfo(
            name="provenance",
            version="1.0",
            model=ModelInfo(name="news", language="fr", sha256="0" * 64),
        ),
        article=ArticleInfo(
            id="many",
            title="Trois cents affirmations",
            publisher="La Gazette",
            published="2026-01-02",
            url="https://gazette.example/long?a=1",
            language="fr",
            text=text,
        ),
        sentences=tuple(sentences),
        sources=tuple(sources),
        attributions=(),
        claims=tuple(_claim(n, spans[n], cues[n]) for n in range(claims)),
    )


def _claim(number: int, words: TextSpan, cue: TextSpan) -> Claim:
    depth = (1, 1, 2, 1, 3, 0, 2)[number % 7]
    last = number % (SOURCES - 1) + 1
    through = [s for s in (number % 5 + 1, number % 3 + 6) if s != last][: max(depth - 1, 0)]
    hops = [
        Hop(
            source=f"s{source}",
            relation=HopRelation.INCLUDES if place == 2 else HopRelation.CITES,
            basis=(Basis.EXPLICIT, Basis.ANAPHORA, Basis.NESTED)[place % 3],
            evidence=(cue,),
            confidence=0.45 + (number * 13 % 50) / 100,
        )
        for place, source in enumerate([*through, last] if depth else [])
    ]
    published = Hop(
        source="s0", relation=HopRelation.PUBLISHES, basis=Basis.PUBLISHER, confidence=1.0
    )
    return Claim(
        id=f"c{number}",
        sentence=number,
        text=words.text,
        spans=(words,),
        quotation=Quotation.INDIRECT if hops else Quotation.NONE,
        stance=STANCES[number % len(STANCES)] if hops else Stance.ASSERTED,
        chain=(published, *hops),
        origin=hops[-1].source if hops else "s0",
        alternatives=(Alternative(chain=("s0",), confidence=0.2),) if number % 11 == 3 else (),
        confidence=0.4 + (number * 17 % 60) / 100,
    )


def _span(text: str, words: str, after: int) -> TextSpan:
    start = text.index(words, after)
    return TextSpan(start=start, end=start + len(words), text=words)
