"""Pictures and graphs, judged by Graphviz, Mermaid, networkx and a reader of Markdown."""

# ruff: noqa: S603, S607 - what is run draws what the test wrote
from __future__ import annotations

import html
import io
import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from factories import kiosque
from judges import MERMAID, has_dot, has_mermaid, judged
from markdown_it import MarkdownIt

from provenance.errors import ExportError
from provenance.export import FORMATS
from provenance.export.names import local
from provenance.export.picture import nodes
from provenance.render import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.report import Report

HERE = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"
needs_dot = pytest.mark.skipif(not has_dot(), reason="Graphviz's dot is not here")
needs_mermaid = pytest.mark.skipif(
    not has_mermaid(), reason="node with mermaid and jsdom is not in PROVENANCE_MERMAID"
)


def written(name: str, report: Report) -> str:
    """The document of a format."""
    return FORMATS[name].one([report]).decode()


def letters(words: str) -> str:
    """`words` without white space, which a program that draws sets as it likes."""
    return "".join(words.split())


def drawn(report: Report) -> list[str]:
    """What each node of the picture must say."""
    return [letters(f"{node.claim or ''}{node.words}{node.aside}") for node in nodes(report)]


def test_export_picture_is_the_tree_of_the_terminal() -> None:
    """Each claim hangs under its origin, each source under who cites it."""
    held = list(nodes(kiosque()))
    by_number = {node.number: node for node in held}
    assert [node.number for node in held] == list(range(len(held)))
    assert [node.claim for node in held if node.claim] == [1, 3, 2, 4, 5, 6, 7, 8, 9]
    nice = next(node for node in held if node.words == "Nice Matin")
    above = by_number[nice.parent or 0]
    assert (nice.link, above.words, above.link) == (
        "includes",
        "sources médiatiques françaises",
        "cites",
    )
    assert [node.claim for node in held if node.doubtful] == [6]
    assert all(node.depth == by_number[node.parent].depth + 1 for node in held if node.parent)


@judged("dot", "svg", by="Graphviz")
@needs_dot
def test_export_svg_says_what_the_tree_says(any_report: Report) -> None:
    """Graphviz draws every node with its words to the letter, and nothing that acts."""
    root = ET.fromstring(written("svg", any_report))  # noqa: S314 - of our own making
    said = [
        letters("".join("".join(text.itertext()) for text in group.iter(f"{SVG}text")))
        for group in root.iter(f"{SVG}g")
        if group.get("class") == "node"
    ]
    assert sorted(said) == sorted(drawn(any_report))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "title", "polygon", "polyline", "path", "text"}


@judged("dot", "svg", by="Graphviz")
@needs_dot
def test_export_svg_has_an_edge_for_each_node_but_one(any_report: Report) -> None:
    """A tree has as many edges as nodes below the root."""
    root = ET.fromstring(written("svg", any_report))  # noqa: S314 - of our own making
    classes = [group.get("class") for group in root.iter(f"{SVG}g")]
    assert classes.count("edge") == classes.count("node") - 1


@needs_dot
@pytest.mark.parametrize(
    ("script", "said"),
    [("exit 3", "dot failed (3)"), ("echo 'syntax error' >&2; exit 1", "syntax error")],
)
def test_export_svg_says_what_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """A program that fails is an error of one line."""
    program = tmp_path / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ExportError) as caught:
        written("svg", kiosque())
    assert said in str(caught.value)


def test_export_svg_without_graphviz_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is not there, the message names it before any work is done."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExportError, match="install graphviz"):
        FORMATS["svg"].check()
    with pytest.raises(ExportError, match="install graphviz"):
        written("svg", kiosque())


@judged("mermaid", by="Mermaid")
@needs_mermaid
def test_export_mermaid_says_what_the_tree_says(any_report: Report) -> None:
    """Mermaid's own parser finds every node with its words, and one edge for each but the root."""
    run = subprocess.run(
        ["node", "--input-type=module", "-e", (HERE / "mermaid.mjs").read_text("utf-8")],
        input=written("mermaid", any_report),
        capture_output=True,
        encoding="utf-8",
        cwd=MERMAID,
        check=True,
    )
    found = json.loads(run.stdout)
    assert [letters(_decoded(label)) for label in found["labels"]] == drawn(any_report)
    assert found["edges"] == len(found["labels"]) - 1


def _decoded(label: str) -> str:
    """A label as Mermaid puts it into the page: its codes are entities there."""
    plain = label.replace("<br>", "").replace("<br/>", "")
    assert "<" not in plain
    return html.unescape(plain.replace("ﬂ°°", "&#").replace("¶ß", ";"))


def test_export_mermaid_keeps_its_own_marks_to_itself(any_report: Report) -> None:
    """Nothing between quotation marks is more than letters, codes and line breaks."""
    head, *lines = written("mermaid", any_report).splitlines()
    assert head == "flowchart LR"
    for line in lines:
        label = line.partition('"')[2].rpartition('"')[0].replace("<br/>", "")
        assert not set(label) & set('"<>&`%{}[]|\\:$@()*_')


@judged("graphml", by="networkx")
def test_export_graphml_is_read_by_networkx(any_report: Report) -> None:
    """Each chain can be walked along the edges of its claim, from the publisher to the claim."""
    data = io.BytesIO(written("graphml", any_report).encode())
    graph = nx.read_graphml(data, force_multigraph=True)
    assert graph.is_directed()
    assert graph.number_of_nodes() == len(any_report.sources) + len(any_report.claims)
    for source in any_report.sources:
        about = graph.nodes[local("source", source.id)]
        assert about["label"] == visible(source.name) or not source.name
        assert about["anonymous"] is source.anonymous
    for claim in any_report.claims:
        edges = sorted(
            (about["step"], start, end)
            for start, end, about in graph.edges(data=True)
            if about["claim"] == visible(claim.id)
        )
        walked = [start for _, start, _ in edges] + [edges[-1][2]]
        chain = [local("source", hop.source) for hop in claim.chain]
        assert walked == [*chain, local("claim", claim.id)]


@judged("markdown", by="markdown-it-py")
def test_export_markdown_says_what_the_tree_says(any_report: Report) -> None:
    """A reader of Markdown finds lists and strong names, and no mark-up of the article's."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = reader.parse(written("markdown", any_report))
    flat = [part for token in tokens for part in [token, *(token.children or [])]]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in flat}
    assert kinds <= {
        "heading", "inline", "text", "paragraph", "bullet_list", "list_item", "strong",
        "text_special", "softbreak",
    }  # fmt: skip
    items = list(_items(tokens))
    expected = [
        f"{node.claim}·{letters(node.words)}"
        if node.claim
        else letters(node.link + node.words + node.aside) + "·doubtfullink" * node.doubtful
        for node in nodes(any_report)
    ]
    assert items == expected


def _items(tokens: Iterable[object]) -> Iterable[str]:
    """The words of each list item, without those of the items in it."""
    inside = 0
    for token in tokens:
        kind = getattr(token, "type", "")
        inside += (kind == "bullet_list_open") - (kind == "bullet_list_close")
        if kind == "inline" and inside:
            yield letters("".join(child.content for child in getattr(token, "children", [])))
