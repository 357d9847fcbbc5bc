"""date-year-missing: the article never says in which year its own day lies.

"On 17 May the board reviewed two years of the plan of 18 May 2021": whoever finds the page later
has to work out the year. That is done here, from what the article says of the day: the weekday, how
many years after another date it is, which years come before it and which are still to come. The
phrasings that tie such a day to its witnesses stand in the rule file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.arithmetic.calendar import months_between, weekday, with_year
from factcheck.arithmetic.figures import as_date
from factcheck.checks.findings import finding
from factcheck.claims import find_claims
from factcheck.model import Claim, Document, Mention, Passage, Printed, Verdict, Weekday, When

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_LEAST_YEARS = 2  # an article with a single year can only mean that one
_BEGINNING = 160  # characters; a full date so near the top is a dateline
_TOLD = frozenset({"lead", "body"})
_EARLIEST, _LATEST = 1900, 2100
_REVIEW = 6  # months that a review may come before or after its day
_NEAR = 2  # years around those of the text that come into question

_alone: dict[int, tuple[Rule, ...]] = {}


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for the first day of the article whose year nobody says."""
    if document.date is not None:
        return
    dates = [
        (mention, passage, when)
        for passage in passages
        if passage.mentions
        for mention in _flat(passage.mentions)
        if (when := as_date(mention)) is not None
    ]
    years = {when.year for _, _, when in dates if when.year and not when.inherited}
    if len(years) < _LEAST_YEARS or _has_dateline(document, dates):
        return
    known = {(when.month, when.day) for _, _, when in dates if when.year and when.day}
    for mention, passage, when in dates:
        if _is_open(when, known, rule) and passage.block.kind in _TOLD:
            found, witnesses = _solve(mention, when, years, passage, rule)
            yield finding(
                rule,
                passage.block.language,
                mention.span,
                values={"date": document.text[mention.span.start : mention.span.end]},
                related=[witness.span for witness in witnesses],
                mentions=(mention,),
                assumption=str(found[0]) if len(found) == 1 else "",
            )
            return


def _flat(mentions: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        yield from mention.parts or (mention,)


def _has_dateline(document: Document, dates: Sequence[tuple[Mention, Passage, When]]) -> bool:
    newest = max(when.year or 0 for _, _, when in dates)
    top = document.blocks[0].span.start + _BEGINNING
    for mention, passage, when in dates:
        if when.precision == "day" and when.year is not None:
            is_recent = when.year >= newest - 1  # the years to come may be among them
            if passage.block.kind == "byline" or (mention.span.start < top and is_recent):
                return True
    return False


def _is_open(when: When, known: Collection[tuple[int | None, int]], rule: Rule) -> bool:
    """Tell whether *when* is a day without a year that is no yearly one."""
    if when.precision != "day" or when.year is not None or when.lunar or when.inherited:
        return False
    feast = f"{when.day}/{when.month}"
    return when.possible and (when.month, when.day) not in known and feast not in _feasts(rule)


def _feasts(rule: Rule) -> tuple[str | int, ...]:
    days = rule.options.get("yearly", ())
    return days if isinstance(days, tuple) else ()


def _solve(
    mention: Mention,
    when: When,
    years: set[int],
    passage: Passage,
    rule: Rule,
) -> tuple[list[int], list[Mention]]:
    """Return the years that everything the text says of the day allows, and who says so."""
    rules = _alone.get(id(rule))
    if rules is None or rules[0] is not rule:
        _alone.clear()
        rules = _alone[id(rule)] = (rule,)
    modern = [year for year in years if _EARLIEST < year < _LATEST]
    if not modern:
        return [], []
    choice = list(range(min(modern) - _NEAR, max(modern) + _NEAR + 1))
    witnesses: list[Mention] = []
    for claim in find_claims((passage,), rules):
        if claim.slots["date"][0].span != mention.span:
            continue
        fitting = [year for year in choice if _fits(claim, with_year(when, year))]
        if fitting and len(fitting) < len(choice):
            choice = fitting
            witnesses += [each for name, (each,) in claim.slots.items() if name != "date"]
    return choice, witnesses


def _fits(claim: Claim, dated: When) -> bool:
    """Tell whether the day, in a certain year, agrees with what *claim* says of it."""
    slots = {name: mentions[0] for name, mentions in claim.slots.items()}
    day = slots["day"].value if "day" in slots else None
    if isinstance(day, Weekday):
        return weekday(dated) == day.number
    if dated.year is None:
        return True
    earlier, later = (as_date(slots[name]) if name in slots else None for name in _SIDES)
    years = slots["years"].value if "years" in slots else None
    if earlier is not None and isinstance(years, Printed):
        months = months_between(earlier, dated)
        wanted = years.value * 12
        return months is not None and months[0] - _REVIEW <= wanted <= months[1] + _REVIEW
    if earlier is not None and earlier.year is not None:
        return dated.year > earlier.year
    if later is not None and later.year is not None:
        return dated.year <= later.year
    return True


_SIDES = ("earlier", "later")
