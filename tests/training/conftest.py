"""Small treebanks: hand-written trees, and the first sentences of real ones."""

# ruff: noqa: E501 - a row of CoNLL-U is one line

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.training.language import TrainingLanguage, load_training_language
from provenance.training.treebank import Tree, read_trees

SHARED = Path(__file__).parents[3] / "shared" / "treebanks" / "fr"
MODELS = Path(__file__).parents[2] / "provenance" / "models"

SAMPLE = """\
# sent_id = sample-1
# text = Le maire annonce l'ouverture du parc "avant l'été".
1	Le	le	DET	_	Definite=Def|Gender=Masc|Number=Sing|PronType=Art	2	det	_	_
2	maire	maire	NOUN	_	Gender=Masc|Number=Sing	3	nsubj	_	_
3	annonce	annoncer	VERB	_	Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act	0	root	_	_
4	l'	le	DET	_	Definite=Def|Number=Sing|PronType=Art	5	det	_	SpaceAfter=No
5	ouverture	ouverture	NOUN	_	Gender=Fem|Number=Sing	3	obj:lvc	_	_
6-7	du	_	_	_	_	_	_	_	_
6	de	de	ADP	_	_	8	case	_	_
7	le	le	DET	_	Definite=Def|Gender=Masc|Number=Sing|PronType=Art	8	det	_	_
8	parc	parc	NOUN	_	Gender=Masc|Number=Sing	5	nmod	_	_
9	"	"	PUNCT	_	_	12	punct	_	SpaceAfter=No
10	avant	avant	ADP	_	_	12	case	_	_
11	l'	le	DET	_	Definite=Def|Number=Sing|PronType=Art	12	det	_	SpaceAfter=No
12	été	été	NOUN	_	Gender=Masc|Number=Sing|Typo=Yes	3	obl	_	SpaceAfter=No
13	"	"	PUNCT	_	_	12	punct	_	SpaceAfter=No
14	.	.	PUNCT	_	_	3	punct	_	_

# sent_id = sample-2
# text = Les habitants attendent la réponse de la ville.
1	Les	le	DET	_	Definite=Def|Number=Plur|PronType=Art	2	det	_	_
2	habitants	habitant	NOUN	_	Gender=Masc|Number=Plur	3	nsubj	_	_
3	attendent	attendre	VERB	_	Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin	0	root	_	_
4	la	le	DET	_	Definite=Def|Gender=Fem|Number=Sing|PronType=Art	5	det	_	_
5	réponse	réponse	NOUN	_	Gender=Fem|Number=Sing	3	obj	_	_
6	de	de	ADP	_	_	8	case	_	_
7	la	le	DET	_	Definite=Def|Gender=Fem|Number=Sing|PronType=Art	8	det	_	_
8	ville	ville	NOUN	_	Gender=Fem|Number=Sing	5	nmod	_	SpaceAfter=No
9	.	.	PUNCT	_	_	3	punct	_	_

"""


@pytest.fixture(scope="session")
def language() -> TrainingLanguage:
    """The training data of French."""
    return load_training_language("fr")


@pytest.fixture
def sample(tmp_path: Path) -> list[Tree]:
    """Two hand-written trees, one with a contraction, quotation marks and a rare relation."""
    path = tmp_path / "sample.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    return read_trees(path, treebank="sample")


@pytest.fixture(scope="session")
def treebanks(tmp_path_factory: pytest.TempPathFactory, language: TrainingLanguage) -> Path:
    """The first forty sentences of each treebank file."""
    if not SHARED.is_dir():
        pytest.skip("the treebanks are not beside the project")
    folder = tmp_path_factory.mktemp("treebanks")
    names = [name for info in language.treebanks for name in info.files]
    for name in [*names, language.select, language.report]:
        sentences = (SHARED / name).read_text(encoding="utf-8").split("\n\n")[:40]
        (folder / name).write_text("\n\n".join(sentences) + "\n\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the embedded models."""
    return MODELS
