"""The worked sum of a relation, as an editor would write it: 412 / 431 × 100 = 95.59, not 98.7."""

from collections.abc import Sequence

from factcheck.arithmetic.amounts import number
from factcheck.arithmetic.calendar import date_of, weekday
from factcheck.arithmetic.evaluate import is_possible
from factcheck.arithmetic.figures import (
    CORE,
    EXACT,
    LENIENT,
    Figures,
    Slots,
    as_date,
    assumed_dates,
    date,
    days_of_week,
    read_figures,
    unit_of,
)
from factcheck.arithmetic.formula import Formula
from factcheck.arithmetic.interval import Number, Undecidable, quotient
from factcheck.arithmetic.kinship import HUNDREDTH
from factcheck.arithmetic.named_days import named_day
from factcheck.arithmetic.nodes import (
    NAMED_DAYS,
    TODAY,
    Call,
    Comparison,
    Constant,
    Figure,
    Junction,
    Negative,
    Node,
    Not,
    Operation,
)
from factcheck.model import Arithmetic, Mention, Printed, Weekday, When
from factcheck.printing import (
    numeral,
    rounded,
    style_of,
    write_expected,
    write_number,
)
from factcheck.records import NamedTuple
from factcheck.wording import month_in_style, weekday_in_style

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "/"}
_RELATIONS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_LOOSE, _TIGHT, _ATOM = 1, 2, 3  # how strongly a piece of a sum holds together


class Article(NamedTuple):
    """Where the figures stand: the text their spans belong to, its language and its date."""

    text: str
    language: str
    today: When | None = None


class Working(NamedTuple):
    """A worked sum and the figure it is about; *answer* is None where no figure stands alone."""

    arithmetic: Arithmetic
    answer: Mention | None


NO_WORKING = Working(Arithmetic("", "", ""), None)


def work_out(formula: Formula, slots: Slots, article: Article) -> Working:
    """Return the sum behind *formula* with the figures of *slots*."""
    comparison = _told(formula.root, slots, article.today)
    if comparison is None:
        return NO_WORKING
    try:
        figures = read_figures(comparison, slots, article.today, EXACT)
        pair = comparison.stated
        if pair is None or len(slots.get(pair[0].slot, ())) != 1:
            return Working(_inequality(comparison, figures, article), None)
        answer = slots[pair[0].slot][0]
        expected = _expected(answer, pair[1], figures, article)
        expression = _expression(pair[1], figures, article)[0]
    except Undecidable:
        return NO_WORKING
    return Working(Arithmetic(expression, expected, shown(answer, article)), answer)


def _told(node: Node, slots: Slots, today: When | None) -> Comparison | None:
    """Return the comparison that tells: the one that fails or, of several ways, that fits."""
    if isinstance(node, Comparison):
        return node
    if isinstance(node, Not):
        return _told(node.operand, slots, today)
    if not isinstance(node, Junction):
        return None
    wanted = node.sign == "or"
    for level in (CORE, LENIENT) if wanted else (LENIENT, CORE):
        for operand in node.operands:
            try:
                if is_possible(operand, slots, today, level) is wanted:
                    return _told(operand, slots, today)
            except Undecidable:
                continue
    return _told(node.operands[0], slots, today)


def _inequality(comparison: Comparison, figures: Figures, article: Article) -> Arithmetic:
    """Write a relation in which no figure stands alone: "135 ≤ 120"."""
    if isinstance(comparison.left, Call) and comparison.sign == "is":
        pieces = [_expression(piece, figures, article)[0] for piece in comparison.left.arguments]
        return Arithmetic(" = ".join(pieces), "", "")
    left, right = (
        _expression(side, figures, article)[0] for side in (comparison.left, comparison.right)
    )
    return Arithmetic(f"{left} {_RELATIONS[comparison.sign]} {right}", "", "")


def assumption_of(formula: Formula, slots: Slots, today: When | None) -> str:
    """Return the year that a date without one was given, empty if none had to be guessed."""
    if today is None or "weekday(" not in formula.text:
        return ""
    for mentions in slots.values():
        for mention in mentions:
            if isinstance(mention.value, When) and mention.value.year is None:
                return _year_text(assumed_dates(mention.value, today)[0])
    return ""


# What a figure should be --------------------------------------------------------------------


def _expected(answer: Mention, node: Node, figures: Figures, article: Article) -> str:
    if isinstance(answer.value, Weekday) and isinstance(node, Call):
        day = _weekday_of(node, figures)
        return (
            weekday_in_style(day, shown(answer, article), article.language)
            if day is not None
            else ""
        )
    if isinstance(node, Call) and node.function in NAMED_DAYS:
        return _expected_date(answer, node, figures, article)
    if isinstance(node, Call) and node.function == "attainable":
        return _nearest_attainable(answer, node, figures, article)
    if not isinstance(answer.value, Printed):
        return _expression(node, figures, article)[0]
    result = number(node, figures)
    low, high = result.low, result.high
    if low is None or high is None:
        return ""
    return _between(answer, answer.value, (low, high), article)


def _expected_date(answer: Mention, call: Call, figures: Figures, article: Article) -> str:
    """Return the date that *answer* should be, empty where it could not be as precise."""
    when = as_date(answer)
    if when is None or when.precision not in _PRECISIONS:
        return ""
    first, last = map(date_of, named_day(call.function, when, call.arguments, figures))
    same = _PRECISIONS.index(when.precision) + 1
    if first[:same] != last[:same]:
        return ""
    return date_in_style(first, answer, article)


_PRECISIONS = ("year", "month", "day")


def date_in_style(day: tuple[int, int, int], mention: Mention, article: Article) -> str:
    """Write *day*, a year, month and day, in the way that the date *mention* is printed."""
    when = mention.value
    if not isinstance(when, When):
        return str(day[0])
    text, written, here = article.text, "", mention.span.start
    for span in sorted(span for span in (when.year_span, when.month_span, when.day_span) if span):
        if span.start < here or span.end > mention.span.end:
            continue  # printed with another date
        old = text[span.start : span.end]
        if span == when.year_span:
            new = str(day[0])[-len(old) :]
        elif span == when.month_span:
            new = month_in_style(day[1], old, article.language)
        else:
            new = str(day[2]).zfill(2 if old.startswith("0") else 1)
        written += text[here : span.start] + new
        here = span.end
    return written + text[here : mention.span.end]


def _between(
    answer: Mention, printed: Printed, bounds: tuple[Number, Number], article: Article
) -> str:
    first = expected_text(answer, printed, bounds[0], article)
    if bounds[0] == bounds[1]:
        return first
    last = expected_text(answer, printed, bounds[1], article)
    return first if first == last else f"{first}–{last}"


def expected_text(answer: Mention, printed: Printed, value: Number, article: Article) -> str:
    """Write *value* like the figure *answer*, with its scale word and without its unit."""
    digits = article.text[answer.digits.start : answer.digits.end]
    place = numeral(digits)
    if place is not None and printed.divisor == HUNDREDTH:
        value, printed = value * HUNDREDTH, printed._replace(divisor=1)  # of cents
    if place is None or printed.divisor != 1:
        return write_number(value, article.language)
    style = style_of(digits[slice(*place)], printed.decimals, article.language)
    return write_expected(value, printed, style) + _scale_word(answer, article)


def _weekday_of(node: Call, figures: Figures) -> int | None:
    if len(node.arguments) > 1:
        days = days_of_week(node, figures)
        return min(days) if len(days) == 1 else None
    return weekday(assumed_dates(date(node.arguments[0], figures), figures.today)[0])


def _nearest_attainable(answer: Mention, call: Call, figures: Figures, article: Article) -> str:
    """Return the share nearest to the stated one that a whole number of things can make."""
    share, count = (number(argument, figures).low for argument in call.arguments)
    if share is None or not count or not isinstance(answer.value, Printed):
        return ""
    per = 100 if answer.unit == "%" else 1
    things = rounded(quotient(share, per) * count, 0)
    return expected_text(answer, answer.value, quotient(things * per, count), article)


# The sum ------------------------------------------------------------------------------------


def shown(mention: Mention, article: Article) -> str:
    """Return a figure as it is printed: without its unit, dates in full."""
    value = mention.value
    if not isinstance(value, Printed):
        return article.text[mention.span.start : mention.span.end]
    return article.text[mention.digits.start : mention.digits.end]


def _scale_word(mention: Mention, article: Article) -> str:
    """Return what follows a scaled figure's digits: " million"."""
    digits = article.text[mention.digits.start : mention.digits.end]
    place = numeral(digits)
    return digits[place[1] :] if place else ""


def _term(mention: Mention, article: Article) -> str:
    """Return a figure inside a sum; words become digits."""
    value = mention.value
    if isinstance(value, Printed) and (
        value.divisor == HUNDREDTH or (value.spelled and value.divisor == 1)
    ):
        return write_number(value.value, article.language)
    return shown(mention, article)


