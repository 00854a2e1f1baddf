"""W3C PROV-CONSTRAINTS, checked on a document of `prov`, which itself knows 22, 23 and 53 to 55.

Numbers are those of the recommendation of 30 April 2013, https://www.w3.org/TR/prov-constraints/:

- 22 to 29 by unification: names and times are constants, what is left out is a variable;
- 30 to 49 as a graph of what begins before what: entities when they are generated, activities when
  they start. Only a derivation takes time (42), so the order is impossible where one lies on a
  circle. Nothing is ever said to begin after an end, so what comes before ends (30, 35, 36, 38, 40,
  44, 46, 47, 49) cannot be on a circle; a usage (33, 37, 41) is between two that 34 and 42 order
  already; and beginnings of one thing are simultaneous (31, 39), which makes them one node;
- 50 to 56 as they stand.

Of the inferences, 9 to 11 and 19 are drawn. The others conclude that there is something unnamed,
which no statement can contradict, or what no constraint speaks of. Each bundle is an instance of
its own (section 7.2).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, pairwise
from typing import TYPE_CHECKING

import networkx as nx
from prov import constants as p

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prov.identifier import QualifiedName
    from prov.model import ProvBundle, ProvDocument, ProvRecord

Term = tuple[str, object]
Row = list[Term]  # the identifier, then the formal arguments in their order

ABSENT: Term = ("is", "-")  # the placeholder where it means that there is none
ELEMENTS = (p.PROV_ENTITY, p.PROV_ACTIVITY, p.PROV_AGENT)
# How many of the first arguments may not be left out (PROV-DM; section 4 of the recommendation).
MANDATORY = dict.fromkeys(
    (
        p.PROV_COMMUNICATION, p.PROV_DERIVATION, p.PROV_ATTRIBUTION, p.PROV_DELEGATION,
        p.PROV_INFLUENCE, p.PROV_SPECIALIZATION, p.PROV_ALTERNATE, p.PROV_MEMBERSHIP,
    ),
    2,
) | {p.PROV_MENTION: 3}  # fmt: skip
# Constraint 50: of what type the arguments of a relation are.
ROLES = {
    p.PROV_GENERATION: ("entity", "activity", None),
    p.PROV_USAGE: ("activity", "entity", None),
    p.PROV_COMMUNICATION: ("activity", "activity"),
    p.PROV_START: ("activity", "entity", "activity", None),
    p.PROV_END: ("activity", "entity", "activity", None),
    p.PROV_INVALIDATION: ("entity", "activity", None),
    p.PROV_DERIVATION: ("entity", "entity", "activity", None, None),
    p.PROV_ATTRIBUTION: ("entity", "agent"),
    p.PROV_ASSOCIATION: ("activity", "agent", "entity"),
    p.PROV_DELEGATION: ("agent", "agent", "activity"),
    p.PROV_INFLUENCE: (None, None),
    p.PROV_SPECIALIZATION: ("entity", "entity"),
    p.PROV_ALTERNATE: ("entity", "entity"),
    p.PROV_MENTION: ("entity", "entity", None),
    p.PROV_MEMBERSHIP: ("entity", "entity"),
}
IDENTIFIED = tuple(ROLES)[:11]  # those of constraint 23
DISJOINT = set(IDENTIFIED) - {p.PROV_DERIVATION, p.PROV_INFLUENCE}  # those of constraint 53
# Constraints 24 to 27: which two arguments tell one event from another.
UNIQUE = {
    p.PROV_GENERATION: (24, 1, 2),
    p.PROV_INVALIDATION: (25, 1, 2),
    p.PROV_START: (26, 1, 3),
    p.PROV_END: (27, 1, 3),
}


def violations(document: ProvDocument) -> list[str]:
    """What `document` breaks, each as the number of the constraint and the names concerned."""
    return [fault for held in (document, *document.bundles) for fault in _Instance(held).faults()]


class _Instance:
    """The statements of one instance, and which of their terms are the same."""

    def __init__(self, bundle: ProvBundle) -> None:
        self.same: dict[Term, Term] = {}
        self.numbers = count()
        self.rows: dict[QualifiedName, list[Row]] = defaultdict(list)
        self.kinds: dict[str, set[QualifiedName]] = defaultdict(set)
        self.empty: set[Term] = set()
        self.lacking: list[str] = []
        for record in bundle.get_records():
            self._add(record)

    def faults(self) -> list[str]:
        self._infer()
        found = [*self._as_stated(), *self._unified()]
        return found or [*self._typed(), *self._ordered()]

    def _add(self, record: ProvRecord) -> None:
        kind, name = record.get_type(), record.identifier
        given = [self._term(value) for value in record.args]
        if kind not in ELEMENTS and None in record.args[: MANDATORY.get(kind, 1)]:
            self.lacking.append(record.get_provn())
        none_at: tuple[int, ...] = ()
        if kind == p.PROV_ASSOCIATION:
            none_at = (2,)
        elif kind == p.PROV_DERIVATION:
            none_at = (2, 3, 4) if record.args[2] is None else (2,)
        for place in none_at:
            if record.args[place] is None:
                given[place] = ABSENT
        self.rows[kind].append([self._term(name), *given])
        if name is not None:
            self.kinds[name.uri].add(kind)
            if p.PROV["EmptyCollection"] in record.get_asserted_types():
                self.empty.add(self._term(name))

    def _term(self, value: object = None) -> Term:
        if value is None:
            return "any", next(self.numbers)
        return "is", getattr(value, "uri", value)

    def _infer(self) -> None:
        for kind in (p.PROV_START, p.PROV_END):  # inferences 9 and 10
            for _, _, trigger, other, _ in self.rows[kind]:
                self.rows[p.PROV_GENERATION].append([self._term(), trigger, other, self._term()])
        for _, later, earlier, activity, generation, usage in self.rows[p.PROV_DERIVATION]:
            if activity != ABSENT:  # inference 11
                self.rows[p.PROV_GENERATION].append([generation, later, activity, self._term()])
                self.rows[p.PROV_USAGE].append([usage, activity, earlier, self._term()])

    def _as_stated(self) -> Iterator[str]:
        yield from (f"mandatory {said}" for said in self.lacking)
        for _, later, earlier, activity, *events in self.rows[p.PROV_DERIVATION]:
            if activity == ABSENT and events != [ABSENT, ABSENT]:
                yield f"51 {later[1]} {earlier[1]}"
        for name, kinds in self.kinds.items():
            if len(kinds & DISJOINT) > 1:
                yield f"53 {name}"
            if kinds & set(ELEMENTS) and kinds & set(IDENTIFIED):
                yield f"54 {name}"

    def _unified(self) -> list[str]:
        found: dict[str, None] = {}
        before = -1
        while before != len(self.same):
            before = len(self.same)
            for number, one, other in self._equations():
                if not self._unify(one, other):
                    found[f"{number} {self._root(one)[1]} {self._root(other)[1]}"] = None
        return list(found)

    def _equations(self) -> Iterator[tuple[int, Term, Term]]:
        for kind in (*ELEMENTS, *IDENTIFIED):
            number = 22 if kind in ELEMENTS else 23
            for one, other in self._pairs(self.rows[kind], 0):
                yield from ((number, *both) for both in zip(one, other, strict=True))
        for kind, (number, *places) in UNIQUE.items():
            for one, other in self._pairs(self.rows[kind], *places):
                yield number, one[0], other[0]
        for number, kind, place in ((28, p.PROV_START, 1), (29, p.PROV_END, 2)):
            times = {self._root(row[0]): row[place] for row in self.rows[p.PROV_ACTIVITY]}
            for _, activity, _, _, time in self.rows[kind]:
                if self._root(activity) in times:
                    yield number, times[self._root(activity)], time

    def _pairs(self, rows: list[Row], *places: int) -> list[tuple[Row, Row]]:
        """Rows beside each other that agree in `places`."""
        groups: dict[tuple[Term, ...], list[Row]] = defaultdict(list)
        for row in rows:
            groups[tuple(self._root(row[place]) for place in places)].append(row)
        return [both for held in groups.values() for both in pairwise(held)]

    def _unify(self, one: Term, other: Term) -> bool:
        one, other = self._root(one), self._root(other)
        if one == other:
            return True
        if one[0] == "is":
            one, other = other, one
        if one[0] == "is":
            return False
        self.same[one] = other
        return True

    def _root(self, term: Term) -> Term:
        while term in self.same:
            term = self.same[term]
        return term

    def _typed(self) -> Iterator[str]:
        types: dict[Term, set[str]] = defaultdict(set)
        for kind, name in zip(ELEMENTS, ("entity", "activity", "agent"), strict=True):
            for row in self.rows[kind]:
                types[self._root(row[0])].add(name)
        for kind, roles in ROLES.items():
            for row in self.rows[kind]:
                for term, role in zip(row[1:], roles, strict=True):
                    if role and term != ABSENT:
                        types[self._root(term)].add(role)
        for term, held in types.items():
            if {"entity", "activity"} <= held:
                yield f"55 {term[1]}"
        for _, collection, member in self.rows[p.PROV_MEMBERSHIP]:
            if self._root(collection) in self.empty:
                yield f"56 {collection[1]} {member[1]}"

    def _ordered(self) -> Iterator[str]:
        special = nx.DiGraph(self._specializations())
        for names in nx.strongly_connected_components(special):
            if len(names) > 1 or special.has_edge(*[*names] * 2):  # with inference 19
                yield f"52 {' '.join(sorted(str(name[1]) for name in names))}"
        begins = nx.DiGraph(self._begins_before())
        circle = {
            term: number
            for number, held in enumerate(nx.strongly_connected_components(begins))
            for term in held
        }
        for _, later, earlier, *_ in self.rows[p.PROV_DERIVATION]:
            if circle[self._root(later)] == circle[self._root(earlier)]:
                yield f"42 {later[1]} {earlier[1]}"

    def _specializations(self) -> Iterator[tuple[Term, Term]]:
        for kind in (p.PROV_SPECIALIZATION, p.PROV_MENTION):
            for _, special, general, *_ in self.rows[kind]:
                yield self._root(special), self._root(general)

    def _begins_before(self) -> Iterator[tuple[Term, Term]]:
        for kind in (
            p.PROV_GENERATION,  # 34: an activity before what it generates
            p.PROV_DERIVATION,  # 42: an entity before what is derived from it
            p.PROV_START,  # 43: a trigger before the activity
            p.PROV_ATTRIBUTION,  # 48: an agent before what is attributed to it
        ):
            for _, later, earlier, *_ in self.rows[kind]:
                yield self._root(earlier), self._root(later)
        for special, general in self._specializations():  # 45
            yield general, special
