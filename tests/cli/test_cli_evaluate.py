"""`provenance evaluate`: what the measuring commands print, compare, keep and refuse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from factories import claim, hop, report, source, span
from typer.testing import CliRunner

from provenance.cli import app
from provenance.report import SourceKind

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from provenance.report import Report

TEXT = "Selon Anne Roy, la digue cède."
RELATION = {
    "construction": "A10",
    "source": [6, 14],
    "cue": [0, 5],
    "content": [[16, 29]],
    "type": "indirect",
    "stance": "reported",
}
TREE = """\
# sent_id = digue
1	Selon	selon	ADP	_	_	2	case	_	_
2	Anne	Anne	PROPN	_	_	7	obl:mod	_	_
3	Roy	Roy	PROPN	_	_	2	flat:name	_	SpaceAfter=No
4	,	,	PUNCT	_	_	2	punct	_	_
5	la	le	DET	_	_	6	det	_	_
6	digue	digue	NOUN	_	_	7	nsubj	_	_
7	cède	céder	VERB	_	_	0	root	_	SpaceAfter=No
8	.	.	PUNCT	_	_	7	punct	_	_

# sent_id = pont
1	Le	le	DET	_	_	2	det	_	_
2	pont	pont	NOUN	_	_	3	nsubj	_	_
3	tient	tenir	VERB	_	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_

