"""What a formula is made of: the kinds of node, and the functions it may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from factcheck.arithmetic.interval import Number
from factcheck.arithmetic.readings import Place
from factcheck.records import NamedTuple

TODAY = "today"  # the name that stands for the article's own date


class Constant(NamedTuple):
    """A number written in the formula."""

    value: Number


class Figure(NamedTuple):
    """The figures of a slot; *place* is what the comparison around it does with them."""

    slot: str
    place: Place


class Operation(NamedTuple):
    """``left + right`` and the like."""

    sign: str
    left: Node
    right: Node


class Negative(NamedTuple):
    """``-operand``."""

    operand: Node


class Call(NamedTuple):
    """A named function and what it is given."""

    function: str
    arguments: tuple[Node, ...]


class Comparison(NamedTuple):
    """``left == right`` and the like.

    *slots* are those below it, *repeated* those that stand there more than once. Each of *groups*
    has slots that stand for amounts of one kind, so that they share the finest last place.
    *figures* are the figures below it, *conversions* the calls that turn one unit into another.
    *stated* is the figure that stands alone on one side, and what it should come to. *divides* says
    that something is divided by something else.
    """

    sign: str
    left: Node
    right: Node
    slots: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    place: Place = "sum"
    figures: tuple[Figure, ...] = ()
    conversions: tuple[Call, ...] = ()
    stated: tuple[Figure, Node] | None = None
    divides: bool = False


class Junction(NamedTuple):
    """Operands joined by "and" or "or"."""

    sign: str
    operands: tuple[Node, ...]


class Not(NamedTuple):
    """``not operand``."""

    operand: Node


Node = Constant | Figure | Operation | Negative | Call | Comparison | Junction | Not


class Function(NamedTuple):
    """What a formula may give a named function: the least and the greatest number of arguments.

    *truth* says that it answers yes or no, *scales* that it multiplies or divides, *numbers* how
    many of its last arguments must be numbers written in the formula, *kin* that its arguments are
    amounts of one kind, and *passes* that its result is one of that kind, too.
    """

    least: int
    most: int
    truth: bool = False
    scales: bool = False
    numbers: int = 0
    kin: bool = False
    passes: bool = False


MANY = 99
# They take a figure as it is printed, not as rounded.
AS_PRINTED = frozenset({"counted", "priced", "exactly"})
# Their first argument is a date that the others say.
NAMED_DAYS = frozenset({"told_on", "told_together", "falls_on"})
FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        # between two dates
        "years_between": Function(2, 2),  # the difference of the years, as anniversaries count
        "elapsed_years": Function(2, 2),  # full years, as ages count
        "inclusive_years": Function(2, 2),  # both years counted, as plans and seasons do
        "traditional_years": Function(2, 2),  # tuổi ta
        "years_apart": Function(2, 2, scales=True),  # with its fraction where months are told
        "months_between": Function(2, 2),  # full months
        "calendar_months": Function(2, 2),  # the difference of the months
        "days_between": Function(2, 2),
        "same_day": Function(2, 2, truth=True),  # of the year; true if one has no day
        # of one date
        "possible": Function(1, 1, truth=True),  # the calendar has the day, the clock the time
        "ambiguous": Function(1, 1, truth=True),  # day and month may change places
        "on_clock": Function(1, 1, truth=True),  # whatever the part of the day
        "has_month": Function(1, 1, truth=True),  # more is told than the year
        # of a date, of one without year beside another, or beside another and its day of the week
        "weekday": Function(1, 3),
        "year": Function(1, 1),
        "first_month": Function(1, 1),  # the number of its month, or of its first one
        "last_month": Function(1, 1),
        # of days told from another day: today, last month
        "told_on": Function(3, 3, truth=True),  # a date, what it is called, on which day
        "told_together": Function(4, 4, truth=True),  # a date, its name, another, its
        # of a day and its name in the lunar calendar: a date, or a day and a month
        "falls_on": Function(2, 3, truth=True),
        # between two times of day, in hours
        "hours_between": Function(2, 2),
        # of lists and amounts
        "sum": Function(1, MANY, kin=True, passes=True),
        "mean": Function(1, MANY, scales=True, kin=True),
        "count": Function(1, MANY),
        "min": Function(1, MANY, kin=True, passes=True),
        "max": Function(1, MANY, kin=True, passes=True),
        "abs": Function(1, 1, kin=True, passes=True),
        "percent_change": Function(2, 2, scales=True, kin=True),  # from, to; without sign
        "percent": Function(2, 2, scales=True, kin=True),  # part, whole
        "counted": Function(1, 1, kin=True, passes=True),  # a number of things is not rounded
        "priced": Function(1, 1, kin=True, passes=True),  # nor is a price in whole dollars
        "exactly": Function(1, 1, kin=True, passes=True),  # a figure is not rounded
        "normally": Function(1, 1, kin=True, passes=True),  # never leniently
        "convert": Function(2, 2, scales=True),  # an amount, the figure whose unit it is told in
        # of anything
        "same": Function(2, 2, truth=True, kin=True),
        "same_measure": Function(2, 2, truth=True, scales=True),
        "spelled": Function(1, 1, truth=True),  # all in words
        "same_things": Function(2, 2, truth=True),  # the nouns say that the same are counted
        "named_alike": Function(2, 2, truth=True),  # the parts have no other noun than the whole
        "other_nouns": Function(2, 2, truth=True),  # both have a noun, and no word in common
        "other_things": Function(2, 2, truth=True),  # the nouns say that others are counted
        "attainable": Function(2, 2, truth=True),  # a share or mean, how many
        "multiple_of": Function(2, 2, truth=True, numbers=1),  # a figure and a number: 20, 10
        # slack beyond rounding: core and lenient
        "about": Function(3, 3, numbers=2, kin=True, passes=True),  # in parts of the value
        "within": Function(3, 3, numbers=2, kin=True, passes=True),  # in its own unit
    }
)


def walk(node: Node) -> Iterator[Node]:
    """Yield *node* and every node below it, from left to right."""
    yield node
    for child in children(node):
        yield from walk(child)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below *node*."""
    match node:
        case Operation(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Negative(operand) | Not(operand):
            return (operand,)
        case Call(arguments=nodes) | Junction(operands=nodes):
            return nodes
        case _:
            return ()


def comparisons(node: Node) -> Iterator[Comparison]:
    """Yield the comparisons of a formula, from left to right."""
    return (child for child in walk(node) if isinstance(child, Comparison))
