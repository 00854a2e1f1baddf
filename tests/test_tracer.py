"""The whole pipe on the embedded models: founding article, batches, publisher, languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invariants import broken

from provenance import Tracer
from provenance.errors import LanguageError, ModelError
from provenance.evaluation import judge, read_gold
from provenance.ingest import article_from_text
from provenance.report import Basis, HopRelation, SourceKind, Stance
from provenance.tracer import UNNAMED_PUBLISHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.report import Claim, Report

pytestmark = pytest.mark.model

FIXTURES = Path(__file__).parents[1] / "fixtures"
SEED = FIXTURES / "kiosque360.txt"
TEXTS = sorted(FIXTURES.rglob("*.txt"))
ENGLISH = (
    "The council said on Monday that the bridge would stay closed until the end of the month, "
    "and that buses would run every ten minutes between the station and the old harbour."
)


@pytest.fixture(scope="module")
def tracer() -> Tracer:
    """The embedded models, every text parsed anew."""
    return Tracer("fr", models="embedded", cache=False)


@pytest.fixture(scope="module")
def seed(tracer: Tracer) -> Report:
    """The report of the founding article."""
    return tracer.trace(SEED.read_text(encoding="utf-8"), publisher="Kiosque360")


def names(report: Report, claim: Claim) -> list[str]:
    """The chain of a claim by name."""
    called = {source.id: source.name for source in report.sources}
    return [called[hop.source] for hop in claim.chain]


def about(report: Report, words: str) -> Claim:
    """The one claim that says `words`."""
    (claim,) = (claim for claim in report.claims if words in claim.text)
    return claim


def test_tracer_seed_keeps_contract(seed: Report) -> None:
    """The report of the founding article breaks no promise, and says what made it."""
    assert broken(seed) == []
    assert seed.diagnostics == ()
    assert (seed.tool.name, seed.tool.model.language) == ("provenance", "fr")
    assert seed.article.text == article_from_text(SEED.read_text(encoding="utf-8")).text


def test_tracer_seed_chains_are_those_of_the_gold(seed: Report) -> None:
    """Every claim of the founding article has a chain that a reader accepts."""
    (article,) = read_gold([SEED])
    wrong = [(held.gold.content, held.names) for held in judge(article, seed) if not held.exact]
    assert wrong == []


def test_tracer_seed_same_sources_keep_their_chain(seed: Report) -> None:
    """*Les mêmes sources* are the French media, under the paper that cites them further down."""
    claim = about(seed, "éviterait")
    assert names(seed, claim) == [
        "Kiosque360",
        "Al Ahdath Al Maghribia",
        "sources médiatiques françaises",
    ]
    assert claim.stance is Stance.HEDGED
    assert [hedge.text for hedge in claim.hedges] == ["éviterait"]
    assert claim.chain[2].basis is Basis.ANAPHORA
    assert any(span.start > claim.spans[-1].end for span in claim.chain[1].evidence)


def test_tracer_seed_example_is_a_member(seed: Report) -> None:
    """*Le média niçois* is Nice Matin, which the French media include."""
    claim = about(seed, "s’est servie des renseignements")
    assert names(seed, claim)[-1] == "Nice Matin"
    assert claim.chain[-1].relation is HopRelation.INCLUDES
    (nice,) = (source for source in seed.sources if source.id == claim.origin)
    assert nice.kind is SourceKind.MEDIA
    assert nice.member_of == claim.chain[-2].source
    assert any("niçois" in mention.text for mention in nice.mentions)


def test_tracer_keeps_the_parse_where_asked(seed: Report) -> None:
    """With its parse a report is otherwise the same; without, nothing of it is in the JSON."""
    keeping = Tracer("fr", models="embedded", cache=False, keep_parse=True)
    report = keeping.trace(SEED.read_text(encoding="utf-8"), publisher="Kiosque360")
    assert broken(report) == []
    words = [word for held in report.sentences if held.parse for word in held.parse.words]
    surfaces = {word.form: report.article.text[word.start : word.end] for word in words}
    assert surfaces["souhaitent"] == "souhaitent"
    assert surfaces["de"] in {"de", "du", "des"}
    assert len({held.parse.paragraph for held in report.sentences if held.parse}) > 1
    bare = [held.model_copy(update={"parse": None}) for held in report.sentences]
    assert report.model_copy(update={"sentences": tuple(bare)}) == seed
    assert '"parse"' not in seed.model_dump_json()


@pytest.mark.slow
def test_tracer_many_is_one_by_one(tracer: Tracer) -> None:
    """Batches change nothing: over all fixtures `trace_many` gives what `trace` gives, in order."""
    texts = [path.read_text(encoding="utf-8") for path in TEXTS]
    assert len(texts) > 5
    together = list(tracer.trace_many(texts, publisher="Le Bourg"))
    assert [report.article.text for report in together] == [
        article_from_text(text).text for text in texts
    ]
    differing = [
        path.name
        for path, text, report in zip(TEXTS, texts, together, strict=True)
        if tracer.trace(text, publisher="Le Bourg") != report
    ]
    assert differing == []
    assert [fault for report in together for fault in broken(report)] == []


def test_tracer_many_is_lazy_and_takes_nothing(tracer: Tracer) -> None:
    """No article, no report; nothing is parsed before it is asked for."""
    assert list(tracer.trace_many([])) == []

    def texts() -> Iterator[str]:
        yield from ()
        raise AssertionError("asked for too early")

    tracer.trace_many(texts())


@pytest.mark.parametrize(
    ("own", "given", "publisher"),
    [
        (None, None, UNNAMED_PUBLISHER),
        ("L’Écho", None, "L’Écho"),
        (None, "Le Bourg", "Le Bourg"),
        ("L’Écho", "Le Bourg", "Le Bourg"),
    ],
)
def test_tracer_publisher(
    tracer: Tracer, own: str | None, given: str | None, publisher: str
) -> None:
    """The publisher asked for wins over the article's own; without either it has a plain name."""
    report = tracer.trace(
        article_from_text("Le pont ferme ce soir.", publisher=own), publisher=given
    )
    assert report.article.publisher == publisher
    assert report.sources[0].name == publisher
    assert [names(report, claim) for claim in report.claims] == [[publisher]]


