"""From the rooms' values to the report: ids given, spans sliced, languages checked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from provenance import __version__, report
from provenance.sources import readings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.attribution import Attribution, Found
    from provenance.chains import Claim, Reading, Step
    from provenance.ingest import Article
    from provenance.parsing import ModelDir, Parsed, Sentence
    from provenance.sources import Candidate, Resolution
    from provenance.text import Span

TOOL = "provenance"
OTHER_LANGUAGE = 0.5
"""Least share of words known to the language below which a text is said to be in another."""
ENOUGH_WORDS = 20


def write_report(
    article: Article,
    parsed: Parsed,
    found: Found,
    resolution: Resolution,
    claims: Sequence[Claim],
    *,
    publisher: str,
    model: ModelDir,
    keep_parse: bool = False,
) -> report.Report:
    """The report of one article: everything that the rooms found, in the contract's terms.

    The parse of each sentence is left out unless `keep_parse` asks for it.
    """
    made = _Writer(article, found, resolution, claims).write(parsed, publisher, model)
    return _with_parse(made, parsed) if keep_parse else made


class _Writer:
    """Gives ids: `s` and a number to sources that the report needs, `a` and `c` to the rest."""

    def __init__(
        self, article: Article, found: Found, resolution: Resolution, claims: Sequence[Claim]
    ) -> None:
        self._article = article
        self._resolution = resolution
        self._claims = claims
        self._relations = (*found.attributions, *found.beside)
        self._readings = readings_of(resolution, self._relations)
        self._groups = _groups(claims)
        needed = sorted(set(self._needed()))
        self._ids = {party: f"s{number}" for number, party in enumerate(needed)}

    def write(self, parsed: Parsed, publisher: str, model: ModelDir) -> report.Report:
        article = self._article
        return report.Report(
            diagnostics=tuple(_diagnostics(article, parsed, model.language)),
            tool=report.ToolInfo(
                name=TOOL,
                version=__version__,
                model=report.ModelInfo(
                    name=model.name, language=model.language, sha256=model.fingerprint
                ),
            ),
            article=report.ArticleInfo(
                id=article.id,
                title=article.title,
                publisher=publisher,
                author=article.author,
                published=article.published,
                url=article.url,
                language=model.language,
                text=article.text,
            ),
            sentences=tuple(
                report.SentenceSpan(index=s.index, start=s.span.start, end=s.span.end)
                for s in parsed.sentences
            ),
            sources=tuple(self._source(party) for party in self._ids),
            attributions=tuple(
                self._attribution(number, relation, readings)
                for number, (relation, readings) in enumerate(
                    zip(self._relations, self._readings, strict=True)
                )
            ),
            claims=tuple(self._claim(n, claim) for n, claim in enumerate(self._claims)),
        )

    def _needed(self) -> Iterator[int]:
        """The publisher, every party of a chain or reading, every attribution's source."""
        yield 0
        for claim in self._claims:
            for chain in (claim.chain, *(reading.chain for reading in claim.alternatives)):
                yield from (step.party for step in chain)
        yield from (held[0].party for held in self._readings if held)

    def _source(self, party: int) -> report.Source:
        source = self._resolution.sources[party]
        return report.Source(
            id=self._ids[party],
            name=source.name,
            kind=source.kind,
            anonymous=source.anonymous,
            aliases=source.aliases,
            member_of=self._ids[self._groups[party]] if party in self._groups else None,
            mentions=tuple(self._spans(source.mentions)),
        )

    def _attribution(
        self, number: int, relation: Attribution, readings: tuple[Candidate, ...]
    ) -> report.Attribution:
        source, cue = relation.source, relation.cue
        return report.Attribution(
            id=f"a{number}",
            sentence=relation.sentence,
            construction=relation.construction,
            source=report.SourceSpan(id=self._ids[readings[0].party], **self._place(source.span))
            if source is not None and readings
            else None,
            cue=report.Cue(lemma=cue.lemma, **self._place(cue.span)) if cue is not None else None,
            content=tuple(self._spans(relation.content)),
            quotation=relation.quotation,
            stance=relation.stance,
            parent=f"a{relation.parent}" if relation.parent is not None else None,
            confidence=round(relation.confidence, 4),
        )

    def _claim(self, number: int, claim: Claim) -> report.Claim:
        spans = tuple(self._spans(claim.spans))
        return report.Claim(
            id=f"c{number}",
            sentence=claim.sentence,
            text=" ".join(span.text for span in spans),
            spans=spans,
            quotation=claim.quotation,
            stance=claim.stance,
            hedges=tuple(
                report.Hedge(kind=mark.kind, **self._place(mark.span)) for mark in claim.hedges
            ),
            chain=tuple(self._hop(step) for step in claim.chain),
            origin=self._ids[claim.chain[-1].party],
            alternatives=tuple(self._alternative(reading) for reading in claim.alternatives),
            confidence=round(claim.probability, 4),
        )

    def _hop(self, step: Step) -> report.Hop:
        return report.Hop(
            source=self._ids[step.party],
            relation=step.relation,
            basis=step.basis,
            attribution=f"a{step.attribution}" if step.attribution is not None else None,
            evidence=tuple(self._spans(dict.fromkeys(step.evidence))),
            confidence=round(step.confidence, 4),
        )

    def _alternative(self, reading: Reading) -> report.Alternative:
        return report.Alternative(
            chain=tuple(self._ids[step.party] for step in reading.chain),
            confidence=round(reading.probability, 4),
        )

    def _place(self, span: Span) -> dict[str, Any]:
        """What everything that has words of the text says of them."""
        return {"start": span.start, "end": span.end, "text": span.slice(self._article.text)}

    def _spans(self, spans: Iterable[Span]) -> Iterator[report.TextSpan]:
        return (report.TextSpan(**self._place(span)) for span in spans)


