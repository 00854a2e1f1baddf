"""Sound reports of any words: what the round trips are tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

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
    Parse,
    Quotation,
    Report,
    SentenceSpan,
    Source,
    SourceKind,
    SourceSpan,
    Stance,
    TextSpan,
    ToolInfo,
    Word,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CHARACTERS = st.one_of(
    st.sampled_from(
        "abc é’«»\u00a0=+-@'\"\\\n\r\t|&<>%:;,#_ 😀👩🇫\u200d\u202eقאש\x00\x1b\x85\u2028"
    ),
    st.characters(exclude_categories=["Cs"]),
)
WORDS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(["true", "1.0", "2020-11-10T00:00:00", "prv:x", "null", "=1", "'", "''=1"]),
)
SURE = st.floats(min_value=0, max_value=1)
SOME = st.none() | WORDS


def spans_of(text: str, *, least: int = 0, most: int = 3) -> SearchStrategy[tuple[TextSpan, ...]]:
    """Stretches of `text` in their order, none of which touches another."""
    edges = st.lists(
        st.integers(0, len(text)), min_size=2 * least, max_size=2 * most, unique=True
    ).filter(lambda held: len(held) % 2 == 0)
    return edges.map(sorted).map(
        lambda held: tuple(
            TextSpan(start=start, end=end, text=text[start:end])
            for start, end in zip(held[::2], held[1::2], strict=True)
        )
    )


@st.composite
def reports(draw: DrawFn) -> Report:
    """A report that keeps the promises of the contract."""
    text = draw(st.text(CHARACTERS, min_size=6, max_size=60))
    ids = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    relations = draw(st.lists(WORDS, max_size=3, unique=True))
    claims = draw(st.lists(WORDS, max_size=3, unique=True))
    publisher = draw(WORDS)
    names = [publisher, *(draw(WORDS) for _ in ids[1:])]
    return Report(
        schema_version="1.0",
        diagnostics=tuple(
            Diagnostic(
                code=draw(WORDS), message=draw(WORDS), sentence=draw(st.sampled_from([None, 0]))
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        tool=ToolInfo(
            name=draw(WORDS),
            version=draw(WORDS),
            model=ModelInfo(name=draw(WORDS), language=draw(WORDS), sha256=draw(WORDS)),
        ),
        article=ArticleInfo(
            id=draw(WORDS),
            title=draw(SOME),
            publisher=publisher,
            author=draw(SOME),
            published=draw(SOME),
            url=draw(SOME),
            language=draw(WORDS),
            text=text,
        ),
        sentences=(SentenceSpan(index=0, start=0, end=len(text)),),
        sources=tuple(
            Source(
                id=name,
                name=names[place],
                kind=draw(st.sampled_from(SourceKind)),
                anonymous=draw(st.booleans()),
                aliases=tuple(draw(st.lists(WORDS, max_size=2))),
                member_of=ids[0] if place and draw(st.booleans()) else None,
                mentions=draw(spans_of(text)),
            )
            for place, name in enumerate(ids)
        ),
        attributions=tuple(
            draw(attribution(text, name, relations[:place], ids))
            for place, name in enumerate(relations)
        ),
        claims=tuple(draw(claim(text, name, ids, relations)) for name in claims),
    )


@st.composite
def parsed_reports(draw: DrawFn) -> Report:
    """A report whose text is all words, of any form, on stretches of it, in two sentences."""
    made = draw(reports())
    text = made.article.text
    spans = [span for span in draw(spans_of(text, least=2, most=8)) if span.text.strip()]
    assume(len(spans) > 1)
    middle = draw(st.integers(1, len(spans) - 1))
    sentences = tuple(
        SentenceSpan(
            index=number, start=held[0].start, end=held[-1].end, parse=draw(parse(held, number))
        )
        for number, held in enumerate([spans[:middle], spans[middle:]])
    )
    return made.model_copy(update={"sentences": sentences})


@st.composite
def parse(draw: DrawFn, spans: list[TextSpan], paragraph: int) -> Parse:
    """A tree on `spans`, some of which are contractions; each word hangs on an earlier one."""
    places = [span for span in spans for _ in range(draw(st.integers(1, 3)))]
    alone = [places.count(span) == 1 for span in places]
    words = tuple(
        Word(
            form=span.text if alone[number] else draw(WORDS),
            lemma=draw(WORDS),
            upos=draw(st.sampled_from(["NOUN", "VERB", "X"])),
            feats=draw(st.sampled_from(["", "Number=Sing", "Gender=Masc|NumType=Ord|Number=Plur"])),
            head=draw(st.integers(1, number)) if number else 0,
            deprel=draw(st.sampled_from(["obl:arg", "dep"])) if number else "root",
            start=span.start,
            end=span.end,
        )
        for number, span in enumerate(places)
    )
    return Parse(paragraph=paragraph, words=words)


@st.composite
def attribution(
    draw: DrawFn, text: str, name: str, above: list[str], sources: list[str]
) -> Attribution:
    """A relation on words of `text`."""
    source, cue = (draw(st.none() | spans_of(text, least=1, most=1)) for _ in range(2))
    return Attribution(
        id=name,
        sentence=0,
        construction=draw(WORDS),
        source=SourceSpan(**source[0].model_dump(), id=draw(st.sampled_from(sources)))
        if source
        else None,
        cue=Cue(**cue[0].model_dump(), lemma=draw(WORDS)) if cue else None,
        content=draw(spans_of(text, least=1)),
        quotation=draw(st.sampled_from(Quotation)),
        stance=draw(st.sampled_from(Stance)),
        parent=draw(st.sampled_from([None, *above])),
        confidence=draw(SURE),
    )


@st.composite
def claim(draw: DrawFn, text: str, name: str, sources: list[str], relations: list[str]) -> Claim:
    """A claim on words of `text` whose chain starts at the first of `sources`."""
    spans = draw(spans_of(text, least=1))
    later = draw(st.lists(st.sampled_from(sources[1:]), unique=True)) if sources[1:] else []
    first = Hop(
        source=sources[0], relation=HopRelation.PUBLISHES, basis=Basis.PUBLISHER, confidence=1.0
    )
    hops = [
        Hop(
            source=source,
            relation=draw(st.sampled_from([HopRelation.CITES, HopRelation.INCLUDES])),
            basis=draw(st.sampled_from([b for b in Basis if b is not Basis.PUBLISHER])),
            attribution=draw(st.sampled_from([None, *relations])),
            evidence=draw(spans_of(text, least=1)),
            confidence=draw(SURE),
        )
        for source in later
    ]
    return Claim(
        id=name,
        sentence=0,
        text=" ".join(span.text for span in spans),
        spans=spans,
        quotation=draw(st.sampled_from(Quotation)),
        stance=draw(st.sampled_from(Stance)),
        hedges=tuple(
            Hedge(**span.model_dump(), kind=draw(WORDS)) for span in draw(spans_of(text, most=2))
        ),
        chain=(first, *hops),
        origin=[first, *hops][-1].source,
        alternatives=tuple(
            Alternative(chain=(sources[0],), confidence=draw(SURE))
            for _ in range(draw(st.integers(0, 1)) if hops else 0)
        ),
        confidence=draw(SURE),
    )
