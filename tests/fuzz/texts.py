"""Hostile texts: what an article may look like after bad scans, bad scrapers and bad intentions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = tuple(path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt")))
SENTENCES = tuple(
    sentence
    for article in ARTICLES
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", article)
    if sentence.strip()
)
NAMES = (
    "Nice Matin", "l’AFP", "Reuters", "Le Monde", "le ministre", "M. Petit", "la DGSN",
    "une source proche du dossier", "le quotidien", "les mêmes sources", "il", "celle-ci", "on",
    "plusieurs médias, dont RMC", "son avocat", "nos informations", "X", "42 %", "le 12 mai",
)  # fmt: skip
STATEMENTS = (
    "le pont est fermé", "la grève aurait cessé", "il ment", "tout va bien", "avoir menti",
    "« rien »", "la fermeture du pont", "que non", "", "3,1 %",
)  # fmt: skip
FRAMES = (
    "{0} affirme que {1}.", "Selon {0}, {1}.", "{1}, assure {0}.", "« {1} », a dit {0}.",
    "{0} cite {2}, qui soutient que {1}.", "D’après {0}, cité par {2}, {1}.",
    "{0} : « {1} »", "{0} : {1}.", "Pour {0}, {1}", "{1}, a déclaré {0} à {2}.",
    "{0} dément que {1} et {2} le confirme.", "Des médias, notamment {0}, rapportent que {1}.",
    "Dans son édition du 3 mai, {0} rapporte, citant {2}, que {1}.", "{1} ({0}).", "{0}.",
    "Pour rappel, {1}.", "Ainsi, {1}", "L’affirmation de {0} selon laquelle {1} est fausse.",
)  # fmt: skip
MARKS = "«»“”„‹›\"'’‘()[]{}.,;:!?…–—-•*/|\\"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
CONTROLS = "\0\a\b\t\n\v\f\r\x1b\x7f\x85\x9f\u2028\u2029"
BLANKS = " \u00a0\u202f\u2009\u3000\n\t"
EMOJI = ("😀", "👩‍👩‍👧", "🇫🇷", "✊🏽", "❤️", "1️⃣")
STRANGE = "\u0301\u0327ﬁŒßİıǅ𝔄漢字شهدЖ\U0010ffff\ufffd�"
SEPARATORS = (" ", " ", "\n", "\n\n", "\n\n\n", "", " — ", "\u00a0")

words = st.sampled_from(sorted({word for text in ARTICLES for word in text.split()}))
sentences = st.sampled_from(SENTENCES)
separators = st.sampled_from(SEPARATORS)
intruders = st.one_of(
    st.sampled_from((*MARKS, *ZERO_WIDTH, *DIRECTION, *CONTROLS, *BLANKS, *EMOJI, *STRANGE)),
    st.characters(categories=["Cs", "Co", "Cn", "Mn", "Zs", "So"]),
)


@st.composite
def framed(draw: st.DrawFn, inner: SearchStrategy[str] | None = None) -> str:
    """A sentence of attribution, its parties and its content drawn from short lists."""
    frame = draw(st.sampled_from(FRAMES))
    content = draw(inner if inner is not None else st.sampled_from(STATEMENTS))
    names = st.sampled_from(NAMES)
    text = frame.format(draw(names), content, draw(names))
    return text[:1].upper() + text[1:]


nested = st.recursive(
    st.sampled_from(STATEMENTS) | words,
    lambda inner: st.one_of(
        framed(inner),
        inner.map(lambda text: f"« {text} »"),
        inner.map(lambda text: f"“{text}”"),
        inner.map(lambda text: f'"{text}"'),
        inner.map(lambda text: f"« {text}"),
        inner.map(lambda text: f"{text} »"),
        st.tuples(inner, inner).map(" et ".join),
    ),
    max_leaves=12,
)


@st.composite
def cut(draw: st.DrawFn) -> str:
    """A real sentence that begins or ends anywhere."""
    text = draw(sentences)
    start = draw(st.integers(0, len(text) // 2))
    return text[start : draw(st.integers(start, len(text)))]


@st.composite
def intruded(draw: st.DrawFn) -> str:
    """A real or framed sentence with foreign characters set into it, or marks knocked out."""
    text = draw(sentences | framed())
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 2))
        text = text[:place] + draw(intruders) + text[place + length :]
    return text


@st.composite
def long_token(draw: st.DrawFn) -> str:
    """One token without end, alone or inside a sentence."""
    unit = draw(st.sampled_from(("a", "é", "A", "9", "«", "»", "qu’", "-", "😀", "\u0301", "dit,")))
    token = unit * draw(st.sampled_from((40, 300, 2000, 6000)))
    return draw(st.sampled_from(("{}", "Selon {}, il part.", "Il dit que {}.", "« {} »"))).format(
        token
    )


numbers = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(("1 900", "3,1 %", "12.12.2020", "20h30", "1er", "n° 7", "€ 5", "14/07", "2°")),
)
shuffled = st.lists(words | numbers | st.sampled_from(MARKS), max_size=40).map(" ".join)
marks_only = st.text(MARKS + BLANKS, max_size=80)
noise = st.text(max_size=150)
controls = st.text(MARKS + ZERO_WIDTH + DIRECTION + CONTROLS + BLANKS + STRANGE + "aé", max_size=80)
changed_case = sentences.map(str.upper) | sentences.map(str.lower) | sentences.map(str.swapcase)
repeated = st.tuples(framed() | words, st.sampled_from((30, 200))).map(
    lambda pair: " ".join([pair[0]] * pair[1])
)
anything = st.one_of(
    framed(), framed(), nested, cut(), sentences, intruded(), intruded(), shuffled, marks_only,
    noise, controls, changed_case, numbers,
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A whole hostile article: up to eight pieces, glued in any way; seldom a monster."""
    if draw(st.integers(0, 49)) == 0:
        return draw(long_token() | repeated)
    parts = draw(st.lists(anything, max_size=8))
    return "".join(part + draw(separators) for part in parts)


def sample(count: int) -> list[str]:
    """`count` hostile articles, the same ones every time that the code is the same."""
    held: list[str] = []

    @seed(20261124)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(articles())
    def collect(text: str) -> None:
        held.append(text)

    collect()
    return held
