"""Reads a mention: name, head noun, kind, agreement, determiner, demonyms. Resolves nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.attribution.outlets import outlet_mention
from provenance.attribution.scene import LONGEST_OUTLET
from provenance.languages import bare, fold
from provenance.report import SourceKind
from provenance.sources.source import Description
from provenance.text import cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution import Mention, Scene
    from provenance.languages import Lexicon, NounSense, Outlet
    from provenance.parsing.sentence import Token

_KINDS = {
    "media": SourceKind.MEDIA,
    "person": SourceKind.PERSON,
    "organisation": SourceKind.ORGANISATION,
    "government": SourceKind.GOVERNMENT,
    "collective": SourceKind.COLLECTIVE,
    "document": SourceKind.DOCUMENT,
    "source": SourceKind.COLLECTIVE,
}
LAST_OUTLET = "last_outlet"
"""Kind of a phrase that takes up the outlet spoken of last, and nothing where there is none."""
_ACRONYM = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý0-9&.-]+$")


def describe(scene: Scene, mention: Mention) -> Description:
    """What `mention` says of the party that it names."""
    head = scene.sentence.tokens[mention.head]
    tokens = list(scene.sentence.within(mention.span))
    if not mention.span.contains(head.span):
        tokens = sorted([*tokens, head], key=lambda token: token.index)
    text = mention.span.slice(scene.sentence.text)
    name, outlet = _name(scene, head, tokens)
    noun = _noun(scene, head, tokens)
    sense = scene.lexicon.noun(noun) if noun else None
    return Description(
        mention=mention,
        text=text,
        name=name,
        noun=fold(noun) if noun else None,
        kind=_kind(scene, name, outlet, sense, tokens, head),
        tags=outlet.tags if outlet else sense.tags if sense else frozenset(),
        gender=_gender(scene, head, tokens),
        number="p" if _plural(scene, head) else "s",
        determiner=_determiner(scene, head, tokens),
        places=_places(scene, tokens, outlet),
        modified=any(
            t.relation in ("nmod", "amod", "acl")
            and t.index != head.index
            and scene.folded[t.index] not in scene.lexicon.grammar.again
            for t in tokens
        ),
        complemented=any(t.relation in ("nmod", "acl") and t.head == head.index for t in tokens),
        again=any(scene.folded[t.index] in scene.lexicon.grammar.again for t in tokens),
        anonymous=_anonymous(scene, name, sense, tokens, head),
        pronoun=_pronoun(scene, head),
        same=_same(scene, tokens) or _partitive(scene, head),
        newsroom=_newsroom(scene, tokens),
    )


def is_title(scene: Scene, token: Token) -> bool:
    """True for the title of a name: *Malika Ferhat, cheffe de file*: one party, one mention."""
    head = scene.sentence.head(token)
    if head is None or token.relation != "appos" or head.upos != "PROPN" or token.upos != "NOUN":
        return False
    if any(child.upos == "PROPN" for child in scene.sentence.all_children(token, "appos", "flat")):
        return False
    between = scene.sentence.text[head.end : token.start]
    return ":" not in between and outlet_mention(scene, head.index) is None


def bare_name(scene: Scene, text: str) -> str:
    """`text` without a leading article: the form in which a chain names a source."""
    whole, elided = _articles(scene.lexicon)
    words = text.split()
    while len(words) > 1 and fold(words[0]) in whole:
        words = words[1:]
    joined = " ".join(words)
    folded = fold(joined)
    return (
        joined[len(next(a for a in elided if folded.startswith(a))) :]
        if (folded.startswith(elided))
        else joined
    )


@cache
def _articles(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """What may stand before a name: words, and the elided articles, longest first."""
    grammar = lexicon.grammar
    owners = grammar.possessive | grammar.first_person
    whole = grammar.definite | grammar.indefinite | grammar.contractions.keys() | owners
    elided = (article for article in grammar.definite if article.endswith("'"))
    return whole, tuple(sorted(elided, key=len, reverse=True))


def _name(scene: Scene, head: Token, tokens: list[Token]) -> tuple[str | None, Outlet | None]:
    """The proper name inside the mention, and the known outlet that it is, if it is one."""
    known = _outlet(scene, tokens)
    if known is not None:
        return known
    if head.upos == "PROPN":
        if _demonym(scene, head):
            return None, None
        return bare_name(scene, _up_to_mark(scene, head, tokens)), None
    for token in tokens:
        if token.upos != "PROPN" or token.relation not in ("appos", "flat", "nmod", "compound"):
            continue
        if scene.sentence.child(token, "case") is not None or _governs_name(scene, token):
            continue
        nested = token.head != head.index
        if token.relation == "nmod" and _ACRONYM.match(token.form) and _is(scene, head, "person"):
            continue  # "la déléguée CGT": whom she speaks for
        deep = token.relation in ("nmod", "compound") and not _is(scene, head, "media")
        if nested and (deep or not _is(scene, head, "person", "media")):
            continue
        return _up_to_mark(scene, token, tokens), None
    return _name_behind(scene, head, tokens), None


def _name_behind(scene: Scene, head: Token, tokens: list[Token]) -> str | None:
    """*la procureure, Hélène Saint-Gal*: a closing name that the tree hangs elsewhere."""
    if not tokens or tokens[-1].upos != "PROPN":
        return None
    own = {t.index for t in scene.sentence.subtree(head)}
    run: list[Token] = []
    for token in reversed(tokens):
        if token.index in own or token.upos != "PROPN":
            break
        run.append(token)
    return cover(t.span for t in run).slice(scene.sentence.text) if run else None


def _is(scene: Scene, head: Token, *kinds: str) -> bool:
    """True where the head may be of one of `kinds`, or is in no list.

    *la cheffe de l'opposition Inès Roy* is Inès Roy, *le site d'information Axios* is Axios.
    """
    sense = scene.lexicon.noun(head.lemma)
    return sense is None or sense.kind in kinds


def _governs_name(scene: Scene, token: Token) -> bool:
    """True for a name inside a name, or inside a phrase with a preposition of its own."""
    head = scene.sentence.head(token)
    return head is not None and head.upos == "PROPN"


def _up_to_mark(scene: Scene, head: Token, tokens: list[Token]) -> str:
    """The name that `head` begins: its words up to the first mark or the first coordination."""
    own = {t.index for t in scene.sentence.subtree(head)} & {t.index for t in tokens}
    held = [t for t in tokens if t.index in own and t.index <= head.index and t.upos != "PUNCT"]
    for token in tokens:
        if token.index > head.index:
            if token.upos == "PUNCT" or token.index not in own or token.relation == "cc":
                break
            held.append(token)
    return cover(t.span for t in held).slice(scene.sentence.text)


def _outlet(scene: Scene, tokens: list[Token]) -> tuple[str, Outlet] | None:
    """The longest stretch of the mention that names a known outlet, capitals respected."""
    for window, words, row in sorted(_outlets(scene, tokens), key=lambda held: -len(held[0])):
        first = window[0]
        if first.relation == "flat" or _complement(scene, first, tokens):
            continue
        article = len(window) > 1 and first.upos == "DET" and not first.form[0].isupper()
        return bare_name(scene, words) if article else words, row
    return None


def _outlets(scene: Scene, tokens: list[Token]) -> Iterator[tuple[list[Token], str, Outlet]]:
    """Every stretch of the mention that names a known outlet, in text order of its first word."""
    for start, first in enumerate(tokens):
        for end in range(start + 1, min(start + LONGEST_OUTLET, len(tokens)) + 1):
            words = scene.sentence.text[first.start : tokens[end - 1].end]
            if not scene.lexicon.begins_outlet(words):
                break
            row = scene.lexicon.outlet(words)
            if row is not None:
                yield tokens[start:end], words, row


def _complement(scene: Scene, first: Token, tokens: list[Token]) -> bool:
    """True where the outlet only completes another noun: *le directeur du Monde*."""
    head = next(
        (
            t
            for t in (first, *scene.sentence.ancestors(first))
            if t in tokens and t.relation == "nmod" and scene.sentence.child(t, "case") is not None
        ),
        None,
    )
    return head is not None and head.index != tokens[0].index


def _demonym(scene: Scene, head: Token) -> bool:
    """*l'Italien*: somebody named by where he comes from."""
    written = head.upos in ("PROPN", "NOUN") and head.form[:1].isupper()
    return written and fold(head.form) in scene.lexicon.places


