"""Relations that the layout of an article shows: labels, credits, quotations that stand alone.

Surface forms:

1. label: *Al Massae : [les chantiers en retard]. […]* holds its paragraph; a heading that is an
   outlet's name alone holds to the next label.
2. credit: *[…] (avec Reuters)*, *[…] Source : MAP* at the end of a paragraph: it vouches for what
   stands before it.
3. quotation without a cue: *« [La suite dépend du juge.] »*: its speaker is left to the room that
   knows the article; the subject of the sentence beside it is named where there is one.

They stand beside the relations of sentences: what they hold may have nearer sources.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from provenance.attribution.outlets import outlet_mention
from provenance.attribution.party import is_party
from provenance.attribution.phrases import EDGES, source_mention
from provenance.attribution.relation import Attribution, Cue, Mention
from provenance.languages import bare
from provenance.report import Quotation, Stance
from provenance.text import Span, cover, trim
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.attribution.quotes import Quote
    from provenance.attribution.scene import Scene
    from provenance.parsing.sentence import Token

LABEL_MARKS = frozenset({":", "–", "—", "-", "|", "."})
LONGEST_LABEL = 8
"""Words of the longest label."""
CREDIT = re.compile(r"\(([^()\n]{2,40})\)\s*$")


def find_layout(
    scenes: Sequence[Scene], quotes: Sequence[Quote], relations: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The relations of labels, credits and bare quotations, in this order."""
    yield from _labels(scenes)
    yield from _credits(scenes)
    yield from _bare_quotations(scenes, quotes, relations)


def _paragraphs(scenes: Sequence[Scene]) -> list[list[Scene]]:
    return [list(held) for _, held in groupby(scenes, lambda scene: scene.sentence.paragraph)]


