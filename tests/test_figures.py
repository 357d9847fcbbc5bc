"""Figures as other programs read them: kinds, values, bounds and what became of them."""

from __future__ import annotations

import pytest

from factcheck.engine import examine, shipped
from factcheck.figures import Figure, decimal, list_figures, value_of
from factcheck.model import (
    Clock,
    Code,
    Mention,
    MentionKind,
    Printed,
    Relative,
    Span,
    Value,
    Weekday,
    When,
)

SPAN = Span(0, 1)


def mention(kind: MentionKind, value: Value, unit: str = "", *parts: Mention) -> Mention:
    return Mention(kind, SPAN, value, SPAN, unit=unit, parts=parts)


def when(*facts: object, **more: object) -> When:
    return When(*facts, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "unit", "told"),
    [
        ("integer", Printed(8198), "", "8198"),
        ("percent", Printed(987, 1), "%", "98.7"),
        ("percent", Printed(9870, 2), "%", "98.7"),
        ("decimal", Printed(38, 1, 1_000_000), "", "3800000"),
        ("fraction", Printed(2, divisor=3), "", "0.666666666667"),
        ("age", Printed(60), "year", "60"),
        ("duration", Printed(115), "year", "P115Y"),
        ("duration", Printed(15, 1), "hour", "PT1.5H"),
        ("duration", Printed(3), "night", "P3D"),
        ("date", when("day", 2021, 5, 18), "", "2021-05-18"),
        ("date", when("day", None, 5, 17), "", "XXXX-05-17"),
        ("date", when("day", None, None, 17), "", "XXXX-XX-17"),
        ("month", when("month", 2021, 5), "", "2021-05"),
        ("month", when("month", None, 5), "", "XXXX-05"),
        ("quarter", when("quarter", 2018, 10), "", "2018-Q4"),
        ("year", when("year", 987), "", "0987"),
        ("year", when("year", -111), "", "-0111"),
        ("decade", when("decade", 1990), "", "199X"),
        ("century", when("century", 2001), "", "20XX"),
        ("time", Clock(8, 30), "", "08:30"),
        ("time", Clock(23, 59, 7), "", "23:59:07"),
        ("weekday", Weekday(0), "", "1"),
        ("relative", Relative("day", -1), "", "-1D"),
        ("document", Code("document", ("01", "kl", "tw")), "", "01/kl/tw"),
        ("integer", None, "", ""),
    ],
)
def test_values(kind: MentionKind, value: Value, unit: str, told: str) -> None:
    assert value_of(mention(kind, value, unit)) == told


def test_values_of_what_has_parts() -> None:
    years = [mention("year", when("year", year)) for year in (2021, 2025)]
    assert value_of(mention("date-range", None, "", *years)) == "2021/2025"
    days = mention("duration", Printed(3), "day")
    hours = mention("duration", Printed(2), "hour")
    assert value_of(mention("duration", None, "day", days, hours)) == "P3DT2H"


def test_decimals_that_round_up_to_a_whole() -> None:
    third = Printed(9_999_999_999_999, 13).value
    assert decimal(third) == "1"


def figures(text: str) -> tuple[Figure, ...]:
    return list_figures(*examine(text.encode(), "draft.txt", shipped()))


def test_a_range_of_amounts_is_an_amount_with_wider_bounds() -> None:
    (figure,) = figures("The ferry costs 10-20 dollars.")
    assert (figure.kind, figure.value, figure.unit) == ("money", "10/20", "USD")
    assert figure.low is not None
    assert figure.high is not None
    assert float(figure.low) <= 10
    assert float(figure.high) >= 20


def test_what_became_of_a_figure() -> None:
    text = "Có 412/431 hộ dân được cấp nước, đạt 95,6%. Có 15 xã vắng mặt theo Kết luận 01-KL/TW."
    found = {figure.place.text: figure for figure in figures(text)}
    assert found["95,6%"].status == "verified"
    assert found["95,6%"].reason == ""
    assert found["15"].status == "unchecked"
    assert found["15"].reason == "no relation in the text ties it to another figure"
    assert found["01-KL/TW"].reason == "a name or a code, not a quantity"
    wrong = {figure.place.text: figure.status for figure in figures(text.replace("95,6", "98,7"))}
    assert wrong["98,7%"] == "failed"


def test_hedges_widen_the_bounds_their_own_way() -> None:
    (figure,) = figures("Có gần 3.800 đại biểu tham dự.")
    assert figure.hedge == "below-near"
    assert (figure.value, figure.high) == ("3800", "3800")
    assert figure.low is not None
    assert float(figure.low) < 3800
    assert figure.noun == "đại biểu"