def _expression(node: Node, figures: Figures, article: Article) -> tuple[str, int]:
    """Write *node*; return it with how strongly it holds together."""
    match node:
        case Constant(value):
            return write_number(value, article.language), _ATOM
        case Figure(slot):
            mentions = figures.slots.get(slot, ())
            if not mentions and slot == TODAY and figures.today is not None:
                return _date_text(figures.today), _ATOM
            return ", ".join(_term(mention, article) for mention in mentions), _ATOM
        case Operation(sign, left, right):
            return _operation(
                sign, _expression(left, figures, article), _expression(right, figures, article)
            )
        case Negative(operand):
            text, strength = _expression(operand, figures, article)
            return f"−{_bracket(text, strength, _ATOM)}", _LOOSE
        case Call(function, arguments):
            return _function(function, arguments, figures, article)
        case _:
            return "", _ATOM


def _operation(sign: str, left: tuple[str, int], right: tuple[str, int]) -> tuple[str, int]:
    strength = _LOOSE if sign in "+-" else _TIGHT
    # What is subtracted or divided by needs brackets even if it holds together as strongly.
    needed = strength + 1 if sign in "-/" else strength
    text = f"{_bracket(*left, strength)} {_SIGNS[sign]} {_bracket(*right, needed)}"
    return text, strength


def _bracket(text: str, strength: int, needed: int) -> str:
    return text if strength >= needed else f"({text})"


def _function(
    function: str, arguments: Sequence[Node], figures: Figures, article: Article
) -> tuple[str, int]:
    if function == "hours_between":
        start, end = (_expression(argument, figures, article) for argument in arguments)
        return _operation("-", end, start)
    if function in _YEARS or function in _DATES:
        dates = [date(argument, figures) for argument in arguments]
        texts = [_expression(argument, figures, article)[0] for argument in arguments]
        # Years are counted by their numbers, unless they are counted backwards.
        if function in _YEARS and all(when.year is not None and when.year > 0 for when in dates):
            texts = [_year_text(when) for when in dates]
        text = f"{texts[1]} − {texts[0]}"
        return (f"{text} + 1" if function == "inclusive_years" else text), _LOOSE
    if function in {"sum", "mean"}:
        return _added(function, arguments, figures, article)
    pieces = [_expression(argument, figures, article) for argument in arguments]
    match function:
        case (
            "weekday"
            | "year"
            | "first_month"
            | "last_month"
            | "about"
            | "within"
            | "abs"
            | "counted"
            | "priced"
            | "exactly"
            | "normally"
        ):
            return pieces[0]
        case "convert":
            return f"{pieces[0][0]} {unit_of(arguments[0], figures.slots)}".strip(), _ATOM
        case "percent":
            return _operation("*", _operation("/", *pieces), ("100", _ATOM))
        case "percent_change":
            return _change(arguments, pieces, figures)
        case "attainable":
            return _operation("*", *pieces)
        case _:
            return ", ".join(text for text, _ in pieces), _ATOM


_YEARS = ("years_between", "years_apart", "inclusive_years", "traditional_years")
_DATES = ("elapsed_years", "months_between", "calendar_months", "days_between")


def _added(
    function: str, arguments: Sequence[Node], figures: Figures, article: Article
) -> tuple[str, int]:
    terms: list[str] = []
    for argument in arguments:
        if isinstance(argument, Figure):
            mentions = figures.slots.get(argument.slot, ())
            terms += [_term(mention, article) for mention in mentions]
        else:
            terms.append(_expression(argument, figures, article)[0])
    text = " + ".join(terms)
    if function == "sum" or len(terms) == 1:
        return text, _LOOSE if len(terms) > 1 else _ATOM
    return f"({text}) / {len(terms)}", _TIGHT


def _change(
    arguments: Sequence[Node], pieces: Sequence[tuple[str, int]], figures: Figures
) -> tuple[str, int]:
    """Write "(60 − 50) / 50 × 100", the larger figure first."""
    start, end = (number(argument, figures) for argument in arguments)
    before, after = pieces
    falls = start.low is not None and end.low is not None and end.low < start.low
    difference = _operation("-", *((before, after) if falls else (after, before)))
    return _operation("*", _operation("/", difference, before), ("100", _ATOM))


def _year_text(when: When) -> str:
    return str(when.year) if when.year is not None else ""


def _date_text(when: When) -> str:
    return "/".join(str(part) for part in (when.day, when.month, when.year) if part is not None)
