"""A report each of whose strings means something to some program that may read it."""

from __future__ import annotations

from provenance.report import (
    Alternative,
    ArticleInfo,
    Attribution,
    Basis,
    Claim,
    Cue,
    Diagnostic,
    Hedge,
    Hop,
    HopRelation,
    ModelInfo,
    Quotation,
    Report,
    SentenceSpan,
    Source,
    SourceKind,
    SourceSpan,
    Stance,
    TextSpan,
    ToolInfo,
)

PIECES = (
    '=HYPERLINK("http://x","y")', "+1", "-2+3", "@SUM(A1)", " \t=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>", "--> <!-- ]]> &amp; &#x41; <b>",
    "'; DROP TABLE claims; --", '"""', "'''", "\\", '\\N \\G \\l \\"', "a\nb", "a\r\nb\rc", "a\tb",
    "\x1b[2J\x1b]8;;http://x\x07", "\x9b31m", "\x00\x01\x08\x0b\x0c\x1f\x7f", "\u202eabc\u2066",
    "\u2028\u2029\x85", "\ufeff\u200b", "\ufffe\uffff\ufdd0", "👩\u200d🚒 🇫🇷 𝒳", "قالت الوزارة",
    "אמר השר", "# h", "- x", "1. x", "> q", "[l](javascript:alert(1)) ![i](x) `c` *e* _e_ ~~s~~",
    "www.x.fr http://x a@b.fr @x #1 $x$ | t |", "| --- |", "end; subgraph x %%{init: {}}%%",
    "style n0 fill:#f00; click n0 call x()", "art:x prov:y _:b %20 %s {0}", "T1\tSource 0 1\tx",
    '{"$": 1}', "true", "1.0", "2020-11-10T00:00:00", "__proto__", "@id", "\U000e0041\U000e007f",
)  # fmt: skip
TEXT = "\n\n".join(PIECES)


def hostile() -> Report:
    """Every piece is the name of a source, the words of a claim and of an attribution."""
    spans: list[TextSpan] = []
    start = 0
    for piece in PIECES:
        start = TEXT.index(piece, start)
        spans.append(TextSpan(start=start, end=start + len(piece), text=piece))
        start += len(piece)
    published = Hop(
        source="s0", relation=HopRelation.PUBLISHES, basis=Basis.PUBLISHER, confidence=1.0
    )
    numbered = list(enumerate(zip(PIECES, spans, strict=True), start=1))
    sources = [
        Source(
            id=f"s{n}\n{piece}",
            name=piece,
            kind=SourceKind.PERSON,
            anonymous=bool(n % 2),
            aliases=(piece, ""),
            member_of="s0" if n == 1 else None,
            mentions=(span,),
        )
        for n, (piece, span) in numbered
    ]
    attributions = [
        Attribution(
            id=f"a{n} {piece}",
            sentence=0,
            construction=piece,
            source=SourceSpan(**span.model_dump(), id=sources[n - 1].id),
            cue=Cue(**span.model_dump(), lemma=piece) if n % 2 else None,
            content=(span,),
            quotation=Quotation.DIRECT,
            stance=Stance.DENIED,
            parent=f"a1 {PIECES[0]}" if n == 2 else None,
            confidence=0.5,
        )
        for n, (piece, span) in numbered
    ]
    claims = [
        Claim(
            id=f"c{n} {piece}",
            sentence=0,
            text=piece,
            spans=(span,),
            quotation=Quotation.DIRECT,
            stance=Stance.HEDGED,
            hedges=(Hedge(**span.model_dump(), kind=piece),),
            chain=(
                published,
                Hop(
                    source=sources[n - 1].id,
                    relation=HopRelation.CITES,
                    basis=Basis.EXPLICIT,
                    attribution=attributions[n - 1].id,
                    evidence=(span,),
                    confidence=0.25,
                ),
            ),
            origin=sources[n - 1].id,
            alternatives=(Alternative(chain=("s0",), confidence=0.125),),
            confidence=0.25,
        )
        for n, (piece, span) in numbered
    ]
    publisher = Source(id="s0", name=PIECES[5], kind=SourceKind.MEDIA, anonymous=False)
    return Report(
        diagnostics=tuple(Diagnostic(code="x", message=piece) for piece in PIECES),
        tool=ToolInfo(
            name=PIECES[5],
            version=PIECES[6],
            model=ModelInfo(name=PIECES[7], language=PIECES[8], sha256=PIECES[0]),
        ),
        article=ArticleInfo(
            id="\n".join(PIECES),
            title="\n".join(PIECES),
            publisher=PIECES[5],
            author=PIECES[0],
            published=PIECES[12],
            url="https://x/\n\"<>\\^`{|} \u202e'" + PIECES[5],
            language="fr",
            text=TEXT,
        ),
        sentences=(SentenceSpan(index=0, start=0, end=len(TEXT)),),
        sources=(publisher, *sources),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )
