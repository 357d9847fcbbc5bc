"""The search for corrections: what each figure would have to be, and what it may have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.arithmetic.evaluate import is_out_of_question, status
from factcheck.arithmetic.figures import CORE, EXACT, Slots
from factcheck.arithmetic.formula import Formula
from factcheck.arithmetic.kinship import HUNDREDTH
from factcheck.arithmetic.solve import date_shift, solutions
from factcheck.candidates.dates import date_slips, weekday_slips, year_slips
from factcheck.candidates.digits import digit_slips
from factcheck.candidates.parts import score_slips, time_slips
from factcheck.candidates.slips import TYPO, Slip
from factcheck.candidates.words import word_slips
from factcheck.model import (
    Candidate,
    Clock,
    Code,
    Edit,
    Mention,
    Printed,
    Span,
    Status,
    Weekday,
    When,
)
from factcheck.printing import numeral
from factcheck.working import Article

MOST = 40


def search(formula: Formula, slots: Slots, article: Article) -> tuple[Candidate, ...]:
    """Return the corrections of one figure that make *formula* true; see `factcheck.candidates`."""
    found: dict[tuple[Span, str], tuple[bool, Slip]] = {}
    for slot, mentions in slots.items():
        if slot not in formula.slots:
            continue
        for index, mention in enumerate(mentions):
            for slip in _slips(formula, slots, slot, index, article):
                key = (slip.span, slip.text)
                if key in found and found[key][1].distance <= slip.distance:
                    continue
                outcome = _outcome(formula, slots, mention, slip, article)
                if outcome == "holds" or (outcome == "odd" and _may_be_odd(slip)):
                    found[key] = (outcome == "odd", slip)
    return tuple(
        Candidate(slip.label, (Edit(slip.span, slip.text),)) for slip in _best(found.values())
    )


def _best(found: Iterable[tuple[bool, Slip]]) -> list[Slip]:
    """Return the smallest edits, the solutions always among them."""
    ordered = [
        slip
        for _, slip in sorted(
            found,
            key=lambda each: (
                each[0],
                each[1].distance,
                each[1].change,
                each[1].span,
                each[1].text,
            ),
        )
    ]
    solutions_left_out = [slip for slip in ordered[MOST:] if slip.is_solution]
    return ordered[: max(MOST - len(solutions_left_out), 0)] + solutions_left_out[:MOST]


def _may_be_odd(slip: Slip) -> bool:
    return slip.distance <= TYPO or isinstance(slip.mention.value, When)


def _slips(
    formula: Formula, slots: Slots, slot: str, index: int, article: Article
) -> Iterator[Slip]:
    mention = slots[slot][index]
    value = mention.value
    if isinstance(value, Weekday):
        yield from weekday_slips(mention, article)
    elif isinstance(value, Code):
        yield from score_slips(mention, value, article) if value.kind == "score" else ()
    elif isinstance(value, Clock):
        yield from time_slips(mention, value, article)
    elif isinstance(value, When):
        shift = date_shift(formula, slots, slot, article.today)
        yield from date_slips(mention, value, shift, article)
    elif isinstance(value, Printed):
        if mention.kind == "yearlike":
            shift = date_shift(formula, slots, slot, article.today)
            if shift is not None:
                yield from year_slips(mention, value, shift, article)
                return
        exact = solutions(formula, slots, slot, index, EXACT, article.today)
        wanted = solutions(formula, slots, slot, index, CORE, article.today)
        text = article.text[mention.digits.start : mention.digits.end]
        if value.spelled or value.divisor not in {1, HUNDREDTH} or numeral(text) is None:
            yield from word_slips(mention, value, exact, wanted, article)
        else:
            yield from digit_slips(
                mention, value, exact, wanted, _evidence(slots, article), article
            )


def _evidence(slots: Slots, article: Article) -> str:
    """Return the printed figures, which show how the article groups its digits."""
    return " ".join(
        article.text[mention.digits.start : mention.digits.end]
        for mentions in slots.values()
        for mention in mentions
        if isinstance(mention.value, Printed)
    )


def _outcome(
    formula: Formula, slots: Slots, mention: Mention, slip: Slip, article: Article
) -> Status:
    """Return what comes of the relation after the correction."""
    changed = {
        slot: tuple(_corrected(other, mention, slip) for other in mentions)
        for slot, mentions in slots.items()
    }
    # Most are wrong, which is found out in half the time.
    if is_out_of_question(formula, changed, article.today):
        return "violated"
    return status(formula, changed, article.today)


def _corrected(other: Mention, mention: Mention, slip: Slip) -> Mention:
    """Return *other* as it reads after the correction of *mention*.

    Two dates may share a part that is printed once: "from 3 to 12 March 2023".
    """
    if other.span == mention.span:
        return slip.mention
    old, new = other.value, slip.mention.value
    if isinstance(old, When) and isinstance(new, When):
        if old.year_span == slip.span:
            return other._replace(value=old._replace(year=new.year))
        if old.month_span == slip.span:
            return other._replace(value=old._replace(month=new.month))
    return other
