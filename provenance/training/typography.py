"""Typographic copies: treebanks write ' and ", the press writes ’, “ ” or « », – and …."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from provenance.training.treebank import Contraction, Tree

if TYPE_CHECKING:
    import random

    from provenance.training.treebank import Token


def typographic_copy(tree: Tree, rules: dict[str, Any], rng: random.Random) -> Tree:
    """The same tree written with the marks of the press.

    Heads, relations and tags stay; forms and blanks change, and the lemmas of marks with them.
    The style of quotation marks is drawn once a tree by the shares in `rules["quotes"]`.
    """
    straight, curly = rules["apostrophe"]
    forms: list[str] = []
    lemmas: dict[int, str] = {}
    spaces: list[bool] = []
    tokens = tree.tokens()
    style = rng.choices(rules["quotes"], weights=[row["share"] for row in rules["quotes"]])[0]
    dash = rng.choice(rules["dashes"]) if rng.random() < rules["dash_share"] else rules["hyphen"]
    three, one = rules["ellipsis"]
    ellipsis = one if rng.random() < rules["ellipsis_share"] else three
    marks = {rules["straight_quote"], *(row[side] for row in rules["quotes"] for side in _SIDES)}
    inside = False
    for index, token in enumerate(tokens):
        form, space = token.form, token.space_after
        before = spaces[-1] if spaces else True
        punctuation = not token.contracted and tree.words[token.first - 1].upos == "PUNCT"
        if punctuation and form in marks:
            inside = _opens(tokens, index, rules, inside=inside, before=before)
            form = lemmas[token.first] = style["open"] if inside else style["close"]
            if inside:
                space = style["spaced"]
            elif spaces:
                spaces[-1] = style["spaced"]
        elif punctuation and form == rules["hyphen"] and before and space:
            form = lemmas[token.first] = dash
        elif not token.contracted and form == three:
            form = lemmas[token.first] = ellipsis
        elif form != straight:
            form = form.replace(straight, curly)
        forms.append(form)
        spaces.append(space)
    return _rewritten(tree, tokens, forms, spaces, lemmas=lemmas, apostrophe=(straight, curly))


_SIDES = ("open", "close")


def _opens(
    tokens: list[Token], index: int, rules: dict[str, Any], *, inside: bool, before: bool
) -> bool:
    """Whether the mark at `index` opens: by its own shape, else by the blanks around it."""
    form, after = tokens[index].form, tokens[index].space_after
    if form != rules["straight_quote"]:
        return any(form == row["open"] for row in rules["quotes"])
    if index == len(tokens) - 1:
        return False
    if before != after:
        return before
    if not before:
        return tokens[index - 1].form[-1] in rules["open_after"]
    return not inside


def _rewritten(
    tree: Tree,
    tokens: list[Token],
    forms: list[str],
    spaces: list[bool],
    *,
    lemmas: dict[int, str],
    apostrophe: tuple[str, str],
) -> Tree:
    words = list(tree.words)
    contractions: list[Contraction] = []
    for token, form, space in zip(tokens, forms, spaces, strict=True):
        if token.contracted:
            contractions.append(Contraction(token.first, token.last, form, space))
            for position in range(token.first, token.last + 1):
                word = words[position - 1]
                words[position - 1] = replace(word, form=word.form.replace(*apostrophe))
        else:
            word = words[token.first - 1]
            words[token.first - 1] = replace(
                word,
                form=form,
                lemma=lemmas.get(token.first, word.lemma),
                space_after=space,
            )
    return Tree(f"{tree.name}-typo", tuple(words), tuple(contractions), tree.treebank)
