"""Who says it: the word that heads the source of a cue verb."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import case

from provenance.attribution.party import (
    can_act,
    coordinated,
    impersonal_body,
    is_denied,
    is_first_person,
    is_nobody,
    is_party,
)
from provenance.attribution.speaker import source_head
from provenance.attribution.subject import subject

# Name, text, arcs, a verb, the word that heads its subject.
SUBJECTS = [
    case("own", "Le maire ment.", "2:det 3:nsubj 0:root 3:punct", "ment", "maire"),
    case(
        "inverted",
        "Le pont tient, dit le maire.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 7:det 5:nsubj 3:punct",
        "dit",
        "maire",
    ),
    case(
        "antecedent",
        "Le maire, qui ment, part.",
        "2:det 7:nsubj 5:punct 5:nsubj 2:acl:relcl 2:punct 0:root 7:punct",
        "ment",
        "maire",
    ),
    case(
        "noun_of_a_participle",
        "Le rapport affirmant que le pont tient manque.",
        "2:det 8:nsubj 2:acl 7:mark 6:det 7:nsubj 3:ccomp 0:root 8:punct",
        "affirmant",
        "rapport",
    ),
    case(
        "shared_by_coordination",
        "Le maire ment et part.",
        "2:det 3:nsubj 0:root 5:cc 3:conj 3:punct",
        "part",
        "maire",
    ),
    case(
        "of_a_gerund",
        "Le maire part en affirmant.",
        "2:det 3:nsubj 0:root 5:mark 3:advcl 3:punct",
        "affirmant",
        "maire",
    ),
    case(
        "of_an_infinitive",
        "Le maire veut partir.",
        "2:det 3:nsubj 0:root 3:xcomp 3:punct",
        "partir",
        "maire",
    ),
    case(
        "none_of_an_impersonal",
        "Il faut partir.",
        "2:expl:subj 0:root 2:xcomp 2:punct",
        "partir",
        None,
    ),
    case(
        "counted_by_a_figure",
        "54 % des sondés jugent que le pont tient.",
        "2:nummod 6:nsubj 5:case 5:det 2:nmod 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        "jugent",
        "sondés",
    ),
    case(
        "counted_by_a_share",
        "Un tiers des élus jugent que le pont tient.",
        "2:det 6:nsubj 5:case 5:det 2:nmod 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        "jugent",
        "élus",
        fault="the share is taken among the nouns that it counts",
    ),
    case(
        "share_of_nothing_named",
        "Un tiers jugent que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "jugent",
        "tiers",
    ),
    case(
        "antecedent_that_agrees",
        "Le ministre des élus, qui affirment cela, part.",
        "2:det 10:nsubj 5:case 5:det 2:nmod 8:punct 8:nsubj 2:acl:relcl 8:obj 8:punct 0:root "
        "11:punct",
        "affirment",
        "élus",
    ),
    case(
        "name_beside_the_relative",
        "Le voisin de Anne, sir Paul, qui affirme cela, part.",
        "2:det 13:nsubj 4:case 2:nmod 6:punct 2:appos 6:flat:name 10:punct 10:nsubj 4:acl:relcl "
        "10:obj 10:punct 0:root 13:punct",
        "affirme",
        "sir",
    ),
    case(
        "last_conjunct_before_a_participle",
        "Le préfet est refusé et elle part, affirmant cela.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:cc 7:nsubj 4:conj 9:punct 4:advcl 9:obj 4:punct",
        "affirmant",
        "elle",
    ),
    case(
        "none_of_a_past_participle",
        "Le rapport accusé de fraude manque.",
        "2:det 6:nsubj 2:acl 5:case 3:obl:arg 0:root 6:punct",
        "accusé",
        None,
    ),
    case(
        "participle_hung_on_a_thing",
        "Le maire ferme le pont affirmant cela.",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:acl 6:obj 3:punct",
        "affirmant",
        "maire",
    ),
    case(
        "object_that_is_let_speak",
        "Le préfet laisse le maire dire cela.",
        "2:det 3:nsubj 0:root 5:det 3:obj 3:xcomp 6:obj 3:punct",
        "dire",
        "maire",
    ),
    case(
        "not_the_subject_of_a_governed_clause",
        "Le préfet dit que le maire ment.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "dit",
        "préfet",
    ),
    case("in_a_circle", "Le maire ment.", "2:det 1:dep 3:root 3:punct", "ment", None),
    case(
        "number_refuses_the_nearer_one",
        "L’association juge que les enfants mangent mal et exige que la ville paie.",
        "2:det 3:nsubj 0:root/VERB 7:mark 6:det 7:nsubj 3:ccomp 7:advmod 10:cc 7:conj "
        "14:mark 13:det 14:nsubj 10:ccomp 3:punct",
        "exige",
        "association",
    ),
    case(
        "of_a_noun_as_predicate",
        "Le maire n’est pas en mesure de dire si le pont tient.",
        "2:det 7:nsubj 7:advmod 7:cop 7:advmod 7:case 0:root 9:mark 7:acl 13:mark 12:det "
        "13:nsubj 9:advcl 7:punct",
        "dire",
        "maire",
    ),
    case(
        "described_by_the_thing_before_the_relative",
        "Paul Roy, vingt ans de fonderie, qui affirme que le pont tient, part.",
        "0:root 1:flat:name 5:punct 5:nummod 1:nmod 7:case 5:nmod 10:punct 10:nsubj "
        "5:acl:relcl 14:mark 13:det 14:nsubj 10:ccomp 16:punct 14:obj/NOUN 1:punct",
        "affirme",
        "Paul",
    ),
    case(
        "name_with_a_preposition_before_the_relative",
        "Le voisin de Anne, de Lille, qui affirme cela, part.",
        "2:det 13:nsubj 4:case 2:nmod 7:punct 7:case 2:appos 10:punct 10:nsubj "
        "4:acl:relcl 10:obj 10:punct 0:root 13:punct",
        "affirme",
        "Anne",
    ),
]

# Name, text, arcs, a word, whether it can head the name of a party.
PARTIES = [
    case("name", "Reuters ment.", "2:nsubj 0:root 2:punct", "Reuters", True),
    case("pronoun", "Il ment.", "1:nsubj 0:root 2:punct", "Il", True),
    case("role", "Le maire ment.", "2:det 3:nsubj 0:root 3:punct", "maire", True),
    case("document", "Le rapport ment.", "2:det 3:nsubj 0:root 3:punct", "rapport", True),
    case("thing", "Le pont ment.", "2:det 3:nsubj 0:root 3:punct", "pont", False),
    case(
        "relative_pronoun",
        "Le maire qui ment part.",
        "2:det 5:nsubj 4:nsubj 2:acl:relcl 0:root 5:punct",
        "qui",
        False,
    ),
    case("honorific", "Mme Roy ment.", "3:nsubj 1:flat:name 0:root 3:punct", "Mme", True),
    case(
        "capital_in_the_midst",
        "Le Pont ment.",
        "2:det 3:nsubj 0:root 3:punct",
        "Pont",
        True,
    ),
    case("neuter_pronoun", "Cela ment.", "2:nsubj 0:root 2:punct", "Cela", False),
]

# Name, text, arcs, a cue verb, the word that heads its source.
SOURCES = [
    case(
        "agent_of_a_passive",
        "Il a été annoncé par le préfet que la route rouvrira.",
        "4:expl:subj 4:aux:tense 4:aux:pass 0:root 7:case 7:det 4:obl:agent 11:mark 10:det "
        "11:nsubj 4:ccomp 4:punct",
        "annoncé",
        "préfet",
    ),
    case(
        "passive_without_agent",
        "Le vol est annoncé.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:punct",
        "annoncé",
        None,
    ),
    case(
        "subject_that_thinks_in_what_looks_passive",
        "Le préfet est convaincu que le pont tient.",
        "2:det 4:nsubj 4:aux:pass 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
        "convaincu",
        "préfet",
    ),
    case(
        "indirect_object",
        "Il me semble que le pont cède.",
        "3:expl:subj 3:iobj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "semble",
        "me",
    ),
    case(
        "no_indirect_object",
        "Il semble que le pont cède.",
        "2:expl:subj 0:root 6:mark 5:det 6:nsubj 2:ccomp 2:punct",
        "semble",
        None,
    ),
    case(
        "origin_of_an_impersonal",
        "Il ressort de l’enquête que le pont cède.",
        "2:expl:subj 0:root 5:case 5:det 2:obl:arg 9:mark 8:det 9:nsubj 2:ccomp 2:punct",
        "ressort",
        "enquête",
    ),
    case(
        "pronoun_that_names_nobody",
        "Il se murmure que le pont cède.",
        "3:nsubj 3:expl:pv 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "murmure",
        None,
    ),
    case(
        "pronoun_called_empty_by_mistake",
        "Il a reconnu que le pont cède.",
        "3:expl:subj 3:aux:tense 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        "reconnu",
        "Il",
    ),
    case(
        "subject_hung_on_the_clause_before",
        "Le pont tient ; le doyen, entendu comme témoin, assure que la digue cède.",
        "2:det 3:nsubj 0:root 12:punct 6:det 3:nsubj 8:punct 6:acl 10:case/ADP 8:obl:mod 8:punct "
        "3:advcl 16:mark 15:det 16:nsubj 12:ccomp 3:punct",
        "assure",
        "doyen",
    ),
    case(
        "subject_of_the_sentence_behind_a_sequel",
        "Le maire affirme que le pont tient, puis a ajouté que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:punct 11:cc 11:aux:tense 7:conj "
        "15:mark 14:det 15:nsubj 11:ccomp 3:punct",
        "ajouté",
        "maire",
    ),
    case(
        "name_right_before_it",
        "Son agent, Paul Roy, dément que le joueur parte.",
        "2:det 7:dislocated 4:punct 2:appos 4:flat:name 4:punct 0:root 11:mark 10:det 11:nsubj "
        "7:ccomp 7:punct",
        "dément",
        "Paul",
    ),
    case(
        "name_before_a_pronoun_that_takes_it_up",
        "Paul Roy, lui, dément que le joueur parte.",
        "6:dislocated 1:flat:name 4:punct 1:appos 4:punct 0:root 10:mark 9:det 10:nsubj 6:ccomp "
        "6:punct",
        "dément",
        "Paul",
    ),
    case(
        "object_taken_for_the_subject",
        "Paul Roy, lui, dément la fermeture.",
        "6:dislocated 1:flat:name 4:punct 1:appos 4:punct 0:root 8:det 6:nsubj 6:punct",
        "dément",
        "Paul",
    ),
    case(
        "head_of_a_phrase_that_lost_its_verb",
        "La mairie dément et parle de rumeur.",
        "2:det 0:root 5:advmod/ADV 5:cc 2:conj 7:case 5:obl:arg 2:punct",
        "parle",
        "mairie",
    ),
    case(
        "incise_before_a_participle",
        "« Le pont tient », a-t-il ajouté, évoquant une rumeur.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 4:punct 9:aux:tense 9:nsubj "
        "4:parataxis:insert 4:punct 4:parataxis:insert 13:det 11:nsubj 4:punct",
        "évoquant",
        "-t-il",
    ),
    case(
        "antecedent_before_an_insertion",
        "Ce sont les propos de Paul Roy, député, qui, devant la préfète, a révélé "
        "que le pont cède.",
        "4:nsubj 4:cop 4:det 0:root 6:case 4:nmod 6:flat:name 9:punct 6:appos 15:punct "
        "15:nsubj 15:punct 15:case 15:det 9:nmod 4:punct 18:aux:tense 4:parataxis:insert "
        "22:mark 21:det 22:nsubj 18:ccomp 4:punct",
        "révélé",
        "Paul",
    ),
    case(
        "party_of_the_clause_it_goes_on",
        "Une mère estime que les élus mentent et réclament que la ville paie.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:cc 7:conj 13:mark 12:det "
        "13:nsubj 9:ccomp 3:punct",
        "réclament",
        "élus",
    ),
    case(
        "person_before_a_sequel",
        "Le préfet affirme que le maire ment, puis a ajouté que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 11:punct 11:cc 11:aux:tense "
        "7:conj 15:mark 14:det 15:nsubj 11:ccomp 3:punct",
        "ajouté",
        "préfet",
    ),
]

# Name, text, arcs, a cue verb, the word that heads the body that "on" speaks for.
BODIES = [
    case(
        "before_the_verb",
        "Au ministère, on assure que le pont tient.",
        "3:case 3:det 6:obl:mod 3:punct 6:nsubj 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        "assure",
        "ministère",
    ),
    case(
        "behind_the_verb",
        "« Le pont tient », insiste-t-on à la mairie.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 7:nsubj 11:case 11:det "
        "7:obl:arg 4:punct",
        "insiste",
        "mairie",
    ),
    case(
        "no_party",
        "On assure dans la salle que le pont tient.",
        "2:nsubj 0:root 5:case 5:det 2:obl 9:mark 8:det 9:nsubj 2:ccomp 2:punct",
        "assure",
        None,
    ),
    case(
        "another_preposition",
        "On assure devant le préfet que le pont tient.",
        "2:nsubj 0:root 5:case 5:det 2:obl 9:mark 8:det 9:nsubj 2:ccomp 2:punct",
        "assure",
        None,
    ),
]

# Name, text, arcs, a noun, whether it can do something.
ACTORS = [
    case("role", "Le maire ment.", "2:det 3:nsubj 0:root 3:punct", "maire", True),
    case("by_its_ending", "Le dompteur ment.", "2:det 3:nsubj 0:root 3:punct", "dompteur", True),
    case("thing", "Le pont ment.", "2:det 3:nsubj 0:root 3:punct", "pont", False),
    case("verb", "Le pont cède.", "2:det 3:nsubj 0:root 3:punct", "cède", False),
    case(
        "quality",
        "La lenteur ment.",
        "2:det 3:nsubj 0:root 3:punct",
        "lenteur",
        False,
        fault="an abstract noun in -eur is taken for somebody who acts",
    ),
]

# Name, text, arcs, a word, whether it means nobody at all.
DENIED = [
    case("pronoun", "Personne ne ment.", "3:nsubj 3:advmod 0:root 3:punct", "Personne", True),
    case(
        "determiner",
        "Aucun maire ne ment.",
        "2:det 4:nsubj 4:advmod 0:root 4:punct",
        "maire",
        True,
    ),
    case(
        "somebody",
        "Le maire ne ment pas.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 4:punct",
        "maire",
        False,
    ),
]

# Name, text, arcs, a word, whether it stands for nobody in particular.
NOBODY = [
    case("pronoun", "On ment.", "2:nsubj 0:root 2:punct", "On", True),
    case(
        "glued_to_its_verb",
        "Le pont tient, dit-on.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 5:nsubj 3:punct",
        "-on",
        True,
    ),
    case(
        "glued_with_a_letter_between",
        "Le pont tient, insiste-t-on.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 5:nsubj 3:punct",
        "-t-on",
        True,
    ),
    case("person", "Il ment.", "2:nsubj 0:root 2:punct", "Il", False),
    case(
        "person_glued_to_the_verb",
        "Le pont tient, dit-il.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 5:nsubj 3:punct",
        "-il",
        False,
    ),
]


@pytest.mark.parametrize(("text", "arcs", "verb", "head"), SUBJECTS)
def test_speaker_subject_is_found_where_it_is_shared(
    text: str, arcs: str, verb: str, head: str | None
) -> None:
    """A verb's own subject, its antecedent or noun, or that of the verb it hangs on."""
    parsed = parse(text, arcs)
    found = subject(parsed.scene(), parsed.token(verb))
    assert (found.form if found else None) == head


