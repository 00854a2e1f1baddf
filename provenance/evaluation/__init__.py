"""Gold files, and how well reports agree with them."""

from provenance.evaluation.agreement import Agreement, agreement
from provenance.evaluation.gold import GoldArticle, GoldClaim, GoldFile, read_gold
from provenance.evaluation.metrics import Figure, Judged, figures, judge, same_name

__all__ = [
    "Agreement",
    "Figure",
    "GoldArticle",
    "GoldClaim",
    "GoldFile",
    "Judged",
    "agreement",
    "figures",
    "judge",
    "read_gold",
    "same_name",
]
