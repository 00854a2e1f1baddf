"""The page in a real browser: all that can be pressed, on real, long and hostile articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from factories import kiosque
from hostile import hostile
from many import CLAIMS, many

from provenance.corrections import Corrections, read_corrections
from provenance.evaluation import gold_from_corrections, judge, read_gold, write_gold
from provenance.export.webannotation import write as write_annotations

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Page

    from provenance.report import Report


def words(page: Page, css: str) -> str:
    """What an element shows, blanks as one."""
    return " ".join(page.locator(css).first.inner_text().split())


def lit(page: Page, css: str) -> str:
    """The words of the text that have a class, in its order."""
    runs = page.locator(f"#text span.{css}")
    return "".join(run.text_content() or "" for run in runs.all())


def chain(page: Page) -> list[str]:
    """The names in the panel, outermost first."""
    return page.locator("#chosen .step button.who").all_inner_texts()


def shown(page: Page) -> list[str]:
    """The numbers of the claims that the tree shows."""
    return page.locator("#root li.claim:not([hidden]) .num").all_inner_texts()


def test_page_claim_lights_its_chain_and_its_words(visit: Visit, founding: Report) -> None:
    """A press on a claim shows its chain in words, lights each piece of evidence, draws lines."""
    claim = next(c for c in founding.claims if len(c.chain) == 4)
    with visit(founding) as visited:
        page = visited.page
        page.locator("#t11").click()
        names = {source.id: source.name for source in founding.sources}
        assert chain(page) == [names[hop.source] for hop in claim.chain]
        assert lit(page, "lit").replace(" ", "") == claim.text.replace(" ", "")
        proofs = lit(page, "proof")
        for hop in claim.chain[1:]:
            assert all(span.text in proofs or span.text in claim.text for span in hop.evidence)
        assert 3 < page.locator("#lines path").count() <= page.locator("#chosen a.w").count()
        assert page.locator("#c11").get_attribute("class").endswith("on")  # type: ignore[union-attr]
        assert page.locator("li.source.way").count() == 4
        assert "car le texte dit qui rapporte qui" in words(page, "#chosen .steps")
        page.locator("#let-go").click()
        assert page.locator("#lines path").count() == 0
        assert lit(page, "proof") == ""


def test_page_press_on_words_and_on_the_tree(visit: Visit, founding: Report) -> None:
    """The words of a claim, its place in the tree and its address choose the same claim."""
    with visit(founding, at="#c6") as visited:
        page = visited.page
        assert words(page, "#chosen-title") == "Affirmation 6"
        page.locator("#t8 + span").click()
        assert words(page, "#chosen-title") == "Affirmation 8"
        page.locator("#c5 .go").click()
        assert words(page, "#chosen-title") == "Affirmation 5"
        page.get_by_role("button", name="Affirmation suivante").click()
        assert words(page, "#chosen-title") == "Affirmation 6"
        assert page.url.endswith("#c6")


def test_page_source_lights_all_that_rests_on_it(visit: Visit, founding: Report) -> None:
    """A source chosen in tree, chain or picture lights each claim in whose chain it is."""
    resting = [
        number
        for number, claim in enumerate(founding.claims, start=1)
        if any(hop.source == "s3" for hop in claim.chain)
    ]
    with visit(founding) as visited:
        page = visited.page
        page.locator("#root a.who", has_text="Al Ahdath").first.click()
        assert page.locator("#chosen .resting li").count() == len(resting) == 9
        assert page.locator("#text a.n.on").count() == len(resting)
        page.locator("#tab-picture").click()
        page.locator("#picture a", has_text="Nice Matin").click()
        assert words(page, "#chosen-title") == "Nice Matin"
        assert page.locator("#chosen .resting li").count() == 3


def test_page_filters(visit: Visit) -> None:
    """Each filter shows the claims that are like it, says how many, and lets go of the others."""
    with visit(kiosque(), language="en") as visited:
        page = visited.page
        page.get_by_label("On one voice alone").check(force=True)
        assert shown(page) == ["3", "7", "8", "9"]
        assert words(page, "#found").startswith("4 of 9 shown One voice alone:")
        assert page.locator("#text a.n:visible").count() == 4
        page.get_by_label("On an unnamed source").check(force=True)
        assert shown(page) == ["2", "4", "5", "6", "8"]
        page.get_by_label("Can be read otherwise").check(force=True)
        assert shown(page) == ["2", "6"]
        others = page.locator("#c6 .else:visible")
        assert others.all_inner_texts() == [
            "Or else: Kiosque360 0.38",
            "Or else: Kiosque360 → Al Ahdath Al Maghribia 0.20",
        ]
        page.get_by_label("The publisher itself").check(force=True)
        assert shown(page) == ["1"]
        page.locator(".sift summary").click()
        page.get_by_role("button", name="Show everything").click()
        page.locator("#by-source").select_option("Nice Matin")
        assert shown(page) == ["7"]
        page.get_by_role("button", name="Show everything").click()
        page.locator("#by-depth").select_option("1")
        assert shown(page) == ["3", "8", "9"]
        page.locator("#by-stance").select_option("denied")
        assert shown(page) == ["9"]
        page.get_by_role("button", name="Show everything").click()
        page.locator("#by-sure").fill("0.85")
        assert shown(page) == ["1", "3", "8", "9"]
        page.locator("#by-sure").fill("1")
        assert words(page, "#found") == "No claim is like this."


def test_page_copies(visit: Visit) -> None:
    """A claim is copied as text, as Markdown, and as the annotation that the export writes."""
    report = kiosque()
    with visit(report, language="en") as visited:
        page = visited.page
        visited.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator("#t4").click()

        def copied(name: str) -> str:
            page.get_by_role("button", name=name).click()
            page.get_by_text("Copied.").wait_for(state="attached")
            held: str = page.evaluate("navigator.clipboard.readText()")
            return held

        said = "cette coopération éviterait à ces pays des attaques terroristes"
        text = copied("as text").splitlines()
        assert text[0] == f"“{said}”"
        assert text[1].startswith("Kiosque360 → cites Al Ahdath Al Maghribia (“citées par")
        assert text[1].endswith("[told with reserve, sure 0.71]")
        assert "**sources médiatiques françaises**" in copied("as Markdown")
        annotation = json.loads(copied("as Web Annotation"))
        exported = json.loads(write_annotations(report))
        item = exported["first"]["items"][3]
        del annotation["body"][0]["value"], item["body"][0]["value"]
        assert annotation.pop("@context") == exported["@context"]
        assert annotation == item


def download(page: Page, place: Path) -> Corrections:
    """The corrections as the reader saves them."""
    page.locator("#tab-corrections").click()
    with page.expect_download() as caught:
        page.locator("#download").click()
    caught.value.save_as(place)
    return read_corrections(place)


def test_page_keyboard_alone_corrects_a_claim(
    visit: Visit, founding: Report, tmp_path: Path
) -> None:
    """From load to a corrected claim without a mouse, focus in sight; the file becomes gold."""
    with visit(founding) as visited:
        page = visited.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#text"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        for _ in range(10):
            page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.id") == "t11"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "chosen-title"
        for _ in range(40):
            page.keyboard.press("Tab")
            assert page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            ), "focus is seen"
            if page.evaluate("document.activeElement.id") == "correct":
                break
        page.keyboard.press("Enter")
        for _ in range(5):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.value") == "sources médiatiques françaises"
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert "sources" not in page.evaluate("document.activeElement.value")
        page.keyboard.press("Enter")
        assert chain(page) == ["Kiosque360", "Al Ahdath Al Maghribia", "Nice Matin"]
        assert page.evaluate("document.activeElement.id") == "correct"
        assert "par un lecteur" in words(page, "#chosen p.human")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "t11"
        kept = download(page, tmp_path / "kept.json")
    assert [one.kind for one in kept.corrections] == ["chain"]
    write_gold(tmp_path, "mine", gold_from_corrections([founding], kept))
    (article,) = read_gold([tmp_path])
    (judged,) = judge(article, founding)
    assert judged.gold.chain == ("Kiosque360", "Al Ahdath Al Maghribia", "Nice Matin")
    assert (judged.claim, judged.exact) == (founding.claims[10], False)


def test_page_corrections_of_every_kind(visit: Visit, tmp_path: Path) -> None:
    """Stance, added source, merge, missed claim and yes: shown as human, in the tree, in a file."""
    report = kiosque()
    with visit(report, language="en") as visited:
        page = visited.page
        page.locator("#t9").click()
        page.locator("#correct").click()
        page.get_by_role("button", name="Save the correction").click()
        assert words(page, "#form .wrong") == "Correct nothing: it is the same as before."
        page.get_by_role("button", name="Add a source that was missed").first.click()
        page.get_by_role("button", name="Save the correction").click()
        assert words(page, "#form .wrong") == "Name every source, or remove the step."
        page.get_by_label("Step 2").fill("Nice Matin")
        page.locator("#form select.stance").select_option("doubted")
        page.locator("#form input.by").fill("Ada")
        page.get_by_role("button", name="Save the correction").click()
        assert chain(page) == ["Kiosque360", "Nice Matin", "Rabat"]
        assert words(page, "#chosen p.human") == (
            "by a reader (Ada) · The tool said: Kiosque360 → Rabat"
            " · The tool said: said not to be so"
        )
        above = page.locator("#c9").locator("xpath=../..").locator(".who").first
        assert above.inner_text() == "Rabat"

        page.locator("#t8").click()
        page.locator("#right").click()
        assert "found right by a reader" in words(page, "#chosen p.human")

        page.locator("#root a.who", has_text="sources médiatiques").first.click()
        page.locator("#merge").click()
        page.locator("#form select.merged").select_option("Nice Matin")
        page.get_by_role("button", name="Save the correction").click()
        page.locator("#t7").click()
        assert chain(page) == ["Kiosque360", "Al Ahdath Al Maghribia", "Nice Matin"]

        page.locator("#tab-corrections").click()
        page.locator("#add-missed").click()
        page.locator("#missed textarea.words").fill("no such words")
        page.get_by_role("button", name="Save the correction").click()
        assert "do not stand in the text" in words(page, "#missed .wrong")
        page.locator("#missed textarea.words").fill("ajoute un officier")
        page.get_by_role("button", name="Save the correction").click()
        assert words(page, "#chosen-title") == "Claim +1"
        assert lit(page, "lit") == "ajoute un officier"

        kept = download(page, tmp_path / "kept.json")
        kinds = sorted(one.kind for one in kept.corrections)
        assert kinds == ["chain", "merge", "missed", "right", "stance"]
        assert {one.by for one in kept.corrections} == {"Ada"}

        page.reload()
        assert words(page, "#tally") == "5"
        page.locator("#tab-corrections").click()
        for _ in range(5):
            page.get_by_role("button", name="Take back").first.click()
        assert page.locator("#remarks li").count() == 0
        assert page.locator(".by-human").count() == 0
        page.reload()
        assert words(page, "#tally") == ""


def test_page_rerun_keeps_what_readers_said(visit: Visit, tmp_path: Path) -> None:
    """Corrections are shown over a report made anew, whose claims and sources are other ones."""
    report = kiosque()
    with visit(report, language="en") as visited:
        page = visited.page
        for number, name in (("3", "Libération"), ("9", "Alger")):
            page.locator(f"#t{number}").click()
            page.locator("#correct").click()
            page.locator("#form .names input").last.fill(name)
            page.get_by_role("button", name="Save the correction").click()
        kept = download(page, tmp_path / "kept.json")
    again = report.model_copy(
        update={
            "claims": report.claims[:-1],
            "article": report.article.model_copy(
                update={"text": f"Mis à jour. {report.article.text}"}
            ),
        }
    )
    shifted = again.model_copy(update={"claims": tuple(_later(c, 12) for c in again.claims)})
    with visit(shifted, language="en", corrections=kept) as visited:
        page = visited.page
        page.locator("#t3").click()
        assert chain(page) == ["Kiosque360", "Libération"]
        page.locator("#root li.by-human .go", has_text="des officiers").click()
        assert chain(page) == ["Kiosque360", "Alger"]
        assert words(page, "#tally") == "2"


def _later(claim: Any, by: int) -> Any:  # noqa: ANN401 - a model and its parts
    def moved(span: Any) -> Any:  # noqa: ANN401
        return span.model_copy(update={"start": span.start + by, "end": span.end + by})

    chain = tuple(
        hop.model_copy(update={"evidence": tuple(map(moved, hop.evidence))}) for hop in claim.chain
    )
    return claim.model_copy(
        update={
            "spans": tuple(map(moved, claim.spans)),
            "hedges": tuple(map(moved, claim.hedges)),
            "chain": chain,
        }
    )


def test_page_loads_corrections_and_refuses_others(visit: Visit, tmp_path: Path) -> None:
    """A file of corrections is read back; anything else is refused in one sentence."""
    with visit(kiosque(), language="en") as visited:
        page = visited.page
        page.locator("#t8").click()
        page.locator("#right").click()
        download(page, tmp_path / "kept.json")
        page.get_by_role("button", name="Take back").click()
        bad = tmp_path / "bad.json"
        bad.write_text('{"corrections": [{"kind": "chain"}]}', encoding="utf-8")
        page.locator("#load").set_input_files(bad)
        page.get_by_text("holds no corrections").wait_for(state="attached")
        taken = json.loads((tmp_path / "kept.json").read_text("utf-8"))
        taken["corrections"][0]["id"] = "another"
        (tmp_path / "kept.json").write_text(json.dumps(taken), encoding="utf-8")
        page.locator("#load").set_input_files(tmp_path / "kept.json")
        page.get_by_text("Corrections loaded.").wait_for(state="attached")
        assert page.locator("#remarks li").count() == 1


def test_page_speaks_both_languages(visit: Visit, founding: Report) -> None:
    """Switching changes every word of the interface and no word of the article."""
    with visit(founding) as visited:
        page = visited.page
        page.locator("#t6").click()
        article = page.locator("#text").inner_text()
        page.locator("#speaks").select_option("en")
        assert page.locator("html").get_attribute("lang") == "en"
        assert words(page, "#chosen-title") == "Claim 6"
        assert "14 claims" in words(page, ".figures")
        assert "sure 0.94" in words(page, "#chosen .how")
        assert page.locator("#text").inner_text() == article
        assert "Affirmation" not in page.locator("body").inner_text()
        name = page.locator("#t6").get_attribute("aria-label")
        assert name == "Claim 6, told with reserve, sources médiatiques françaises"
        page.locator("#theme").select_option("dark")
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert dark == "rgb(23, 22, 20)"


def test_page_of_300_claims_is_fluid(visit: Visit) -> None:
    """Three hundred claims: to choose, filter and correct takes the script less than a blink."""
    with visit(many()) as visited:
        page = visited.page
        assert page.locator("#text a.n").count() == CLAIMS
        spent = page.evaluate(
            """() => {
                const timed = (act) => {
                    const before = performance.now();
                    act();
                    document.body.getBoundingClientRect();
                    return performance.now() - before;
                };
                const press = (css) => timed(() => document.querySelector(css).click());
                return {
                    choose: Math.max(press("#t150"), press("#c7 .go"), press("#t299")),
                    source: press("#root a.who"),
                    filter: timed(() => {
                        const alone = document.querySelector("[value='alone']");
                        alone.checked = true;
                        alone.dispatchEvent(new Event("input", { bubbles: true }));
                    }),
                    correct: (press("#t20"), press("#right")),
                };
            }"""
        )
        assert max(spent.values()) < 400, spent


def test_page_hostile_words_stay_words(visit: Visit) -> None:
    """Nothing in an article runs, asks, or reorders; every claim can still be chosen."""
    report = hostile()
    with visit(report) as visited:
        page = visited.page
        assert page.locator("#text a.n").count() == len(report.claims)
        for number in range(1, len(report.claims) + 1):
            page.evaluate(f"document.getElementById('t{number}').click()")
            assert words(page, "#chosen-title") == f"Affirmation {number}"
        assert "\u202e" not in page.locator("body").inner_text()
        page.locator("#correct").click()
        page.locator("#form .names input").last.fill("</script><img src=x onerror=alert(1)>\u202e")
        page.locator("#form button[type=submit]").click()
        assert chain(page)[-1] == "</script><img src=x onerror=alert(1)><U+202E>"
        assert page.locator("img").count() == 0


def test_page_without_script(visit: Visit, founding: Report) -> None:
    """Without JavaScript the text, the tree, and links to the words are there, and no dead knob."""
    with visit(founding, scripted=False) as visited:
        page = visited.page
        assert page.locator("#root li.claim").count() == len(founding.claims)
        assert page.locator("button:visible, select:visible, input:visible").count() == 0
        page.locator("#c11 a.w").first.click()
        start = int(page.url.partition("#w")[2])
        claim = founding.claims[10]
        assert any(span.start == start for span in claim.chain[-1].evidence)
        assert page.locator(f"#w{start}").is_visible()
        page.locator("#t6").click()
        assert page.url.endswith("#c6")


@pytest.mark.parametrize("width", [320, 640, 1024, 1280, 2560, 3840])
def test_page_never_scrolls_sideways(visit: Visit, founding: Report, width: int) -> None:
    """From 320 px to 4K, nothing is wider than the window, a chain chosen or not."""
    with visit(founding, width=width) as visited:
        page = visited.page
        for act in (
            "",
            "document.getElementById('t11').click()",
            "document.getElementById('correct').click()",
        ):
            page.evaluate(act)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0


def test_page_prints_text_and_tree(visit: Visit, founding: Report) -> None:
    """On paper stand the text, the tree with its evidence, the picture; no knobs."""
    with visit(founding) as visited:
        page = visited.page
        page.emulate_media(media="print")
        bottom = page.evaluate("document.getElementById('key').getBoundingClientRect().bottom")
        assert bottom <= page.evaluate(
            "document.querySelector('footer').getBoundingClientRect().top"
        )
        assert page.locator("#picture svg").is_visible()
        assert page.locator("#corrections").is_hidden()
        assert page.locator("#c11 a.w").first.is_visible()
        assert page.locator("button:visible, select:visible").count() == 0


def test_page_moves_nothing_by_itself_where_less_motion_is_asked(
    visit: Visit, founding: Report
) -> None:
    """With reduced motion nothing is animated and words are there at once."""
    with visit(founding) as visited:
        page = visited.page
        page.locator("#t11").click()
        page.locator("#chosen a.w").first.click()
        assert page.evaluate("document.getAnimations().length") == 0


def test_page_switching_language_loses_nothing_that_was_typed(visit: Visit) -> None:
    """A form that is open speaks the other language and keeps what was typed."""
    with visit(kiosque(), language="en") as visited:
        page = visited.page
        page.locator("#t9").click()
        page.locator("#correct").click()
        page.locator("#form .names input").last.fill("Alger")
        page.locator("#speaks").select_option("fr")
        assert page.get_by_label("Étape 2").input_value() == "Alger"
        assert page.get_by_role("button", name="Enregistrer la correction").is_visible()
        assert "Correct" not in page.locator("#form").inner_text().split()


def test_page_is_used_at_zoom_400(visit: Visit, founding: Report) -> None:
    """A window of 320 by 215 px, 1280 by 860 at 400 %: a chosen chain comes into sight."""
    with visit(founding, width=320) as visited:
        page = visited.page
        page.set_viewport_size({"width": 320, "height": 215})
        page.locator("#t11").click()
        assert page.evaluate("document.getElementById('chain').getBoundingClientRect().top") < 215
        assert page.locator("#chain").evaluate("e => getComputedStyle(e).position") == "static"
