"""What remains of a pattern when it is compiled; all that a run from the cache has to import."""

from typing import TypeAlias

from factcheck.records import NamedTuple

# What a match has one after the other: one of some markers (a string), one of some words or signs
# (a tuple of strings), or one of several outlines (a tuple of these).
Step: TypeAlias = "str | tuple[str, ...] | tuple[Outline, ...]"
Outline: TypeAlias = "tuple[Step, ...]"


class Bound(NamedTuple):
    """Where a match has the figures of slot *name*.

    *group* holds the marker or, for a list, everything from its first figure to its last, of
    which the characters in *markers* are its figures. If group *literal* took part, the pattern's
    own words have used up the hedge before the figure. Of a *trailing* list *group* holds the first
    marker only; `factcheck.patterns.lists` says how far it goes.
    """

    name: str
    group: int
    literal: int
    markers: str
    many: bool
    trailing: bool


class ListWords(NamedTuple):
    """Expressions for the words of one language that matter in lists; empty for none.

    *joiners* stand before the last item, *breaks* somewhere before a figure that is no part any
    more and *labels* right before it, *nested* begin a list inside an item, *open_ends* show that
    the list is longer than its figures, *alone* begin an item that counts one without saying so,
    *last* an item behind which there is none, *clauses* what is said of a list behind it.
    """

    joiners: str
    breaks: str
    labels: str
    nested: str
    open_ends: str
    alone: str
    last: str = ""
    clauses: str = ""


class Trigger(NamedTuple):
    """Words of which a sentence must have one, or else one of the phrases and signs."""

    words: frozenset[str]
    phrases: tuple[str, ...]


class Demands(NamedTuple):
    """What a pattern cannot do without: it is not searched for in a sentence that lacks it.

    *needs* has markers and how many figures of any of them must be there, *triggers* the words,
    the rarest first. *outline* has them all in their order. *pair* says that the pattern spans two
    sentences.
    """

    needs: tuple[tuple[str, int], ...]
    triggers: tuple[Trigger, ...]
    outline: Outline
    pair: bool


class Compiled(NamedTuple):
    """A pattern ready to be searched for.

    *source* is the expression, in UTF-8: most are never asked for, and bytes are quick to load.
    Instead of one that might take too many steps there is a *plan*, packed; it is gone through by
    `factcheck.patterns.stepwise`.
    *ways* has the sets of slots of which every match binds one at least.
    """

    source: bytes
    plan: bytes
    bound: tuple[Bound, ...]
    ways: tuple[tuple[str, ...], ...]
    demands: Demands
    list_words: ListWords