def test_tracer_article_keeps_what_is_known_of_it(tracer: Tracer) -> None:
    """Id, title, author, date and address go into the report as they were given."""
    article = article_from_text(
        "Le pont ferme.",
        article_id="a7",
        title="Un pont",
        author="Anne Roy",
        published="2026-03-01",
        url="https://exemple.fr/pont",
    )
    held = tracer.trace(article).article
    assert (held.id, held.title, held.author, held.published, held.url) == (
        "a7",
        "Un pont",
        "Anne Roy",
        "2026-03-01",
        "https://exemple.fr/pont",
    )


def test_tracer_says_that_a_text_is_in_another_language(tracer: Tracer, seed: Report) -> None:
    """An English text gets the diagnostic, a French one and a very short one do not."""
    codes = [diagnostic.code for diagnostic in tracer.trace(ENGLISH).diagnostics]
    assert codes == ["other_language"]
    assert seed.diagnostics == ()
    assert tracer.trace("The bridge is closed.").diagnostics == ()


def test_tracer_tells_of_sentences_that_were_cut(tracer: Tracer) -> None:
    """A sentence too long to parse whole is told, with its index."""
    report = tracer.trace("Le pont ferme. " + "le maire et " * 100 + "la ville partent.")
    cut = [diagnostic for diagnostic in report.diagnostics if diagnostic.sentence is not None]
    assert [diagnostic.sentence for diagnostic in cut] == [1]
    assert broken(report) == []


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "…"])
def test_tracer_text_without_words(tracer: Tracer, text: str) -> None:
    """A text that says nothing has a report without claims."""
    report = tracer.trace(text, publisher="Le Bourg")
    assert report.claims == ()
    assert [source.name for source in report.sources] == ["Le Bourg"]
    assert broken(report) == []


def test_tracer_refuses_unknown_language_and_models(tmp_path: Path) -> None:
    """What cannot be traced is said when the tracer is made, not at the first article."""
    with pytest.raises(LanguageError, match="xx"):
        Tracer("xx")
    with pytest.raises(ModelError, match="missing"):
        Tracer("fr", models=str(tmp_path / "missing"))
