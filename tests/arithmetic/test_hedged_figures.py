"""How wide a hedge makes a figure depends on how exactly the figure is told."""

from fractions import Fraction

import pytest

from factcheck.arithmetic.readings import read
from factcheck.model import HedgeKind, Printed


def lenient(
    printed: Printed, hedge: HedgeKind
) -> tuple[Fraction | int | None, Fraction | int | None]:
    """Return the ends of the lenient reading of a hedged measure."""
    reading = read(printed, "decimal", hedge, "ratio", is_count=False, finest=None, step=1)
    return reading.lenient.low, reading.lenient.high


@pytest.mark.parametrize(
    ("printed", "hedge", "expected"),
    [
        (Printed(400), "about", (300, 500)),
        (Printed(450), "about", (396, 504)),
        (Printed(448), "about", (Fraction("425.6"), Fraction("470.4"))),
        (Printed(2946, 3), "about", (Fraction("2.91654"), Fraction("2.97546"))),
        (Printed(875), "below-near", (Fraction("831.25"), Fraction("875.5"))),
        (Printed(300), "above-near", (Fraction("299.5"), 450)),
        (Printed(350), "above-near", (Fraction("349.5"), 455)),
        (Printed(1093), "above-near", (Fraction("1092.5"), Fraction("1120.325"))),
    ],
)
def test_a_figure_with_many_digits_is_meant_as_printed(
    printed: Printed, hedge: HedgeKind, expected: tuple[Fraction | int, Fraction | int]
) -> None:
    assert lenient(printed, hedge) == expected
