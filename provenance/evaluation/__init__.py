"""Gold files, and how well reports and relations agree with them."""

from provenance.evaluation.agreement import Agreement, agreement, compare_sentences
from provenance.evaluation.calibration import Bin, Calibration, calibration
from provenance.evaluation.figure import Figure
from provenance.evaluation.from_corrections import MadeGold, gold_from_corrections, write_gold
from provenance.evaluation.gold import GoldArticle, GoldClaim, GoldFile, read_gold
from provenance.evaluation.measure import judge_sentences
from provenance.evaluation.metrics import Judged, by_group, figures, judge
from provenance.evaluation.phenomena import PHENOMENA, PhenomenonFigures, by_phenomenon
from provenance.evaluation.relations import (
    JudgedSentence,
    Relation,
    error_classes,
    errors_of,
    recall_by_construction,
    relation_figures,
)
from provenance.evaluation.sentences import (
    GoldRelation,
    GoldSentence,
    SentenceGold,
    read_sentence_gold,
)

__all__ = [
    "PHENOMENA",
    "Agreement",
    "Bin",
    "Calibration",
    "Figure",
    "GoldArticle",
    "GoldClaim",
    "GoldFile",
    "GoldRelation",
    "GoldSentence",
    "Judged",
    "JudgedSentence",
    "MadeGold",
    "PhenomenonFigures",
    "Relation",
    "SentenceGold",
    "agreement",
    "by_group",
    "by_phenomenon",
    "calibration",
    "compare_sentences",
    "error_classes",
    "errors_of",
    "figures",
    "gold_from_corrections",
    "judge",
    "judge_sentences",
    "read_gold",
    "read_sentence_gold",
    "recall_by_construction",
    "relation_figures",
    "write_gold",
]