def _noun(scene: Scene, head: Token, tokens: list[Token]) -> str | None:
    if _demonym(scene, head):
        return head.form
    if head.upos in ("NOUN", "ADJ", "VERB"):
        plural = scene.lexicon.noun(head.form)
        return (
            head.form
            if plural is not None and scene.lexicon.noun(head.lemma) is None
            else (head.lemma)
        )
    for token in tokens:
        if token.upos == "NOUN" and token.index < head.index and token.relation != "nmod":
            return token.lemma
    titles = (c for c in scene.sentence.all_children(head, "appos") if is_title(scene, c))
    return next((title.lemma for title in titles), None)


def _kind(
    scene: Scene,
    name: str | None,
    outlet: Outlet | None,
    sense: NounSense | None,
    tokens: list[Token],
    head: Token,
) -> SourceKind:
    if outlet is not None:
        return SourceKind.MEDIA
    if sense is not None:
        return _KINDS[sense.kind]
    named = _kind_by_name(scene, name, tokens) if name is not None else None
    if named is not None:
        return named
    if head.upos == "PRON" or _demonym(scene, head):
        return SourceKind.PERSON
    return SourceKind.UNKNOWN


def _kind_by_name(scene: Scene, name: str, tokens: list[Token]) -> SourceKind | None:
    """What a name says of its bearer: its words, an honorific, its form."""
    if _has_word(name, scene.lexicon.outlet_words):
        return SourceKind.MEDIA
    if scene.canonical[tokens[0].index] in scene.lexicon.honorifics:
        return SourceKind.PERSON
    if fold(name) in scene.lexicon.seats:
        return SourceKind.GOVERNMENT
    if _ACRONYM.match(name) or _has_word(name, scene.lexicon.organisation_words):
        return SourceKind.ORGANISATION
    placed = any(fold(word) in scene.lexicon.place_names for word in name.split())
    if " " in name and not placed and not any(t.upos == "DET" for t in tokens[:1]):
        return SourceKind.PERSON
    return None