@pytest.mark.parametrize(("text", "arcs", "word", "party"), PARTIES)
def test_speaker_party_can_speak(
    text: str,
    arcs: str,
    word: str,
    *,
    party: bool,
) -> None:
    """A name, a pronoun and a noun of the lexicon can head a source; a thing cannot."""
    parsed = parse(text, arcs)
    assert is_party(parsed.scene(), parsed.token(word)) is party


def test_speaker_coordinated_are_each_a_head() -> None:
    """Every phrase joined by a conjunction is a head of its own, the first one first."""
    parsed = parse(
        "Selon Reuters, le maire et l’AFP, le pont tient.",
        "2:case 11:obl 5:punct 5:det 2:conj 8:cc 8:det 2:conj 2:punct 11:det 12:nsubj 0:root "
        "12:punct",
    )
    heads = [token.form for token in coordinated(parsed.scene(), parsed.token("Reuters"))]
    assert heads == ["Reuters", "maire", "AFP"]


def test_speaker_list_without_a_conjunction_is_one_head() -> None:
    """What only commas join may be an apposition, and is no source of its own."""
    parsed = parse(
        "Le maire, le préfet affirment cela.",
        "2:det 6:nsubj 5:punct 5:det 2:conj 0:root 6:obj 6:punct",
    )
    heads = [token.form for token in coordinated(parsed.scene(), parsed.token("maire"))]
    assert heads == ["maire"]