"""
PERFECT = "strict F1                       1.000  ["


def invoke(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def gold(folder: Path, *, name: str = "gold.jsonl", **changed: object) -> Path:
    """Two sentences of the treebank, one with a relation, in which some keys are changed."""
    file = folder / name
    rows = [
        {"sent_id": "digue", "treebank": "arbres", "relations": [RELATION | changed]},
        {"sent_id": "pont", "treebank": "arbres", "relations": []},
    ]
    file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return file


def on_trees(file: Path, *arguments: str | Path) -> Result:
    """Measure attribution on the trees of the treebank, without a parser."""
    (file.parent / "arbres.conllu").write_text(TREE, encoding="utf-8")
    trees = ("--gold-parses", "--treebanks", file.parent)
    return invoke("attribution", file, *trees, *arguments)


def floors(folder: Path, **at_least: float) -> Path:
    """A file of floors of attribution; `_` stands for a blank."""
    file = folder / "floors.json"
    section = {name.replace("_", " "): value for name, value in at_least.items()}
    file.write_text(json.dumps({"attribution": {"at_least": section}}), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((), ("chains", "attribution", "agreement", "fit", "ablation")),
        (("chains",), ("--models", "--errors", "--output", "--against", "--floors", "--pin")),
        (("attribution",), ("--treebanks", "--gold-parses", "--language", "--against", "--pin")),
        (("agreement",), ("first", "second", "--treebanks")),
        (("fit",), ("--ranking", "--models", "--output")),
        (("ablation",), ("paths", "--models")),
    ],
)
def test_cli_evaluate_help(command: tuple[str, ...], words: tuple[str, ...]) -> None:
    """`--help` of the group and of each command names what there is to choose."""
    result = invoke(*command, "--help")
    assert result.exit_code == 0
    shown = re.sub(r"\x1b\[[\d;]*m", "", result.stdout)
    assert [word for word in words if word not in shown] == []


def test_cli_evaluate_attribution_prints_its_tables(tmp_path: Path) -> None:
    """Figures, recall by construction, and the largest classes of errors."""
    result = on_trees(gold(tmp_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("2 sentences; value, 95 % interval over sentences, count\n")
    assert PERFECT in result.stdout
    assert "false, a sentence with none     0.000  [0.000, 0.000]      1\n" in result.stdout
    assert "A10                        1.000   1.000      1\n" in result.stdout
    assert "errors: 0; the largest classes\n" in result.stdout


def test_cli_evaluate_attribution_lists_errors(tmp_path: Path) -> None:
    """`--errors` shows each wrong relation, wanted and got, in the words of its sentence."""
    result = on_trees(gold(tmp_path, source=[0, 5]), "--errors")
    assert "    1  source wrong: A10\n" in result.stdout
    assert (
        f"\ndigue: {TEXT}\n"
        "  source wrong: A10\n"
        "    - Selon | Selon | la digue cède\n"
        "    + Anne Roy | Selon | la digue cède\n"
    ) in result.stdout
    assert "source wrong" not in on_trees(gold(tmp_path), "--errors").stdout


def test_cli_evaluate_attribution_says_what_is_left_out(tmp_path: Path) -> None:
    """Sentences whose treebank is not given are counted on standard error, or are an error."""
    result = invoke("attribution", gold(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "provenance: no gold sentence could be read" in result.stderr


def test_cli_evaluate_attribution_against(tmp_path: Path) -> None:
    """`--against` names what was lost and gained since an earlier `--output`."""
    wrong = RELATION | {"content": [[6, 14]], "source": [0, 5]}
    before = tmp_path / "before.json"
    on_trees(gold(tmp_path), "--output", before)
    assert json.loads(before.read_text(encoding="utf-8")) == {
        "digue\tAnne Roy | Selon | la digue cède": True
    }
    same = on_trees(gold(tmp_path), "--against", before)
    assert same.stdout.endswith("\ngained: 0\n\nlost: 0\n")
    worse = on_trees(gold(tmp_path, **wrong), "--against", before)
    assert worse.stdout.endswith(
        "\ngained: 0\n\nlost: 2\n"
        "  digue: Selon | Selon | Anne Roy\n"
        "  digue: Anne Roy | Selon | la digue cède: false\n"
    )
    before.write_text(
        json.dumps(
            {
                "digue\tAnne Roy | Selon | la digue cède": False,
                "pont\tLe pont | tient | Le pont\tfalse": False,
            }
        ),
        encoding="utf-8",
    )
    better = on_trees(gold(tmp_path), "--against", before)
    assert better.stdout.endswith(
        "\ngained: 2\n"
        "  digue: Anne Roy | Selon | la digue cède\n"
        "  pont: Le pont | tient | Le pont: false\n"
        "\nlost: 0\n"
    )


def test_cli_evaluate_attribution_against_needs_its_file(tmp_path: Path) -> None:
    """An earlier output that is not there is named, and the exit code is 1."""
    result = on_trees(gold(tmp_path), "--against", tmp_path / "nichts.json")
    assert result.exit_code == 1
    assert f"provenance: {tmp_path / 'nichts.json'}: No such file" in result.stderr


def test_cli_evaluate_floors_hold(tmp_path: Path) -> None:
    """Floors that hold are said to; without `--pin` the file stays as it is."""
    file = floors(tmp_path, strict_F1=0.9)
    before = file.read_text(encoding="utf-8")
    result = on_trees(gold(tmp_path), "--floors", file)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"floors of attribution in {file}: held\n")
    assert file.read_text(encoding="utf-8") == before


def test_cli_evaluate_floors_fail(tmp_path: Path) -> None:
    """A figure below its floor gives the exit code 1 and its name; nothing is pinned."""
    file = floors(tmp_path, strict_F1=0.9, full_recall=0.4)
    before = file.read_text(encoding="utf-8")
    result = on_trees(gold(tmp_path, source=[0, 5]), "--floors", file, "--pin")
    assert result.exit_code == 1
    assert "full recall 0.000 < 0.400" in result.stderr
    assert "strict F1" not in result.stderr
    assert "held" not in result.stdout
    assert file.read_text(encoding="utf-8") == before


def test_cli_evaluate_floors_not_measured(tmp_path: Path) -> None:
    """A floor for a figure that does not exist fails: it would never be checked."""
    result = on_trees(gold(tmp_path), "--floors", floors(tmp_path, strict_G1=0.1))
    assert result.exit_code == 1
    assert "not measured, so not checked: strict G1" in result.stderr


def test_cli_evaluate_floors_pin(tmp_path: Path) -> None:
    """`--pin` raises the floors to what was measured, and does not lower them."""
    file = floors(tmp_path, strict_F1=0.9, full_recall=0.0)
    assert on_trees(gold(tmp_path, source=[0, 5]), "--floors", file, "--pin").exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "attribution": {"at_least": {"strict F1": 1.0, "full recall": 0.0}}
    }


def test_cli_evaluate_agreement_of_sentences(tmp_path: Path) -> None:
    """Two files of sentences are compared by their relations, the first one as gold."""
    rows = {"sent_id": "digue", "text": TEXT}
    for name, relations in (("a", [RELATION]), ("b", [RELATION | {"source": [0, 5]}])):
        file = tmp_path / f"{name}.jsonl"
        file.write_text(json.dumps(rows | {"relations": relations}), encoding="utf-8")
    result = invoke("agreement", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 sentences that both have; the first annotator as gold\n")
    assert PERFECT in result.stdout
    assert "full F1                         0.000  [0.000, 0.000]      1\n" in result.stdout


def article(folder: Path, content: str = "la digue cède", *chain: str) -> Path:
    """A gold article with one claim."""
    folder.mkdir(exist_ok=True)
    (folder / "digue.txt").write_text(TEXT, encoding="utf-8")
    names = ["Le Bourg", *(chain or ("Anne Roy",))]
    claim = {"content": content, "chain": names, "kind": "indirect", "stance": "reported"}
    held = {"publisher": "Le Bourg", "kind_of_article": "wire", "claims": [claim]}
    (folder / "digue.gold.json").write_text(json.dumps(held), encoding="utf-8")
    return folder


def test_cli_evaluate_agreement_of_articles(tmp_path: Path) -> None:
    """Two folders of articles are compared by their chains."""
    first, second = article(tmp_path / "a"), article(tmp_path / "b", "la digue cède", "Reuters")
    result = invoke("agreement", first, second)
    assert result.stdout == (
        "1 articles, 1 claims of the first annotator\n"
        "claim found by the second   1.000\n"
        "chain agrees                0.000\n"
        "chain, attributed           0.000      1\n"
        "origin, attributed          0.000\n"
        "stance agrees               1.000\n"
    )


def test_cli_evaluate_agreement_reads_treebanks(tmp_path: Path) -> None:
    """Sentences of a treebank are compared where it is given, and are an error where it is not."""
    first, second = gold(tmp_path), gold(tmp_path, name="second.jsonl", stance="hedged")
    (tmp_path / "arbres.conllu").write_text(TREE, encoding="utf-8")
    result = invoke("agreement", first, second, "--treebanks", tmp_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 sentences that both have; the first annotator as gold\n")
    assert PERFECT in result.stdout
    assert "stance right, of strict         0.000  [0.000, 0.000]      1\n" in result.stdout
    blind = invoke("agreement", first, second)
    assert (blind.exit_code, blind.stdout) == (1, "")
    assert "--treebanks DIR" in blind.stderr


@pytest.mark.parametrize(
    ("command", "names", "message"),
    [
        pytest.param("chains", ["leer"], "no gold found", id="chains"),
        pytest.param("attribution", ["leer"], "no gold sentence could be read", id="attribution"),
        pytest.param("agreement", ["leer", "leer"], "no gold found", id="articles"),
        pytest.param("agreement", ["a.jsonl", "b.jsonl"], "a.jsonl: No such file", id="sentences"),
    ],
)
def test_cli_evaluate_nothing_to_read(
    tmp_path: Path, command: str, names: list[str], message: str
) -> None:
    """Where there is no gold, nothing is measured: one line says so, and the exit code is 1."""
    (tmp_path / "leer").mkdir()
    result = invoke(command, *(tmp_path / name for name in names))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("provenance: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "No such file or directory; name a file of floors", id="no file"),
        pytest.param("{", "malformed floors", id="no JSON"),
        pytest.param('{"chains": {}}', "no floors for attribution; nothing would", id="no floor"),
    ],
)
def test_cli_evaluate_floors_need_a_floor(
    tmp_path: Path, content: str | None, message: str
) -> None:
    """Floors that are not there, or name none for what is measured, never pass for held."""
    file = tmp_path / "floors.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    result = on_trees(gold(tmp_path), "--floors", file, "--pin")
    assert result.exit_code == 1
    assert f"provenance: {file}: " in result.stderr
    assert message in result.stderr
    assert "held" not in result.stdout


class DykeTracer:
    """A tracer that gives every article one claim, of Anne Roy."""

    used: list[DykeTracer]

    def __init__(self, language: str, *, models: str) -> None:
        self.language, self.models = language, models

    def trace(self, text: str, *, publisher: str) -> Report:
        """The report of the text without the blanks around it."""
        self.used.append(self)
        held = text.strip()
        return report(
            held,
            publisher=publisher,
            sources=[
                source(0, publisher, SourceKind.MEDIA),
                source(1, "Anne Roy", SourceKind.PERSON),
            ],
            claims=[claim(1, span(held, "la digue cède"), hop("s1", span(held, "Selon")))],
        )


@pytest.fixture
def tracer(monkeypatch: pytest.MonkeyPatch) -> type[DykeTracer]:
    """The tracer of `evaluate chains`, replaced."""
    DykeTracer.used = []
    monkeypatch.setattr("provenance.tracer.Tracer", DykeTracer)
    return DykeTracer


def chain_floors(folder: Path, **held: dict[str, float]) -> Path:
    """A file of floors of chains."""
    file = folder / "floors.json"
    file.write_text(json.dumps({"chains": held}), encoding="utf-8")
    return file


def test_cli_evaluate_chains_uses_one_tracer_a_language(
    tmp_path: Path, tracer: type[DykeTracer]
) -> None:
    """Articles of one language share a tracer of the models that were chosen."""
    folder = article(tmp_path / "a")
    for name in ("digue.txt", "digue.gold.json"):
        copy = folder / name.replace("digue", "pont")
        copy.write_bytes((folder / name).read_bytes())
    result = invoke("chains", folder, "--models", "stanford")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("2 articles; ")
    first, second = tracer.used
    assert first is second
    assert (first.language, first.models) == ("fr", "stanford")


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_says_that_a_text_was_cleaned(tmp_path: Path) -> None:
    """Where the tracer read other words than the gold was made on, the article is named."""
    folder = article(tmp_path / "a")
    (folder / "digue.txt").write_text(f"{TEXT}  \n", encoding="utf-8")
    result = invoke("chains", folder)
    assert result.exit_code == 0
    assert result.stderr == "digue: the text was cleaned before tracing\n"


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_lists_errors(tmp_path: Path) -> None:
    """`--errors` shows what was wanted and what was got, and nothing of what is right."""
    right = invoke("chains", article(tmp_path / "a"), "--errors").stdout
    assert "wanted" not in right
    wrong = invoke("chains", article(tmp_path / "b", "la digue cède", "Reuters"), "--errors").stdout
    assert wrong.endswith(
        "\ndigue: la digue cède\n  wanted  Le Bourg > Reuters\n  got     Le Bourg > Anne Roy\n"
    )


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_prints_phenomena(tmp_path: Path) -> None:
    """What claims are cases of has a table where gold says so, and goes into `--output`."""
    folder, output = article(tmp_path / "a"), tmp_path / "judged.json"
    assert "phenomenon" not in invoke("chains", folder).stdout
    file = folder / "digue.gold.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    held["claims"][0]["phenomena"] = ["C1", "B1"]
    file.write_text(json.dumps(held), encoding="utf-8")
    assert (
        f"\n{'phenomenon':<52} exact  origin  stance  count\n"
        f"  B1   {'a name':<45}  1.000   1.000   1.000      1\n"
        f"  C1   {'several hops in one sentence':<45}  1.000   1.000   1.000      1\n"
    ) in invoke("chains", folder, "--output", output).stdout
    (row,) = json.loads(output.read_text(encoding="utf-8")).values()
    assert row["phenomena"] == ["C1", "B1"]


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_against_what_was_wrong(tmp_path: Path) -> None:
    """`--against` names a chain that was wrong, or not found, and is right now."""
    before = tmp_path / "before.json"
    folder = article(tmp_path / "a")
    for names, shown in ((["Le Bourg", "Reuters"], "Le Bourg > Reuters"), ([], "not found")):
        row = {"exact": False, "stance": True, "names": names}
        before.write_text(json.dumps({"digue\tla digue cède": row}), encoding="utf-8")
        assert invoke("chains", folder, "--against", before).stdout.endswith(
            "\nchain exact gained: 1\n"
            "  digue: la digue cède\n"
            f"    was {shown}\n"
            "    is  Le Bourg > Anne Roy\n"
            "\nchain exact lost: 0\n"
        )


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_draws_a_picture(tmp_path: Path) -> None:
    """`--picture` draws the calibration that is printed; an unknown ending is an error."""
    pytest.importorskip("matplotlib")
    folder, file = article(tmp_path / "a"), tmp_path / "sure.svg"
    result = invoke("chains", folder, "--picture", file)
    assert (result.exit_code, result.stderr) == (0, "")
    printed = re.search(r"expected (calibration error \S+) over 1 claims", result.stdout)
    assert printed is not None
    assert f"{printed[1]}, 1 claims" in file.read_text(encoding="utf-8")
    wrong = invoke("chains", folder, "--picture", tmp_path / "sure.docx")
    assert wrong.exit_code == 1
    assert f"provenance: {tmp_path / 'sure.docx'}: " in wrong.stderr


@pytest.mark.usefixtures("tracer")
def test_cli_evaluate_chains_floors(tmp_path: Path) -> None:
    """Floors and ceilings of chains are held or named, and `--pin` moves both towards better."""
    worst = {"given to a wrong source": 0.5}
    file = chain_floors(tmp_path, at_least={"chain exact": 0.9}, at_most=worst)
    wrong = invoke("chains", article(tmp_path / "b", "la digue cède", "Reuters"), "--floors", file)
    assert wrong.exit_code == 1
    assert "chain exact 0.000 < 0.900" in wrong.stderr
    right = invoke("chains", article(tmp_path / "a"), "--floors", file, "--pin")
    assert right.exit_code == 0
    assert right.stdout.endswith(f"floors of chains in {file}: held\n")
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "chains": {
            "at_least": {"chain exact": 1.0},
            "at_most": {"given to a wrong source": 0.0},
        }
    }


@pytest.mark.model
def test_cli_evaluate_attribution_with_the_parser(tmp_path: Path) -> None:
    """Sentences with a text of their own are parsed by the embedded models."""
    file = tmp_path / "own.jsonl"
    rows = [
        {"sent_id": "digue", "text": TEXT, "relations": [RELATION]},
        {"sent_id": "pont", "text": "Le pont tient.", "relations": []},
        {"sent_id": "x", "treebank": "arbres", "relations": []},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = invoke("attribution", file, "--models", "embedded")
    assert result.exit_code == 0
    assert result.stderr == "1 sentences left out: no --treebanks\n"
    assert PERFECT in result.stdout


@pytest.mark.model
def test_cli_evaluate_chains_prints_its_tables(tmp_path: Path) -> None:
    """Figures of chains and links, the three groups, and how far confidence can be believed."""
    folder = article(tmp_path / "a")
    before = tmp_path / "before.json"
    result = invoke("chains", folder, "--models", "embedded", "--output", before)
    assert result.exit_code == 0
    printed = result.stdout
    assert printed.startswith("1 articles; share, 95 % interval over articles, count\n")
    for name in ("found", "chain exact", "link precision", "link recall"):
        assert f"{name:<30}  1.000  [1.000, 1.000]      1\n" in printed
    for title, group in (
        ("depth of the gold chain", "2"),
        ("basis of the last hop", "explicit"),
        ("kind of article", "wire"),
    ):
        assert f"\n{title:<52} exact  origin  count\n  {group:<50}  1.000   1.000      1" in printed
    assert "over 1 claims found\n" in printed
    (row,) = json.loads(before.read_text(encoding="utf-8")).values()
    assert row == {
        "exact": True,
        "origin": True,
        "stance": True,
        "names": ["Le Bourg", "Anne Roy"],
        "phenomena": [],
    }
    wrong = article(tmp_path / "a", "la digue cède", "Reuters")
    changed = invoke(wrong, "--models", "embedded", "--against", before, "--errors").stdout
    assert "  wanted  Le Bourg > Reuters\n  got     Le Bourg > Anne Roy\n" in changed
    assert "chain exact gained: 0\n\nchain exact lost: 1\n" in changed


@pytest.mark.model
def test_cli_evaluate_fit_writes_what_it_fits(tmp_path: Path) -> None:
    """The fit prints calibration before and after, and writes its numbers where it is told to."""
    for name in ("scipy", "tomlkit"):
        pytest.importorskip(name)
    file = tmp_path / "weights.toml"
    file.write_text("[hop]  # kept\nbias = 1.0\n", encoding="utf-8")
    result = invoke("fit", article(tmp_path / "a"), "--models", "embedded", "--output", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 articles; each judged by a fit to the others\nbefore: ")
    assert "\nfitted: expected calibration error " in result.stdout
    written = file.read_text(encoding="utf-8")
    for name, value in re.findall(r"^hop\.(\w+) = (\S+)$", result.stdout, re.MULTILINE):
        assert f"{name} = {value}" in written
    assert written.startswith("[hop]  # kept\n")
    assert "bias = 1.0\n" not in written


@pytest.mark.model
def test_cli_evaluate_ablation_prints_its_table(tmp_path: Path) -> None:
    """A row for the whole and for each part left out: five shares, and how they differ."""
    folder = article(tmp_path / "a")
    (folder / "digue.txt").write_text(f"{TEXT} Le pont aurait tenu.", encoding="utf-8")
    file = folder / "digue.gold.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    held["claims"].append(held["claims"][0] | {"content": "Le pont aurait tenu"})
    file.write_text(json.dumps(held), encoding="utf-8")
    result = invoke("ablation", folder, "--models", "embedded")
    assert (result.exit_code, result.stderr) == (0, "")
    title, blank, heads, *rows = result.stdout.splitlines()
    assert (title, blank) == ("1 articles; share, and its difference to the whole", "")
    assert re.split(r"  +", heads) == [
        "left out", "chain exact", "attributed exact", "origin right", "3+ exact", "wrong source",
    ]  # fmt: skip
    told = {name: cells for name, *cells in (re.split(r"  +", row) for row in rows)}
    same = ["1.000", "+0.000"] * 3 + ["0.000", "+0.000"] * 2
    assert told == {
        "nothing": same[::2],
        "graph of citations": same,
        "continuation": ["0.500", "-0.500"] * 3 + ["0.000", "+0.000"] * 2,
        "review mode": same,
        "label scope": same,
        "fit of readings": same,
        "claims": ["2", "2", "2", "0", "2"],
    }