def _has_word(name: str, words: tuple[str, ...]) -> bool:
    """*Radio Merlange, Amnesty International*: a name with a word that tells what bears it."""
    parts = bare(name).split()
    return len(parts) > 1 and any(part in words for part in parts)


def _gender(scene: Scene, head: Token, tokens: list[Token]) -> str:
    row = scene.lexicon.pronouns.get(scene.folded[head.index])
    if row is not None:
        return row.gender
    if head.upos == "DET":
        return ""
    titles = (
        [head]
        if head.upos == "NOUN"
        else [
            *(c for c in scene.sentence.all_children(head, "appos") if is_title(scene, c)),
            *(t for t in tokens if t.upos == "NOUN" and t.head == head.index),
        ]
    )
    senses = (scene.lexicon.noun(t.form) for t in titles if t.upos == "NOUN")
    paired = next((sense.gender for sense in senses if sense is not None and sense.gender), "")
    if paired:
        return paired
    values = [
        t.feat("Gender") for t in tokens if t.relation in ("det", "amod") and t.head == head.index
    ]
    if head.upos != "PROPN":
        values.append(head.feat("Gender"))
    known = next((value for value in values if value), None)
    return {"Masc": "m", "Fem": "f"}.get(known or "", "")


def _plural(scene: Scene, head: Token) -> bool:
    row = scene.lexicon.pronouns.get(scene.folded[head.index])
    if row is not None and row.number:
        return row.number == "p"
    if head.upos == "DET":
        return scene.folded[head.index] in scene.lexicon.grammar.plural_possessive
    determiner = scene.sentence.child(head, "det")
    values = [head.feat("Number"), determiner.feat("Number") if determiner else None]
    return "Plur" in values