def _labels(scenes: Sequence[Scene]) -> Iterator[Attribution]:
    paragraphs = _paragraphs(scenes)
    labels = [_label(held[0]) for held in paragraphs]
    for number, (held, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if label is None:
            continue
        mention, last = label
        scene = held[0]
        behind = scene.sentence.tokens[last + 1 :]
        covered = held[1:]
        spans = [Span(behind[0].start, scene.sentence.span.end)] if behind else []
        if not behind and not covered:
            following = next((n for n in range(number + 1, len(labels)) if labels[n]), len(labels))
            covered = [s for rest in paragraphs[number + 1 : following] for s in rest]
        content = _contents(scene.sentence.text, [*spans, *(s.sentence.span for s in covered)])
        if content:
            yield _relation("label", scene, mention, None, content)


def _label(scene: Scene) -> tuple[Mention, int] | None:
    """The outlet that opens the sentence before a label's mark, and the index of that mark."""
    every = scene.sentence.tokens
    begin = next((t.index for t in every if t.upos not in ("PUNCT", "SYM")), 0)
    for last in range(min(begin + LONGEST_LABEL, len(every)), begin, -1):
        name = every[begin:last]
        end = last
        if end < len(every) and every[end].form == "(":
            close = [t.index for t in every[end : end + 4] if t.form == ")"]
            end = close[0] + 1 if close else end
        if end < len(every) and every[end].form not in LABEL_MARKS:
            continue
        words = cover(t.span for t in name)
        if _names_outlet(scene, words.slice(scene.sentence.text), name):
            if end < len(every) and _opens_quotation(scene, every[end]):
                return None
            named = outlet_mention(scene, begin)
            return named or Mention(words, scene.sentence.index, _head(name)), end
    return None


def _opens_quotation(scene: Scene, mark: Token) -> bool:
    """*Le Monde : « … »*: a speaker, and no label."""
    gap = scene.sentence.text
    return any(
        q.span.start >= mark.end and not gap[mark.end : q.span.start].strip() for q in scene.quotes
    )


def _head(tokens: Sequence[Token]) -> int:
    inside = {t.index for t in tokens}
    return next((t.index for t in tokens if t.head not in inside and t.upos != "DET"), 0)


def _names_outlet(scene: Scene, words: str, tokens: Sequence[Token]) -> bool:
    """A known outlet, or a name made like an outlet's: *L'Écho des Hauts-Plateaux*."""
    if scene.lexicon.outlet(words) is not None:
        return True
    capital = [t for t in tokens if t.form[:1].isupper()]
    return (
        len(capital) > 1
        and not any(t.feat("VerbForm") == "Fin" or t.upos == "PUNCT" for t in tokens)
        and any(bare(t.form).endswith(scene.lexicon.outlet_words) for t in capital)
    )


def _credits(scenes: Sequence[Scene]) -> Iterator[Attribution]:
    """A credit at the end of a paragraph vouches for the paragraphs from the last credit on."""
    before: list[Scene] = []
    for held in _paragraphs(scenes):
        before.extend(held)
        found = _credit(held[-1])
        if found is None:
            continue
        mention, cue, start = found
        spans = [s.sentence.span for s in before if s.sentence.span.start < start]
        cut = [Span(s.start, min(s.end, start)) for s in spans]
        content = _contents(held[-1].sentence.text, cut)
        if content:
            yield _relation("credit", held[-1], mention, cue, content)
        before = []


def _credit(scene: Scene) -> tuple[Mention, Cue | None, int] | None:
    """The credited party, the word before it, and where the credit begins."""
    sentence = scene.sentence
    match = CREDIT.search(sentence.text, sentence.span.start, sentence.span.end)
    if match is not None:
        inside = [t for t in sentence.tokens if Span(*match.span(1)).contains(t.span)]
        return _credited(scene, inside, match.start(), bracketed=True)
    openers = scene.lexicon.credit_openers
    for token in sentence.tokens[:-2]:
        behind = sentence.tokens[token.index + 1]
        if scene.folded[token.index] in openers and behind.form == ":":
            inside = [t for t in sentence.tokens[token.index :] if t.form not in (":", ".")]
            return _credited(scene, inside, token.start, bracketed=False)
    return None


def _credited(
    scene: Scene, tokens: Sequence[Token], start: int, *, bracketed: bool
) -> tuple[Mention, Cue | None, int] | None:
    opened = bool(tokens) and scene.folded[tokens[0].index] in scene.lexicon.credit_openers
    name = [t for t in (tokens[1:] if opened else tokens) if t.upos != "PUNCT"]
    if not name or not 1 <= len(name) <= LONGEST_LABEL:
        return None
    words = cover(t.span for t in name)
    known = scene.lexicon.outlet(words.slice(scene.sentence.text)) is not None
    named = any(t.form[:1].isupper() for t in name) and name[-1].upos != "VERB"
    if not (known or (opened and named)) or (bracketed and len(name) > LONGEST_LABEL // 2):
        return None
    cue = Cue(tokens[0].span, scene.folded[tokens[0].index]) if opened else None
    return Mention(words, scene.sentence.index, _head(name)), cue, start


def _bare_quotations(
    scenes: Sequence[Scene], quotes: Sequence[Quote], relations: Sequence[Attribution]
) -> Iterator[Attribution]:
    taken = [span for relation in relations for span in relation.content]
    for quote in quotes:
        if quote.depth or any(quote.span.overlaps(span) for span in taken):
            continue
        held = [s for s in scenes if s.sentence.span.overlaps(quote.span)]
        if not held or not all(_alone(scene, quote) for scene in held):
            continue
        content = _contents(
            held[0].sentence.text,
            [s.sentence.span.common(quote.inner) for s in held],
        )
        if content and _is_speech(held):
            speaker = _speaker_before(held[0], relations) or _beside(scenes, held)
            yield _relation("quotation", held[0], speaker, None, content)


def _alone(scene: Scene, quote: Quote) -> bool:
    """True where nothing of the sentence stands outside of the quotation."""
    return not any(
        t.upos != "PUNCT" and not quote.span.contains(t.span) for t in scene.sentence.tokens
    )


def _is_speech(scenes: Sequence[Scene]) -> bool:
    tokens = [t for s in scenes for t in s.sentence.tokens]
    cried = any(t.form in ("!", "?") for t in tokens)
    return cried or any(t.feat("VerbForm") == "Fin" for t in tokens)


def _speaker_before(scene: Scene, relations: Sequence[Attribution]) -> Mention | None:
    """Who spoke last in the sentence before."""
    before = [
        r.source
        for r in relations
        if r.source is not None and r.sentence == scene.sentence.index - 1
    ]
    return before[-1] if before else None


def _beside(scenes: Sequence[Scene], held: Sequence[Scene]) -> Mention | None:
    """The subject of the sentence before the quotation in its paragraph, else of the one behind."""
    first, last = held[0].sentence, held[-1].sentence
    for index in (first.index - 1, last.index + 1):
        scene = scenes[index] if 0 <= index < len(scenes) else None
        if scene is None:
            continue
        announced = index < first.index and scene.sentence.tokens[-1].form == ":"
        if scene.sentence.paragraph != first.paragraph and not announced:
            continue
        root = scene.sentence.root
        subject = scene.sentence.child(root, "nsubj") if root is not None else None
        if subject is not None and is_party(scene, subject):
            return source_mention(scene, subject)
    return None


def _contents(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    kept = (trim(span, text, edges=EDGES) for span in spans)
    return tuple(span for span in kept if span.start < span.end)


def _relation(
    kind: str, scene: Scene, source: Mention | None, cue: Cue | None, content: tuple[Span, ...]
) -> Attribution:
    return Attribution(
        construction=kind,
        sentence=scene.sentence.index,
        source=source,
        cue=cue,
        content=content,
        stance=Stance.REPORTED,
        confidence=weights("relation")[kind],
        quotation=Quotation.DIRECT if kind == "quotation" else Quotation.INDIRECT,
    )
