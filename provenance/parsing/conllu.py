"""CoNLL-U to sentences and back: hand-written parses, treebanks, saved parses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from provenance.parsing.sentence import Sentence, Token
from provenance.text import Span

_FIELDS = 10
_EMPTY = "_"
_GLUED = "SpaceAfter=No"


def sentences_from_conllu(source: str) -> list[Sentence]:
    """Read parsed sentences and rebuild the text that they stand in.

    Words are parted by a blank unless `SpaceAfter=No` says otherwise, sentences by a blank, and
    paragraphs (`# newpar` or `# newdoc`) by a blank line. All sentences share that one text. The
    words of a multiword token share its span; empty nodes are left out.

    Raises:
        ValueError: A sentence has a row without ten fields, or a head that is not in it.
    """
    import conllu  # tests and training only

    raw = dict.fromkeys(("feats", "misc"), _raw_field)
    rows = [(row, list(_words(row))) for row in conllu.parse(source, field_parsers=raw) if len(row)]
    text = ""
    paragraph = 0
    placed: list[tuple[int, list[tuple[dict[str, Any], int, int]]]] = []
    for row, words in rows:
        new = any(key.split()[0] in ("newpar", "newdoc") for key in row.metadata)
        if text:
            paragraph += new
            text += "\n\n" if new else " "
        base = len(text)
        surface = _surface(row)
        text += surface
        placed.append((paragraph, [(word, base + start, base + end) for word, start, end in words]))
    return [_sentence(number, where, text, words) for number, (where, words) in enumerate(placed)]


def to_conllu(sentences: Iterable[Sentence]) -> str:
    """Write sentences as CoNLL-U; a new paragraph begins with `# newpar`.

    The text between the tokens of a sentence is kept as the presence of a blank only.
    """
    blocks = []
    paragraph: int | None = None
    for sentence in sentences:
        lines = [f"# sent_id = {sentence.index + 1}"]
        if sentence.paragraph != paragraph:
            lines.insert(0, "# newpar")
        paragraph = sentence.paragraph
        lines.append(f"# text = {_one_line(sentence.span.slice(sentence.text))}")
        lines.extend(_lines(sentence))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _raw_field(line: Sequence[str], index: int) -> str:
    return line[index]


def _units(row: Any) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:  # noqa: ANN401
    """Each surface token of a parsed row with the syntactic words that it holds."""
    last = 0
    held: list[dict[str, Any]] = []
    for entry in row:
        number = entry["id"]
        if isinstance(number, tuple):
            if number[1] == "-":
                last, held = number[2], []
                yield entry, held
        elif number <= last:
            held.append(entry)
        else:
            yield entry, [entry]


def _surface(row: Any) -> str:  # noqa: ANN401
    units = list(_units(row))
    parts = [entry["form"] + ("" if _is_glued(entry) else " ") for entry, _ in units]
    return "".join(parts).rstrip(" ")


def _words(row: Any) -> list[tuple[dict[str, Any], int, int]]:  # noqa: ANN401
    """Every syntactic word with the span of its token within the sentence."""
    words: list[tuple[dict[str, Any], int, int]] = []
    start = 0
    for entry, held in list(_units(row)):
        end = start + len(entry["form"])
        words.extend((word, start, end) for word in held)
        start = end + (not _is_glued(entry))
    return words


def _is_glued(entry: dict[str, Any]) -> bool:
    return _GLUED in (entry["misc"] or "").split("|")


def _sentence(
    index: int, paragraph: int, text: str, words: list[tuple[dict[str, Any], int, int]]
) -> Sentence:
    tokens = tuple(_token(number, *word) for number, word in enumerate(words))
    for token in tokens:
        if token.head >= len(tokens):
            raise ValueError(f"sentence {index + 1}: {token.form!r} has a head outside of it")
    return Sentence(index, paragraph, text, Span(tokens[0].start, tokens[-1].end), tokens)


def _token(index: int, entry: dict[str, Any], start: int, end: int) -> Token:
    return Token(
        index=index,
        form=entry["form"],
        lemma=entry["lemma"],
        upos=entry["upos"] or "X",
        feats="" if entry["feats"] == _EMPTY else entry["feats"],
        head=(entry["head"] or 0) - 1,
        deprel=entry["deprel"] or "dep",
        start=start,
        end=end,
    )


def _lines(sentence: Sentence) -> Iterator[str]:
    tokens = sentence.tokens
    number = 0
    while number < len(tokens):
        last = number
        while last + 1 < len(tokens) and tokens[last + 1].span == tokens[number].span:
            last += 1
        glued = last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end
        misc = _GLUED if glued else _EMPTY
        if last > number:
            surface = tokens[number].span.slice(sentence.text)
            yield _line(f"{number + 1}-{last + 1}", surface, misc=misc)
        for token in tokens[number : last + 1]:
            yield _line(
                str(token.index + 1),
                token.form,
                token.lemma,
                token.upos,
                _EMPTY,
                token.feats or _EMPTY,
                str(token.head + 1),
                token.deprel,
                misc=misc if last == number else _EMPTY,
            )
        number = last + 1


def _line(number: str, form: str, *fields: str, misc: str) -> str:
    padding = [_EMPTY] * (_FIELDS - 3 - len(fields))
    return "\t".join([number, _one_line(form), *map(_one_line, fields), *padding, misc])


def _one_line(words: str) -> str:
    return " ".join(words.split())