def _determiner(scene: Scene, head: Token, tokens: list[Token]) -> str:
    labels = _determiners(scene.lexicon)
    first = tokens[0] if tokens else head
    own = scene.sentence.child(head, "det")
    for token in (first, own):
        if token is None or token.index == head.index:
            continue
        label = labels.get(scene.folded[token.index])
        if label is not None:
            return label
    return "indefinite" if any(t.relation == "nummod" for t in tokens) else "none"


@cache
def _determiners(lexicon: Lexicon) -> dict[str, str]:
    """What each determiner says of its noun; one of two kinds is of the kind named last."""
    grammar = lexicon.grammar
    return {
        **dict.fromkeys(grammar.indefinite, "indefinite"),
        **dict.fromkeys(grammar.definite | grammar.first_person, "definite"),
        **dict.fromkeys(grammar.demonstrative, "demonstrative"),
        **dict.fromkeys(grammar.possessive, "possessive"),
    }


def _places(scene: Scene, tokens: list[Token], outlet: Outlet | None) -> frozenset[str]:
    if outlet is not None:
        return frozenset(place for place in (outlet.seat, outlet.country) if place)
    held = {
        scene.lexicon.places[form]
        for t in tokens
        for form in (scene.folded[t.index], fold(t.lemma))
        if form in scene.lexicon.places and t.upos in ("ADJ", "NOUN")
    }
    names = scene.lexicon.place_names
    named = {names[scene.folded[t.index]] for t in tokens if scene.folded[t.index] in names}
    return frozenset(held | named)


def _anonymous(
    scene: Scene, name: str | None, sense: NounSense | None, tokens: list[Token], head: Token
) -> bool:
    if name is not None:
        return False
    if sense is not None and sense.kind == "source":
        return True
    markers = scene.phrases(scene.lexicon.anonymous_markers)
    if markers:
        first = tokens[0].index if tokens else head.index
        last = scene.sentence.subtree(head)[-1].index
        if any(first <= index <= last for index in markers):
            return True
    return (
        sense is not None
        and sense.kind == "person"
        and _determiner(scene, head, tokens) in ("indefinite", "none")
    )


def _pronoun(scene: Scene, head: Token) -> str | None:
    form = scene.folded[head.index]
    if form in scene.lexicon.grammar.possessive and head.upos == "DET":
        return form
    clitic = head.relation == "obj" and head.upos == "PRON"  # "à l'en croire"
    return form if clitic or (head.upos == "PRON" and form in scene.lexicon.pronouns) else None


def _same(scene: Scene, tokens: list[Token]) -> str | None:
    """The kind of the phrase where it is one that takes up an earlier source."""
    words = tuple(scene.canonical[t.index] for t in tokens)
    grammar = scene.lexicon.grammar
    if tokens and (
        scene.phrase_at(tokens[0].index, grammar.same_pages)
        or scene.folded[tokens[0].index] in grammar.outlet_pronouns
    ):
        return LAST_OUTLET
    for phrase, kind in scene.lexicon.same_again.get(words[0], ()) if words else ():
        if words[: len(phrase)] == phrase and len(words) <= len(phrase) + 2:
            return kind
    return None


def _partitive(scene: Scene, head: Token) -> str | None:
    """*l'une de ses sources*: one of a group spoken of before."""
    if head.upos not in ("PRON", "NUM"):
        return None
    for child in scene.sentence.all_children(head, "nmod"):
        determiner = scene.sentence.child(child, "det")
        known = scene.lexicon.grammar.possessive | scene.lexicon.grammar.demonstrative
        if determiner is not None and scene.folded[determiner.index] in known:
            return "member_of_last_group"
    return None


def _newsroom(scene: Scene, tokens: list[Token]) -> bool:
    newsroom = scene.phrases(scene.lexicon.newsroom)
    if any(t.index in newsroom for t in tokens):
        return True
    sense = scene.lexicon.noun(tokens[1].lemma) if tokens[1:] else None
    if sense is not None:  # "nos confrères", "notre interlocuteur": somebody else
        return False
    return any(
        t.relation == "det"
        and scene.folded[t.index] in scene.lexicon.grammar.first_person
        and scene.quote_around(t.start) is None
        for t in tokens
    )
