"""Reports made by hand, so that drawing is tested without a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.report import (
    Alternative,
    ArticleInfo,
    Basis,
    Claim,
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
    Stance,
    TextSpan,
    ToolInfo,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

KIOSQUE = """Paris et Rabat se rapprochent

Kiosque360. La France souhaite renforcer sa coopération avec le Maroc. Différentes sources \
médiatiques françaises révèlent que plusieurs pays européens partagent cette volonté.

Al Ahdath Al Maghribia rapporte que ces pays européens ambitionnent, en effet, de mettre \
l’accent sur l’interdiction de circulation des combattants jihadistes, la cyber-sécurité et \
l’échange rapide des renseignements. D’après les mêmes sources, cette coopération éviterait à \
ces pays des attaques terroristes.

La surveillance du net figure, à en croire les sources médiatiques citées par Al Ahdath Al \
Maghribia, en tête de liste des priorités. Ces « loups solitaires » sont la plus grande menace.

Le quotidien cite à titre d’exemple le support régional Nice Matin qui soutient que le Royaume \
a prouvé, à plusieurs reprises, qu’il était un partenaire de choix. « Nous n’avons rien vu », \
ajoute un officier. Rabat dément que des officiers se soient rendus à Bruxelles.
"""


def span(text: str, words: str) -> TextSpan:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


def hop(  # one line a hop in the tables below
    source: str,
    *evidence: TextSpan,
    relation: HopRelation = HopRelation.CITES,
    basis: Basis = Basis.EXPLICIT,
    confidence: float = 0.9,
) -> Hop:
    """A step of a chain."""
    return Hop(
        source=source, relation=relation, basis=basis, evidence=evidence, confidence=confidence
    )


PUBLISHED = hop("s0", relation=HopRelation.PUBLISHES, basis=Basis.PUBLISHER, confidence=1.0)


def claim(
    number: int,
    spans: TextSpan | Sequence[TextSpan],
    *hops: Hop,
    stance: Stance = Stance.REPORTED,
    quotation: Quotation = Quotation.INDIRECT,
    hedges: Sequence[Hedge] = (),
    alternatives: Sequence[Alternative] = (),
    confidence: float = 0.86,
) -> Claim:
    """A claim whose chain is the publisher and `hops`."""
    held = (spans,) if isinstance(spans, TextSpan) else tuple(spans)
    chain = (PUBLISHED, *hops)
    return Claim(
        id=f"c{number}",
        sentence=number,
        text=" ".join(s.text for s in held),
        spans=held,
        quotation=quotation,
        stance=stance,
        hedges=tuple(hedges),
        chain=chain,
        origin=chain[-1].source,
        alternatives=tuple(alternatives),
        confidence=confidence,
    )


def source(number: int, name: str, kind: SourceKind, *, anonymous: bool = False) -> Source:
    """A source without mentions."""
    return Source(id=f"s{number}", name=name, kind=kind, anonymous=anonymous)


def report(
    text: str,
    *,
    sources: Sequence[Source],
    claims: Sequence[Claim],
    diagnostics: Sequence[Diagnostic] = (),
    publisher: str = "Kiosque360",
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Report:
    """A report on `text`, of one sentence a line."""
    sentences: list[SentenceSpan] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            stop = start + len(line.rstrip("\n"))
            sentences.append(SentenceSpan(index=len(sentences), start=start, end=stop))
        start += len(line)
    return Report(
        diagnostics=tuple(diagnostics),
        tool=ToolInfo(
            name="provenance",
            version="1.0",
            model=ModelInfo(name="news", language="fr", sha256="0" * 64),
        ),
        article=ArticleInfo(
            id="kiosque360",
            title=title,
            publisher=publisher,
            author=author,
            published=published,
            url=url,
            language="fr",
            text=text,
        ),
        sentences=tuple(sentences),
        sources=tuple(sources),
        attributions=(),
        claims=tuple(claims),
    )


def parsed(made: Report) -> Report:
    """`made` with a parse where it has none: all hangs on the first word; *du* is a contraction."""
    sentences = tuple(
        held
        if held.parse
        else held.model_copy(
            update={"parse": Parse(paragraph=held.index, words=_words(made.article.text, held))}
        )
        for held in made.sentences
    )
    return made.model_copy(update={"sentences": sentences})


def _words(text: str, sentence: SentenceSpan) -> tuple[Word, ...]:
    tokens = re.compile(r"\w[\w\u0301]*|\S").finditer(text, sentence.start, sentence.end)
    forms = [
        (form, token.span())
        for token in tokens
        for form in (("de", "le") if token[0] == "du" else (token[0],))
    ]
    return tuple(
        Word(
            form=form,
            lemma=form.lower(),
            upos="NOUN" if form.isalpha() else "PUNCT",
            feats="NumType=Card|Number=Sing" if form == "un" else "",
            head=min(number, 1),
            deprel="dep" if number else "root",
            start=start,
            end=end,
        )
        for number, (form, (start, end)) in enumerate(forms)
    )


def kiosque() -> Report:
    """The worked example: nesting, a collective and its member, reserve, denial and doubt."""
    text = KIOSQUE
    ahdath = hop("s1", span(text, "rapporte"), confidence=0.95)
    ahdath_later = hop(
        "s1", span(text, "citées par Al Ahdath Al Maghribia"), basis=Basis.NESTED, confidence=0.8
    )
    cites = hop("s1", span(text, "Le quotidien cite"), basis=Basis.ANAPHORA, confidence=0.85)
    same = hop(
        "s2",
        span(text, "D’après les mêmes sources"),
        span(text, "Différentes sources médiatiques françaises"),
        basis=Basis.ANAPHORA,
        confidence=0.78,
    )
    believed = hop("s2", span(text, "à en croire les sources médiatiques"), confidence=0.9)
    runs_on = hop(
        "s2",
        span(text, "à en croire les sources médiatiques"),
        basis=Basis.CONTINUATION,
        confidence=0.41,
    )
    nice = hop(
        "s3",
        span(text, "à titre d’exemple le support régional Nice Matin"),
        span(text, "soutient"),
        relation=HopRelation.INCLUDES,
        confidence=0.9,
    )
    officer = hop("s4", span(text, "ajoute un officier"), confidence=0.88)
    rabat = hop("s5", span(text, "dément"), confidence=0.93)
    conditional = span(text, "éviterait")
    return report(
        text,
        title="Paris et Rabat se rapprochent",
        author="Leïla Driss",
        published="2020-11-10",
        sources=(
            source(0, "Kiosque360", SourceKind.MEDIA),
            source(1, "Al Ahdath Al Maghribia", SourceKind.MEDIA),
            source(2, "sources médiatiques françaises", SourceKind.COLLECTIVE, anonymous=True),
            source(3, "Nice Matin", SourceKind.MEDIA),
            source(4, "un officier", SourceKind.PERSON, anonymous=True),
            source(5, "Rabat", SourceKind.GOVERNMENT),
        ),
        claims=(
            claim(
                1,
                span(text, "La France souhaite renforcer sa coopération avec le Maroc"),
                stance=Stance.ASSERTED,
                quotation=Quotation.NONE,
                confidence=0.97,
            ),
            claim(
                2,
                span(text, "plusieurs pays européens partagent cette volonté"),
                ahdath_later,
                hop("s2", span(text, "révèlent"), confidence=0.96),
                stance=Stance.FACTIVE,
                alternatives=(Alternative(chain=("s0", "s2"), confidence=0.35),),
                confidence=0.72,
            ),
            claim(
                3,
                span(
                    text,
                    "ces pays européens ambitionnent, en effet, de mettre l’accent sur "
                    "l’interdiction de circulation des combattants jihadistes, la "
                    "cyber-sécurité et l’échange rapide des renseignements",
                ),
                ahdath,
                confidence=0.95,
            ),
            claim(
                4,
                span(text, "cette coopération éviterait à ces pays des attaques terroristes"),
                ahdath_later,
                same,
                stance=Stance.HEDGED,
                hedges=(Hedge(**conditional.model_dump(), kind="conditional"),),
                confidence=0.71,
            ),
            claim(
                5,
                (
                    span(text, "La surveillance du net figure"),
                    span(text, "en tête de liste des priorités"),
                ),
                ahdath_later,
                believed,
                confidence=0.83,
            ),
            claim(
                6,
                span(text, "Ces « loups solitaires » sont la plus grande menace"),
                ahdath_later,
                runs_on,
                quotation=Quotation.MIXED,
                alternatives=(
                    Alternative(chain=("s0",), confidence=0.38),
                    Alternative(chain=("s0", "s1"), confidence=0.2),
                ),
                confidence=0.4,
            ),
            claim(
                7,
                span(
                    text,
                    "le Royaume a prouvé, à plusieurs reprises, qu’il était un partenaire de choix",
                ),
                cites,
                same,
                nice,
                confidence=0.82,
            ),
            claim(
                8,
                span(text, "Nous n’avons rien vu"),
                officer,
                quotation=Quotation.DIRECT,
                confidence=0.88,
            ),
            claim(
                9,
                span(text, "des officiers se soient rendus à Bruxelles"),
                rabat,
                stance=Stance.DENIED,
                confidence=0.9,
            ),
        ),
    )
