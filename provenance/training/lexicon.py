"""Verb forms and noun forms with their lemmas, from simplemma's table and conjugation rules.

A treebank of 140,000 words has seen one in three verb forms of the press. A form that it has not
seen is lemmatised by a character model, which errs on irregular verbs; so the dictionary of the
lemmatiser is filled up beforehand. simplemma's table knows many forms but files participles under
adjectives or nouns; the rules of the language's training data conjugate its infinitives.
"""

# ruff: noqa: ANN401 - Stanza's objects have no types

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lower-case forms and their lemmas: of verbs, and of all other words."""

    verbs: Mapping[str, str]
    others: Mapping[str, str]


def load_lexicon(code: str, rules: dict[str, Any]) -> Lexicon:
    """Builds the lexicon of a language.

    Args:
        code: the language for simplemma and wordfreq.
        rules: the table `lexicon` of the language's training data.

    Raises:
        ModelError: simplemma or wordfreq is not installed.
    """
    try:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    except ImportError as error:
        raise ModelError(
            "the lemma dictionary needs simplemma. Install it: pip install simplemma"
        ) from error
    table = {
        _text(form): _text(lemma)
        for form, lemma in DefaultDictionaryFactory().get_dictionary(code).items()
    }
    return build_lexicon(table, rules, word_frequency(code))


def word_frequency(code: str) -> Callable[[str], float]:
    """A function from a lower-case word to its Zipf frequency (0 unknown, 7 the commonest).

    Raises:
        ModelError: wordfreq is not installed.
    """
    wordfreq = _wordfreq()

    def frequency(word: str) -> float:
        return float(wordfreq.zipf_frequency(word, code))

    return frequency


def frequent_words(code: str) -> list[str]:
    """The words of a language by falling frequency, as far as wordfreq knows them.

    Raises:
        ModelError: wordfreq is not installed.
    """
    return list(_wordfreq().iter_wordlist(code, "large"))


def _wordfreq() -> Any:
    try:
        import wordfreq
    except ImportError as error:
        raise ModelError(
            "word frequencies need wordfreq. Install it: pip install 'news-provenance[train]'"
        ) from error
    return wordfreq


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def build_lexicon(
    table: Mapping[str, str], rules: dict[str, Any], frequency: Callable[[str], float]
) -> Lexicon:
    """The lexicon of a table of forms and lemmas. Of two infinitives the more frequent wins."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in table.items():
        forms[lemma].add(form)
    infinitives = _infinitives(forms, rules)
    ordered = sorted(infinitives, key=lambda verb: (frequency(verb), verb))
    verbs: dict[str, str] = {}
    for verb in ordered:
        verbs.update(dict.fromkeys(_conjugated(verb, forms[verb], rules), verb))
    verbs.update((form, lemma) for form, lemma in table.items() if lemma in infinitives)
    verbs.update((verb, verb) for verb in infinitives)
    imperfect, plural, participle, future = rules["third"]["present_participle"]
    for verb in ordered:
        verbs.update(dict.fromkeys(_third_group(verb, rules), verb))
        for form in forms[verb]:
            stem = form.removesuffix(imperfect)
            conditional = stem + future in forms[verb]
            if stem != form and stem + plural in forms[verb] and not conditional:
                verbs.setdefault(stem + participle, verb)
    for verb, listed in rules["irregular"].items():
        verbs.update(dict.fromkeys(listed.split(), verb))
    verbs.update(rules["overrides"])
    others = {
        form: lemma
        for form, lemma in table.items()
        if lemma not in infinitives and form.isalpha() and form == form.lower()
    }
    return Lexicon(verbs, others)


def _infinitives(forms: Mapping[str, set[str]], rules: dict[str, Any]) -> set[str]:
    """Lemmas that look like infinitives and have a form that only verbs have."""
    evidence = re.compile(rules["evidence"])
    found = set(rules["always"])
    for lemma, known in forms.items():
        endings = [e for e in rules["infinitive_endings"] if lemma.endswith(e)]
        if not endings or " " in lemma or "-" in lemma or len(known) < rules["fewest_forms"]:
            continue
        templates = rules["evidence_by_ending"].get(endings[0])
        if templates is None:
            proven = any(evidence.fullmatch(form) for form in known)
        else:
            stem = lemma.removesuffix(endings[0])
            proven = any(t.format(s=stem, c=stem[:-1]) in known for t in templates)
        if proven:
            found.add(lemma)
    return found


def _conjugated(verb: str, known: set[str], rules: dict[str, Any]) -> Iterable[str]:
    """Forms of the regular groups."""
    for rule in rules["rules"]:
        match = re.fullmatch(rule["match"], verb)
        if match is None or ("unless" in rule and re.fullmatch(rule["unless"], verb)):
            continue
        if "needs" in rule and match.expand(rule["needs"]) not in known:
            continue
        stem = match.expand(rule["stem"])
        yield from (stem + ending for ending in rules["endings"][rule["endings"]])


def _third_group(verb: str, rules: dict[str, Any]) -> Iterable[str]:
    """Past participles and presents of the irregular groups."""
    if verb in rules["irregular"] or verb.endswith(rules["infinitive_endings"][0]):
        return
    third = rules["third"]
    for ending, participle in third["participles"]:
        if verb.endswith(ending):
            stem = verb.removesuffix(ending) + participle
            for suffix in rules["endings"]["participle"]:
                if not (stem.endswith("s") and suffix == "s"):
                    yield stem + suffix
            break
    for ending, presents in third["presents"]:
        if verb.endswith(ending):
            yield from (verb.removesuffix(ending) + form for form in presents)
            break