def test_speaker_verb_coordinated_with_a_name_is_no_head() -> None:
    """Only nominal phrases are sources."""
    parsed = parse(
        "Le maire et part ment.",
        "2:det 5:nsubj 4:cc 2:conj 0:root 5:punct",
    )
    heads = [token.form for token in coordinated(parsed.scene(), parsed.token("maire"))]
    assert heads == ["maire"]


@pytest.mark.parametrize(("text", "arcs", "verb", "head"), SOURCES)
def test_speaker_source_follows_the_kind_of_cue(
    text: str, arcs: str, verb: str, head: str | None
) -> None:
    """The agent of a passive, what an impersonal names, else the subject, found or lent."""
    parsed = parse(text, arcs)
    found = source_head(parsed.scene(), parsed.token(verb))
    assert (found.form if found else None) == head


@pytest.mark.parametrize(("text", "arcs", "verb", "head"), BODIES)
def test_speaker_nobody_speaks_for_a_body(
    text: str, arcs: str, verb: str, head: str | None
) -> None:
    """*On* speaks for the party behind *à*, *chez* and the like, and for no place."""
    parsed = parse(text, arcs)
    found = impersonal_body(parsed.scene(), parsed.token(verb))
    assert (found.form if found else None) == head


@pytest.mark.parametrize(("text", "arcs", "word", "acts"), ACTORS)
def test_speaker_actor_is_a_party_or_made_like_one(
    text: str, arcs: str, word: str, *, acts: bool
) -> None:
    """A party, or a noun with the ending of those who do something."""
    parsed = parse(text, arcs)
    assert can_act(parsed.scene(), parsed.token(word)) is acts


