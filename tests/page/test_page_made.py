"""The page as it is made, judged by a parser of HTML and without a browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import kiosque, report
from generated import reports
from hostile import hostile
from hypothesis import HealthCheck, given, settings
from lxml import html
from many import many

import provenance.page
from provenance.corrections import CorrectedArticle, Corrections, Merge, StanceCorrection
from provenance.errors import LanguageError
from provenance.export.picture import nodes
from provenance.languages.interface import interface_languages, load_interface
from provenance.page import make_page
from provenance.page.build import SCRIPTS, STYLES
from provenance.page.cast import Cast
from provenance.page.flow import draw
from provenance.page.marks import footings
from provenance.render.facts import Facts
from provenance.render.visible import visible, visible_lines
from provenance.report import Quotation, Report, Stance

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ROOM = Path(provenance.page.__file__).parent
FIXED = 150_000
KEY = re.compile(r'(?:\bt\[|\bw\(|data-t(?:-label)?=|told\(|word\(|button\()["\']([a-z_.]+)["\']')


def parsed(made: str) -> HtmlElement:
    """The page as lxml reads it."""
    return html.document_fromstring(made.encode("utf-8", "replace"))


def data_of(page: HtmlElement) -> dict[str, object]:
    """What the script is given."""
    held: dict[str, object] = json.loads(page.get_element_by_id("data").text)
    return held


def letters(words: str) -> str:
    """`words` without white space."""
    return "".join(words.split())


def bare(words: str) -> str:
    """`words` without white space and without marks of quotation."""
    return re.sub(r"[\s“”«»\"]", "", words)


def test_page_holds_the_article_and_the_report(any_report: Report) -> None:
    """Every word of the article stands in its order, and the report comes back equal."""
    page = parsed(make_page(any_report))
    runs = page.xpath("//article//span[starts-with(@id, 'w')]")
    shown = "".join("".join(run.itertext()) for run in runs)
    assert letters(shown) == letters(visible_lines(any_report.article.text))
    starts = [int(run.get("id")[1:]) for run in runs]
    assert starts == sorted(set(starts))
    assert Report.model_validate(data_of(page)["report"]) == any_report


def test_page_tree_is_the_tree_of_the_terminal(any_report: Report) -> None:
    """The nested lists have the claims and sources of the picture, each at its depth."""
    page = parsed(make_page(any_report))
    found = []
    for item in page.xpath("//*[@id='root']//li"):
        depth = len(item.xpath("ancestor::li"))
        if "claim" in item.get("class").split():
            found.append(
                (
                    depth,
                    item.get("id")[1:],
                    letters(item.xpath(".//*[@class='says']")[0].text or ""),
                )
            )
        else:
            who = item.xpath("./span[@class='line']//*[contains(@class, 'who')]")[0]
            found.append((depth, "", letters(who.text_content())))
    by_number = {held.number: held.claim for held in Facts.of(any_report).shown}
    expected = []
    for node in nodes(any_report):
        if node.claim is None:
            expected.append((node.depth, "", letters(node.words)))
        else:
            claim = by_number[node.claim]
            said = " … ".join(visible(s.text) for s in claim.spans) or visible(claim.text)
            expected.append((node.depth, str(node.claim), letters(said)))
    assert found == expected


def test_page_links_lead_to_their_words(any_report: Report) -> None:
    """Every link stays in the page and leads to something; evidence leads to its own words."""
    page = parsed(make_page(any_report))
    ids = [held.get("id") for held in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for link in page.xpath("//*[@href]"):
        assert link.get("href").startswith("#")
        assert link.get("href")[1:] in ids
    for link in page.xpath("//a[@class='w']"):
        start = int(link.get("href")[2:])
        words, text = map(bare, (link.text_content(), visible(any_report.article.text[start:])))
        assert text.startswith(words)


def test_page_asks_for_nothing(any_report: Report) -> None:
    """Nothing is fetched, nothing but the page's own script runs: the policy holds the hashes."""
    page = parsed(make_page(any_report))
    assert not page.xpath("//*[@src or @style or @onclick or @onload or @action or @srcset]")
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //base")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = page.xpath("//script")
    assert [script.get("type") for script in scripts] == [None, "application/json", "module"]
    for words in (scripts[0].text, scripts[2].text, page.xpath("//style")[0].text):
        digest = b64encode(sha256(words.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "url(" not in page.xpath("//style")[0].text


@given(reports())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_page_is_sound_for_any_report(made: Report) -> None:
    """Whatever the words, the page has one script, all runs, and the report inside."""
    page = parsed(make_page(made))
    assert len(page.xpath("//script")) == 3
    assert len(page.xpath("//article//a[contains(@class, 'n ')]")) == len(made.claims)
    if all(c < "\ud800" or c > "\udfff" for c in made.model_dump_json()):
        assert Report.model_validate(data_of(page)["report"]) == made


def test_page_fits_its_budget(founding: Report) -> None:
    """What is not the article's stays under 150 KB; a claim costs about 2 KB with its data."""
    empty = len(make_page(report("Rien.\n", sources=[], claims=[])).encode())
    assert empty < FIXED
    own = len(founding.model_dump_json().encode())
    assert len(make_page(founding).encode()) - own < FIXED
    long = many()
    assert len(make_page(long).encode()) - empty < 2_100 * len(long.claims)


def test_page_opens_in_the_language_asked_for_or_the_article_s() -> None:
    """French for a French article, English where the interface lacks the language, or as asked."""
    held = kiosque()
    assert parsed(make_page(held)).get("lang") == "fr"
    assert parsed(make_page(held, interface_language="en")).get("lang") == "en"
    other = held.model_copy(update={"article": held.article.model_copy(update={"language": "nl"})})
    page = parsed(make_page(other))
    assert page.get("lang") == "en"
    assert page.xpath("//article/@lang") == ["nl"]
    assert set(page.xpath("//*[@class='says']/@lang")) == {"nl"}
    with pytest.raises(LanguageError, match="en, fr"):
        make_page(held, interface_language="nl")


def test_page_interfaces_have_the_same_words() -> None:
    """Every language has each key that the page uses, and no other."""
    assert interface_languages() == ("en", "fr")
    keys = {code: set(load_interface(code).words) for code in interface_languages()}
    assert keys["en"] == keys["fr"]
    sources = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("templates", "script")
        for file in ROOM.joinpath(folder).iterdir()
    )
    used = {key for key in KEY.findall(sources) if not key.endswith(".")}
    assert used - keys["en"] <= {"claims", "sources", "doubtful", "mentions"}
    families = ("theme", "filter", "relation", "basis", "kind", "stance", "quotation", "correction",
                "picture", "copy", "claims", "sources", "doubtful", "mentions")  # fmt: skip
    unused = {key for key in keys["en"] - used if key.partition(".")[0] not in families}
    assert {key for key in unused if f'"{key}"' not in sources} == set()


def test_page_parts_are_all_joined() -> None:
    """No file of script or style is left out of the page."""
    assert {f"{name}.js" for name in SCRIPTS} == {f.name for f in ROOM.joinpath("script").iterdir()}
    assert {f"{name}.css" for name in STYLES} == {f.name for f in ROOM.joinpath("style").iterdir()}


def test_page_lists_corrections_without_script() -> None:
    """What readers said stands in the page itself, theirs by name, also where words are gone."""
    held = kiosque()
    words = held.claims[8].spans
    gone = tuple(span.model_copy(update={"text": "not in the text"}) for span in words)
    common = {
        "made": "2026-11-01T10:00:00Z",
        "by": "Ada",
        "chain": ("Kiosque360", "Rabat"),
        "quotation": Quotation.INDIRECT,
        "was": Stance.DENIED,
        "stance": Stance.DOUBTED,
    }
    corrections = Corrections(
        article=CorrectedArticle.of(held),
        corrections=(
            StanceCorrection.model_validate({"id": "1", "words": words, **common}),
            StanceCorrection.model_validate({"id": "2", "words": gone, **common}),
            Merge.model_validate(
                {
                    "id": "3",
                    "made": "2026-11-02T10:00:00Z",
                    "name": "Nice Matin",
                    "also": "un officier",
                }
            ),
        ),
    )
    page = parsed(make_page(held, corrections=corrections, interface_language="en"))
    said = [" ".join(item.text_content().split()) for item in page.xpath("//*[@id='remarks']/li")]
    doubt = "told as open to doubt by a reader: Ada"
    assert said == [
        f"Presented as, Claim 9 des officiers se soient rendus à Bruxelles {doubt}",
        f"Presented as not in the text whose words no longer stand in the text {doubt}",
        "One source un officier is the same as Nice Matin by a reader",
    ]


@pytest.mark.parametrize("made", [kiosque(), many(), hostile()], ids=["worked", "many", "hostile"])
def test_page_picture_flows_whole(made: Report) -> None:
    """As many claims leave the publisher as come to the origins, inside the picture."""
    facts, cast = Facts.of(made), Cast.of(made)
    flow = draw(facts, cast)
    home = [block for block in flow.blocks if block.kind == "home"]
    assert [block.count for block in home] == [len(made.claims)]
    assert sum(block.count for block in flow.blocks if block.ends) == len(made.claims)
    assert all(block.y >= 0 and block.y + block.height <= flow.height for block in flow.blocks)
    assert len([block for block in flow.blocks if block.ends]) <= 26


def test_page_tells_one_voice_from_several() -> None:
    """One voice alone is a party that is no group, where nobody else has the same words."""
    held = kiosque()
    footing = footings(Facts.of(held))
    assert [n for n, kind in footing.items() if kind == "alone"] == [3, 7, 8, 9]
    assert [n for n, kind in footing.items() if kind == "own"] == [1]
    second = held.claims[8].model_copy(
        update={"id": "c10", "chain": held.claims[7].chain, "origin": held.claims[7].origin}
    )
    both = held.model_copy(update={"claims": (*held.claims, second)})
    assert [n for n, kind in footings(Facts.of(both)).items() if kind == "alone"] == [3, 7, 8]


def test_page_of_a_deep_chain_is_made() -> None:
    """A chain of three hundred sources neither overflows a stack nor loses a list."""
    held = many(400)
    claim = held.claims[0]
    hop = claim.chain[1]
    deep = claim.model_copy(
        update={
            "chain": (
                claim.chain[0],
                *(hop.model_copy(update={"source": f"x{n}"}) for n in range(300)),
            ),
            "origin": "x299",
        }
    )
    made = make_page(held.model_copy(update={"claims": (deep, *held.claims[1:])}))
    assert made.count("<ul>") + made.count("<ul ") == made.count("</ul>")
