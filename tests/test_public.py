"""What the package shows to the outside: its names, and that importing it is light."""

# ruff: noqa: S603 - what is run is this interpreter
from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import provenance

ROOMS = {
    "provenance": {"Report", "Tracer", "__version__"},
    "provenance.attribution": {
        "Attribution", "Citation", "Cue", "Found", "HedgeMark", "Mention", "Quote", "Scene",
        "find_attributions",
    },
    "provenance.chains": {
        "WHOLE", "Claim", "Factor", "Part", "Reading", "Step", "all_factors", "trace_claims",
    },
    "provenance.compare": {"Change", "ChangeKind", "Comparison", "Side", "compare"},
    "provenance.corrections": {
        "CORRECTIONS_VERSION", "ChainCorrection", "Confirmation", "CorrectedArticle", "Correction",
        "Corrections", "Merge", "MissedClaim", "OnClaim", "StanceCorrection", "about",
        "fingerprint", "placed", "read_corrections",
    },
    "provenance.evaluation": {
        "PHENOMENA", "Agreement", "Bin", "Calibration", "Figure", "GoldArticle", "GoldClaim",
        "GoldFile",
        "GoldRelation", "GoldSentence", "Judged", "JudgedSentence", "MadeGold", "PhenomenonFigures",
        "Relation",
        "SentenceGold",
        "agreement", "by_group", "by_phenomenon", "calibration",
        "compare_sentences", "error_classes", "errors_of",
        "figures", "gold_from_corrections", "judge", "judge_sentences", "read_gold",
        "read_sentence_gold", "recall_by_construction", "relation_figures", "write_gold",
    },
    "provenance.export": {"FORMATS", "Carried", "Format"},
    "provenance.ingest": {
        "Article", "Block", "BlockKind", "Entry", "Notice", "article_from_text", "read_bytes",
        "read_entries", "read_path", "read_stdin", "read_url",
    },
    "provenance.languages": {
        "CitingVerb", "CueNoun", "CuePreposition", "CueVerb", "Grammar", "Lexicon", "NounSense",
        "Outlet", "Phrases", "Preposition", "PronounRow", "bare",
        "fold", "languages", "load_lexicon",
    },
    "provenance.page": {"make_page"},
    "provenance.parsing": {
        "CacheInfo", "CachedParser", "ModelDir", "ParseCache", "ParseNotice", "Parsed", "Parser",
        "Sentence", "Token", "download", "find_model", "list_models", "sentences_from_conllu",
        "to_conllu", "verify",
    },
    "provenance.render": {
        "make_console", "render_claims", "render_heading", "render_sources", "visible",
    },
    "provenance.serve": {"Desk", "Settings", "make_app", "serve"},
    "provenance.sources": {
        "Candidate", "Resolution", "Source", "readings_of", "resolve_sources",
    },
}  # fmt: skip
HEAVY = (
    "stanza",
    "torch",
    "numpy",
    "pydantic",
    "rich",
    "networkx",
    "simplemma",
    "trafilatura",
    "lxml",
    "httpx",
    "feedparser",
    "warcio",
    "provenance.tracer",
)


@pytest.mark.parametrize("room", ROOMS)
def test_public_names_are_pinned(room: str) -> None:
    """A room exports these names and no others, and has each of them."""
    module = import_module(room)
    assert set(module.__all__) == ROOMS[room]
    assert all(hasattr(module, name) for name in ROOMS[room])


def test_public_unknown_name_is_an_error() -> None:
    """A name that the package does not have is an AttributeError that says so."""
    with pytest.raises(AttributeError, match="no attribute 'Traceur'"):
        _ = provenance.Traceur


def test_public_report_and_tracer_are_the_real_ones() -> None:
    """The names loaded when asked for are those of their modules."""
    assert provenance.Report is import_module("provenance.report").Report
    assert provenance.Tracer is import_module("provenance.tracer").Tracer


@pytest.mark.parametrize(
    ("program", "heavy"),
    [
        ("import provenance", HEAVY),
        ("from provenance import Report", ("stanza", "torch", "numpy", "rich")),
        ("from provenance import Tracer", ("stanza", "torch", "numpy", "rich")),
        ("from provenance import Tracer; Tracer('fr', models='embedded')", ("stanza", "torch")),
        ("import provenance.evaluation", ("stanza", "torch", "numpy")),
        ("import provenance.export", (*HEAVY, "prov", "rdflib", "pyarrow")),
        ("import provenance.compare", ("stanza", "torch", "numpy", "provenance.tracer")),
        ("import provenance.serve", ("stanza", "torch", "provenance.tracer")),
        ("import provenance.page", ("stanza", "torch", "numpy", "provenance.tracer")),
        ("import provenance.render", ("stanza", "torch", "provenance.tracer")),
    ],
)
def test_public_import_is_light(program: str, heavy: tuple[str, ...]) -> None:
    """Importing the package, and even making a tracer, loads no parser."""
    shown = f"import sys; {program}; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
