"""Which noun phrases can state something."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import case

from provenance.attribution.events import complemented, fits, names_event, partly_quoted

ALONE = "2:det 3:nsubj 0:root/VERB 5:det 3:obj 3:punct"
ALONE_ANY = "2:det 3:nsubj 0:root/VERB 5:det/DET 3:obj 3:punct"
WITH_COMPLEMENT = "2:det 3:nsubj 0:root/VERB 5:det 3:obj 8:case 8:det 5:nmod 3:punct"

# Name, text, arcs, the object of the cue, whether it names an event or a fact.
NOUNS = [
    case("listed", "Le maire annonce le départ.", ALONE, "départ", True),
    case("by_its_ending", "Le maire annonce la fermeture.", ALONE, "fermeture", True),
    case("cue_noun", "Le maire annonce la rumeur.", ALONE, "rumeur", True),
    case("thing", "Le maire annonce le pont.", ALONE, "pont", False),
    case("person", "Le maire annonce le ministre.", ALONE, "ministre", False),
    case("body", "Le maire annonce le ministère.", ALONE, "ministère", False),
    case("outlet", "Le maire annonce le quotidien.", ALONE, "quotidien", False),
    case("outlet_with_the_ending", "Le maire annonce la publication.", ALONE, "publication", False),
    case(
        "deed_of_publishing",
        "Le maire annonce la publication de la liste.",
        WITH_COMPLEMENT,
        "publication",
        True,
    ),
    case(
        "name",
        "Le maire annonce Reuters.",
        "2:det 3:nsubj 0:root/VERB 3:obj 3:punct",
        "Reuters",
        False,
    ),
    case(
        "verb",
        "Le maire annonce partir.",
        "2:det 3:nsubj 0:root/VERB 3:xcomp 3:punct",
        "partir",
        False,
    ),
]

# Name, text, arcs, the object of the cue, whether it can be what the cue says.
OBJECTS = [
    case("event", "Le maire dénonce la fermeture.", ALONE, "fermeture", True),
    case("thing", "Le maire dénonce le pont.", ALONE, "pont", False),
    case("pronoun", "Le maire dénonce tout.", "2:det 3:nsubj 0:root 3:obj 3:punct", "tout", False),
    case("pointed_at", "Le maire dénonce cette fermeture.", ALONE, "fermeture", False),
    case(
        "pointed_at_and_named",
        "Le maire dénonce cette fermeture de la ligne.",
        WITH_COMPLEMENT,
        "fermeture",
        True,
    ),
    case(
        "none_of_it",
        "Le préfet n’a pas évoqué de fermeture.",
        "2:det 6:nsubj 6:advmod 6:aux:tense 6:advmod 0:root 8:det/DET 6:obj 6:punct",
        "fermeture",
        False,
    ),
    case(
        "not_confirmed",
        "Le préfet n’a pas confirmé la fermeture.",
        "2:det 6:nsubj 6:advmod 6:aux:tense 6:advmod 0:root 8:det 6:obj 6:punct",
        "fermeture",
        True,
    ),
    case(
        "no_such_thing",
        "Le préfet ne confirme aucune fermeture.",
        "2:det 4:nsubj 4:advmod 0:root 6:det 4:obj 4:punct",
        "fermeture",
        False,
    ),
    case("denied", "Le maire dément toute fermeture.", ALONE, "fermeture", True),
    case(
        "denied_clause",
        "Le maire dément l’information selon laquelle le pont cède.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 10:obl 9:det 10:nsubj 5:acl:relcl 3:punct",
        "information",
        False,
    ),
    case("denied_of_every_such_thing", "Le maire dément tout visa.", ALONE_ANY, "visa", True),
    case("denied_of_one_such_thing", "Le maire dément le visa.", ALONE, "visa", False),
    case("said_of_every_such_thing", "Le maire dénonce tout visa.", ALONE_ANY, "visa", False),
    case("asked_for", "Le maire exige le départ.", ALONE, "départ", True),
    case(
        "asked_for_with_a_complement",
        "Le maire exige le prix du verre.",
        WITH_COMPLEMENT,
        "prix",
        True,
    ),
    case("asked_for_thing", "Le maire exige le pont.", ALONE, "pont", False),
    case(
        "quoted_adjective",
        "Le maire dénonce un air « irrespirable ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:punct 5:amod 7:punct 3:punct",
        "air",
        True,
    ),
    case(
        "verb_that_only_quotes",
        "Le maire a salué la fermeture.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 4:punct",
        "fermeture",
        False,
    ),
    case(
        "verb_that_quotes",
        "Le maire a salué une « fermeture ».",
        "2:det 4:nsubj 4:aux:tense 0:root 7:det 7:punct 4:obj 7:punct 4:punct",
        "fermeture",
        True,
    ),
    case("empty_pair", "Le maire accuse le coup.", ALONE, "coup", False),
]

# Name, text, arcs, a noun, whether some of its phrase is quoted.
QUOTED = [
    case(
        "noun",
        "Le maire dénonce un « abandon ».",
        "2:det 3:nsubj 0:root 6:det 6:punct 3:obj 6:punct 3:punct",
        "abandon",
        True,
    ),
    case(
        "adjective_behind_it",
        "Le maire dénonce un air « irrespirable ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:punct 5:amod 7:punct 3:punct",
        "air",
        True,
    ),
    case(
        "several_words",
        "Le maire dénonce la fermeture « sur la ligne ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:punct 9:case 9:det 5:obl 9:punct 3:punct",
        "fermeture",
        True,
    ),
    case(
        "single_word_of_a_complement",
        "Le maire dénonce la fermeture de la « ligne ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:case 9:det 9:punct 8:nmod 9:punct 3:punct",
        "fermeture",
        False,
    ),
    case("nothing", "Le maire dénonce la fermeture.", ALONE, "fermeture", False),
    case(
        "beside_it",
        "« Le pont » indique la fermeture.",
        "3:punct 3:det 5:nsubj 3:punct 0:root 7:det 5:obj 5:punct",
        "fermeture",
        False,
    ),
    case(
        "clause_behind_its_noun",
        "Le maire rappelle la devise « Chacun ferme sa porte ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:punct 8:nsubj 3:ccomp 10:det 8:obj 8:punct 3:punct",
        "devise",
        True,
    ),
    case(
        "clause_behind_a_comma",
        "Le maire rappelle la phrase, « le pont tient ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:punct 10:punct 9:det 10:nsubj "
        "3:parataxis 10:punct 3:punct",
        "phrase",
        False,
    ),
]

# Name, text, arcs, a noun, whether it has a complement.
COMPLEMENTS = [
    case("none", "Le maire dénonce la fermeture.", ALONE, "fermeture", False),
    case("noun", "Le maire dénonce la fermeture de la ligne.", WITH_COMPLEMENT, "fermeture", True),
    case(
        "number",
        "Le maire annonce trois morts.",
        "2:det 3:nsubj 0:root/VERB 5:nummod 3:obj 3:punct",
        "morts",
        True,
    ),
    case(
        "participle",
        "Le maire dénonce la mesure demandée.",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:acl 3:punct",
        "mesure",
        True,
    ),
    case(
        "adjective",
        "Le maire dénonce la mesure insuffisante.",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:amod 3:punct",
        "mesure",
        False,
    ),
]


@pytest.mark.parametrize(("text", "arcs", "word", "event"), NOUNS)
def test_events_noun_names_an_event(text: str, arcs: str, word: str, *, event: bool) -> None:
    """By the list or the ending, where it is no party; a word of outlets needs a complement."""
    parsed = parse(text, arcs)
    assert names_event(parsed.scene(), parsed.token(word)) is event


@pytest.mark.parametrize(("text", "arcs", "word", "fitting"), OBJECTS)
def test_events_object_fits_its_cue(text: str, arcs: str, word: str, *, fitting: bool) -> None:
    """An event, quoted words, or what is asked for; nothing denied, pointed at or empty."""
    parsed = parse(text, arcs)
    scene = parsed.scene()
    assert fits(scene, scene.cues[0], parsed.token(word)) is fitting


@pytest.mark.parametrize(("text", "arcs", "word", "quoted"), QUOTED)
def test_events_phrase_is_partly_quoted(text: str, arcs: str, word: str, *, quoted: bool) -> None:
    """Its noun, the adjective behind it, or more than one word of it stand between marks."""
    parsed = parse(text, arcs)
    assert partly_quoted(parsed.scene(), parsed.token(word)) is quoted


@pytest.mark.parametrize(("text", "arcs", "word", "held"), COMPLEMENTS)
def test_events_noun_has_a_complement(text: str, arcs: str, word: str, *, held: bool) -> None:
    """A noun, a number or a participle completes it; an adjective does not."""
    parsed = parse(text, arcs)
    assert complemented(parsed.scene(), parsed.token(word)) is held