@pytest.mark.parametrize(("text", "arcs", "word", "denied"), DENIED)
def test_speaker_no_one_is_denied(text: str, arcs: str, word: str, *, denied: bool) -> None:
    """Pronouns and determiners of negation leave nobody who speaks."""
    parsed = parse(text, arcs)
    assert is_denied(parsed.scene(), parsed.token(word)) is denied


@pytest.mark.parametrize(("text", "arcs", "word", "nobody"), NOBODY)
def test_speaker_on_is_nobody_in_particular(
    text: str, arcs: str, word: str, *, nobody: bool
) -> None:
    """*On* before its verb or glued behind it; no other pronoun."""
    parsed = parse(text, arcs)
    assert is_nobody(parsed.scene(), parsed.token(word).index) is nobody


def test_speaker_second_title_is_no_head() -> None:
    """*Paul Roy, député, et président du syndicat*: what else a named person is says nothing."""
    parsed = parse(
        "Paul Roy, député, et président du syndicat, affirme que le pont tient.",
        "12:nsubj 1:flat:name 4:punct 1:appos 7:punct 7:cc 1:conj 10:case 10:det 7:nmod "
        "4:punct 0:root 16:mark 15:det 16:nsubj 12:ccomp 12:punct",
    )
    heads = [token.form for token in coordinated(parsed.scene(), parsed.token("Paul"))]
    assert heads == ["Paul"]


@pytest.mark.parametrize(
    ("text", "arcs", "word", "first"),
    [
        case("pronoun", "Je mens.", "2:nsubj 0:root 2:punct", "Je", True),
        case(
            "title_of_a_lawyer", "Me Roy ment.", "3:nsubj 1:flat:name 0:root 3:punct", "Me", False
        ),
    ],
)
def test_speaker_first_person_is_no_title(text: str, arcs: str, word: str, *, first: bool) -> None:
    """*Je* is the writer or who is quoted; *Me* before a name is not."""
    parsed = parse(text, arcs)
    assert is_first_person(parsed.scene(), parsed.token(word).index) is first
