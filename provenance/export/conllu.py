"""CoNLL-U: the parse, with what was found on its words in the last column (MISC).

A token has `start_char` and `end_char`, as Stanza writes them, and `SpaceAfter=No`. A word has,
where words of the article that the key speaks of touch it,

- `Attribution=a1:source`, `a1:cue` or `a1:content`: its part in the attribution `a1`;
- `Claim=c1`: the claim `c1` says it;
- `Evidence=c1:2`: step 2 of the chain of `c1` rests on it (step 0 is the publisher);
- `Hedge=c1:adverb`: it weakens `c1`, and how;
- `Mention=s1`: it names the source `s1`.

Several values are parted by commas; odd characters of ids are `%` escapes. What else is known of
sources, attributions and claims is in comments, as JSON: sources before the first sentence of all,
the others before their own. CoNLL-U has no escapes and asks for composed characters (NFC), so any
white space within a word is one blank.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from conllu.models import TokenList

from provenance.export.json_text import compact, harmless
from provenance.export.names import encoded
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.report import Attribution, Claim, Parse, Report, Source, TextSpan, Word

_EMPTY = "_"

Comments = dict[str, str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Token:
    """What is written, with the words that it stands for: one, or several of a contraction."""

    span: Span
    form: str
    words: tuple[Word, ...]


def write(report: Report) -> str:
    """The sentences of `report`; each must have its parse."""
    parses = [(span.index, span.parse) for span in report.sentences if span.parse]
    sentences = [(index, parse, _tokens(parse, report.article.text)) for index, parse in parses]
    misc = _Misc(report, {token.span for _, _, tokens in sentences for token in tokens})
    comments = _comments(report)
    document = encoded(report.article.id)
    opening = _opening(report, document)
    paragraph: int | None = None
    written: list[str] = []
    for index, parse, tokens in sentences:
        about = {**opening}
        opening = {}
        if parse.paragraph != paragraph:
            about["newpar"] = ""
        paragraph = parse.paragraph
        about["sent_id"] = f"{document}-{index}"
        about["text"] = "".join(t.form + " " * (not misc.is_glued(t)) for t in tokens).rstrip()
        written.append(TokenList(_rows(tokens, misc), about | comments[index]).serialize())
    return unicodedata.normalize("NFC", "".join(written))


class _Misc:
    """What the last column says of each token of an article and of its words."""

    def __init__(self, report: Report, spans: Iterable[Span]) -> None:
        held = sorted(spans)
        starts, ends = [span.start for span in held], [span.end for span in held]
        self._glued = {left for left, right in pairwise(held) if left.end == right.start}
        self._marks: dict[Span, dict[str, dict[str, None]]] = {span: {} for span in held}
        for key, value, words in _marks(report):
            for span in held[bisect_right(ends, words.start) : bisect_left(starts, words.end)]:
                self._marks[span].setdefault(key, {})[value] = None

    def is_glued(self, token: _Token) -> bool:
        """True where the next token follows without a blank."""
        return token.span in self._glued

    def place(self, token: _Token) -> Row:
        """Where the token stands, in code points of the article, and what follows it."""
        space = {"SpaceAfter": "No"} if self.is_glued(token) else {}
        return {**space, "start_char": token.span.start, "end_char": token.span.end}

    def found(self, token: _Token) -> Row:
        """What was found on the words of the token, keys in the order of the alphabet."""
        return {key: ",".join(held) for key, held in sorted(self._marks[token.span].items())}


def _marks(report: Report) -> Iterator[tuple[str, str, TextSpan]]:
    """Every key, its value, and words of the article that it is said of."""
    for held in report.attributions:
        name = encoded(held.id)
        parts: list[tuple[str, TextSpan | None]] = [
            ("source", held.source),
            ("cue", held.cue),
            *(("content", span) for span in held.content),
        ]
        yield from (("Attribution", f"{name}:{part}", span) for part, span in parts if span)
    for claim in report.claims:
        name = encoded(claim.id)
        yield from (("Claim", name, span) for span in claim.spans)
        for step, hop in enumerate(claim.chain):
            yield from (("Evidence", f"{name}:{step}", span) for span in hop.evidence)
        yield from (("Hedge", f"{name}:{encoded(hedge.kind)}", hedge) for hedge in claim.hedges)
    for source in report.sources:
        yield from (("Mention", encoded(source.id), span) for span in source.mentions)


def _tokens(parse: Parse, text: str) -> list[_Token]:
    held: list[_Token] = []
    for span, group in groupby(parse.words, lambda word: Span(word.start, word.end)):
        words = tuple(group)
        form = words[0].form if len(words) == 1 else "".join(span.slice(text).split())
        held.append(_Token(span, _field(form), words))
    return held


def _rows(tokens: Sequence[_Token], misc: _Misc) -> list[Row]:
    rows: list[Row] = []
    first = 1
    for token in tokens:
        last = first + len(token.words) - 1
        place = misc.place(token)
        if last > first:
            rows.append(_row((first, "-", last), token.form, misc=place))
            place = {}
        for number, word in enumerate(token.words, first):
            about = {
                "lemma": _field(word.lemma),
                "upos": _label(word.upos),
                "feats": _feats(word.feats),
                "head": word.head,
                "deprel": _label(word.deprel),
                "misc": misc.found(token) | place,
            }
            rows.append(_row(number, _field(word.form), **about))
        first = last + 1
    return rows


def _row(number: int | tuple[int, str, int], form: str, **about: object) -> Row:
    columns = ("lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")
    return {"id": number, "form": form, **{column: about.get(column) for column in columns}}


def _field(words: str) -> str:
    return " ".join(words.split()) or _EMPTY


def _label(words: str) -> str:
    return "".join(words.split()) or _EMPTY


def _feats(feats: str) -> str:
    """In the order that Universal Dependencies has them in, letters large and small alike."""
    return _label("|".join(sorted(feats.split("|"), key=str.lower)))


def _opening(report: Report, document: str) -> Comments:
    """What stands before the first sentence: the document, the program, the sources."""
    program = _field(f"{report.tool.name} {report.tool.version}")
    sources = {f"source {encoded(held.id)}": _source(held) for held in report.sources}
    return {"newdoc id": document, "generator": program} | sources


def _comments(report: Report) -> dict[int, Comments]:
    """By the index of a sentence, what is known of its attributions and its claims."""
    names = {source.id: source.name for source in report.sources}
    comments: dict[int, Comments] = defaultdict(dict)
    for held in report.attributions:
        comments[held.sentence][f"attribution {encoded(held.id)}"] = _attribution(held)
    for claim in report.claims:
        comments[claim.sentence][f"claim {encoded(claim.id)}"] = _claim(claim, names)
    return comments


def _source(source: Source) -> str:
    return _note(source.model_dump(exclude={"id", "mentions"}))


def _attribution(held: Attribution) -> str:
    cited = {"source": held.source and held.source.id, "lemma": held.cue and held.cue.lemma}
    kept = {"construction", "quotation", "stance", "parent", "confidence"}
    return _note(cited | held.model_dump(include=kept))


def _claim(claim: Claim, names: dict[str, str]) -> str:
    chain = [
        {"name": names.get(hop.source, hop.source)} | hop.model_dump(exclude={"evidence"})
        for hop in claim.chain
    ]
    kept = {"stance", "quotation", "alternatives", "confidence"}
    return _note({"chain": chain} | claim.model_dump(include=kept))


def _note(about: dict[str, Any]) -> str:
    return harmless(compact(about))