def _groups(claims: Sequence[Claim]) -> dict[int, int]:
    """For each party that a chain calls a member, the group that the first such chain says."""
    held: dict[int, int] = {}
    for claim in claims:
        for outer, inner in pairwise(claim.chain):
            if inner.relation is report.HopRelation.INCLUDES:
                held.setdefault(inner.party, outer.party)
    return held


def _with_parse(made: report.Report, parsed: Parsed) -> report.Report:
    spans = tuple(
        span.model_copy(update={"parse": _parse(sentence)})
        for span, sentence in zip(made.sentences, parsed.sentences, strict=True)
    )
    return made.model_copy(update={"sentences": spans})


def _parse(sentence: Sentence) -> report.Parse:
    words = (
        report.Word(
            form=token.form,
            lemma=token.lemma,
            upos=token.upos,
            feats=token.feats,
            head=token.head + 1,
            deprel=token.deprel,
            start=token.start,
            end=token.end,
        )
        for token in sentence.tokens
    )
    return report.Parse(paragraph=sentence.paragraph, words=tuple(words))


def _diagnostics(article: Article, parsed: Parsed, language: str) -> Iterator[report.Diagnostic]:
    for notice in article.notices:
        yield report.Diagnostic(code=notice.code, message=notice.message)
    share = _known_share(article.text, language)
    if share is not None and share < OTHER_LANGUAGE:
        yield report.Diagnostic(
            code="other_language",
            message=f"only {share:.0%} of the words are known in language '{language}': "
            "the text seems to be in another one, and what follows is not to be relied on",
        )
    for held in parsed.notices:
        yield report.Diagnostic(code=held.code, message=held.message, sentence=held.sentence)


def _known_share(text: str, language: str) -> float | None:
    """The share of the words of `text` that simplemma knows; None where there are too few."""
    import simplemma

    sample = text[:5000]
    if len(sample.split()) < ENOUGH_WORDS:
        return None
    return float(simplemma.in_target_language(sample, lang=language))
