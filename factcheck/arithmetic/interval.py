"""Ranges of exact numbers, and what arithmetic makes of them.

A printed figure stands for every number that could have been printed like that, so all arithmetic
here is done on ranges. The result of an operation holds every result that numbers of the operands
can have, and nothing else as long as no operand is used twice. An end may be missing (no bound) or
open (the bound itself is excluded: "under 5" ends before 5).
"""

from collections.abc import Iterable
from fractions import Fraction

from factcheck.records import NamedTuple

# Whole numbers stay plain integers: they are many times faster, and equal to their fraction.
Number = Fraction | int


class Undecidable(ArithmeticError):  # noqa: N818 - an answer ("cannot tell"), not a mistake
    """The figures do not say enough for an answer; the text is the reason, for a reader."""


class Interval(NamedTuple):
    """All numbers from *low* to *high*; None means that there is no bound on that side."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def is_empty(self) -> bool:
        """Whether it holds no number."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def contains(self, number: Number) -> bool:
        """Tell whether *number* is one of its numbers."""
        above = self.low is None or self.low < number or (self.low == number and not self.low_open)
        return above and (
            self.high is None or number < self.high or (number == self.high and not self.high_open)
        )


def point(number: Number) -> Interval:
    """Return the range that holds *number* only."""
    return Interval(number, number)


def quotient(dividend: Number, divisor: Number) -> Number:
    """Divide exactly; a whole result is a plain integer.

    >>> quotient(6, 3), quotient(1, 3)
    (2, Fraction(1, 3))
    """
    if type(dividend) is int and type(divisor) is int:
        whole, rest = divmod(dividend, divisor)
        return Fraction(dividend, divisor) if rest else whole
    return Fraction(dividend) / divisor


def add(left: Interval, right: Interval) -> Interval:
    """Return the sums of a number of *left* and a number of *right*."""
    a, b, c, d = left.low, left.high, right.low, right.high
    if a is not None and c is not None and a is b and c is d:
        return point(a + c)
    return Interval(
        None if a is None or c is None else a + c,
        None if b is None or d is None else b + d,
        left.low_open or right.low_open,
        left.high_open or right.high_open,
    )


def total(terms: Iterable[Interval]) -> Interval:
    """Return the sums of one number of each term."""
    result = point(0)
    for term in terms:
        result = add(result, term)
    return result


def negate(interval: Interval) -> Interval:
    """Return the numbers with their sign turned."""
    low, high, low_open, high_open = interval
    if low is not None and low is high:
        return point(-low)
    return Interval(
        None if high is None else -high,
        None if low is None else -low,
        high_open,
        low_open,
    )


def subtract(left: Interval, right: Interval) -> Interval:
    """Return the differences of a number of *left* and a number of *right*."""
    return add(left, negate(right))


def multiply(left: Interval, right: Interval) -> Interval:
    """Return the products of a number of *left* and a number of *right*."""
    a, b, c, d = left.low, left.high, right.low, right.high
    if a is not None and c is not None and a is b and c is d:
        return point(a * c)
    if b is not None and d is not None and a is not None and c is not None and a > 0 and c > 0:
        # The usual case: the least is the product of the least.
        low_open, high_open = left.low_open or right.low_open, left.high_open or right.high_open
        return Interval(a * c, b * d, low_open, high_open)
    products = [_product(x, y) for x in _ends(left) for y in _ends(right)]
    # Of equal bounds the closed one counts: one pair of ends that reaches it is enough.
    low_sign, low, low_open = min(products)
    high_sign, high, high_closed = max(
        (sign, value, not is_open) for sign, value, is_open in products
    )
    return Interval(
        None if low_sign else low,
        None if high_sign else high,
        low_open and not low_sign,
        not high_closed and not high_sign,
    )


def divide(left: Interval, right: Interval) -> Interval:
    """Return the quotients of a number of *left* and a number of *right*.

    Raises:
        Undecidable: The divisor may be zero.
    """
    a, b, c, d = left.low, left.high, right.low, right.high
    if a is not None and c and a is b and c is d:
        return point(quotient(a, c))
    if a is not None and c is not None and b is not None and d is not None and a > 0 and c > 0:
        low_open, high_open = left.low_open or right.high_open, left.high_open or right.low_open
        return Interval(quotient(a, d), quotient(b, c), low_open, high_open)
    return multiply(left, _reciprocal(right))


def absolute(interval: Interval) -> Interval:
    """Return the numbers without their sign."""
    if interval.low is not None and interval.low >= 0:
        return interval
    turned = negate(interval)
    if turned.low is not None and turned.low >= 0:
        return turned
    return hull(interval._replace(low=0, low_open=False), turned._replace(low=0, low_open=False))


def least(intervals: Iterable[Interval]) -> Interval:
    """Return what the smallest of one number of each may be."""
    return negate(greatest(negate(interval) for interval in intervals))


def greatest(intervals: Iterable[Interval]) -> Interval:
    """Return what the greatest of one number of each may be."""
    result: Interval | None = None
    for interval in intervals:
        if result is None:
            result = interval
            continue
        _, low, low_open = max(_low_end(result), _low_end(interval))
        high_sign, high, high_open = max(_high_end(result), _high_end(interval))
        unbounded = result.low is None and interval.low is None
        result = Interval(
            None if unbounded else low,
            None if high_sign else high,
            low_open and not unbounded,
            high_open and not high_sign,
        )
    if result is None:
        message = "there is nothing to compare"
        raise Undecidable(message)
    return result


def hull(left: Interval, right: Interval) -> Interval:
    """Return the smallest range that holds the numbers of both."""
    low_sign, low, low_open = min(_low_end(left), _low_end(right))
    high_sign, high, high_closed = max(
        (sign, value, not is_open) for sign, value, is_open in map(_high_end, (left, right))
    )
    return Interval(
        None if low_sign else low,
        None if high_sign else high,
        low_open and not low_sign,
        not high_closed and not high_sign,
    )


def meets(left: Interval, right: Interval) -> bool:
    """Tell whether some number is in both."""
    return not_above(left, right) and not_above(right, left)


def not_above(left: Interval, right: Interval) -> bool:
    """Tell whether some number of *left* is less than or equal to some number of *right*."""
    low, high = left.low, right.high
    if low is None or high is None or low < high:
        return True
    return low == high and not left.low_open and not right.high_open


def below(left: Interval, right: Interval) -> bool:
    """Tell whether some number of *left* is less than some number of *right*."""
    return left.low is None or right.high is None or left.low < right.high


def intersection(left: Interval, right: Interval) -> Interval:
    """Return the numbers that are in both; the result may be empty."""
    _, low, low_open = max(_low_end(left), _low_end(right))
    _, high, high_closed = min(
        (sign, value, not is_open) for sign, value, is_open in map(_high_end, (left, right))
    )
    return Interval(
        None if left.low is None and right.low is None else low,
        None if left.high is None and right.high is None else high,
        low_open and not (left.low is None and right.low is None),
        not high_closed and not (left.high is None and right.high is None),
    )


def whole(interval: Interval) -> Interval:
    """Return the range from its first to its last whole number; the result may be empty.

    >>> whole(Interval(0, 5, high_open=True))
    Interval(low=0, high=4, low_open=False, high_open=False)
    """
    low, high, low_open, high_open = interval
    if low is not None:
        bound = -(-low // 1)
        low = bound + 1 if low_open and bound == low else bound
    if high is not None:
        bound = high // 1
        high = bound - 1 if high_open and bound == high else bound
    return Interval(low, high)


# An end as something that can be ordered: the sign of infinity or 0, the bound, whether it is open.
_End = tuple[int, Number, bool]


def _low_end(interval: Interval) -> _End:
    return (-1, 0, True) if interval.low is None else (0, interval.low, interval.low_open)


def _high_end(interval: Interval) -> _End:
    return (1, 0, True) if interval.high is None else (0, interval.high, interval.high_open)


def _ends(interval: Interval) -> tuple[_End, _End]:
    return _low_end(interval), _high_end(interval)


def _product(x: _End, y: _End) -> _End:
    x_sign, x_value, x_open = x
    y_sign, y_value, y_open = y
    if not x_sign and not x_value:
        # Nought times anything is nought, however large the other grows.
        return (0, 0, x_open and (y_open or bool(y_sign) or bool(y_value)))
    if not y_sign and not y_value:
        return (0, 0, y_open)
    if not x_sign and not y_sign:
        return (0, x_value * y_value, x_open or y_open)
    sign = (x_sign or (1 if x_value > 0 else -1)) * (y_sign or (1 if y_value > 0 else -1))
    return (sign, 0, True)


def _reciprocal(interval: Interval) -> Interval:
    low, high, low_open, high_open = interval
    reaches_below = low is None or low < 0
    reaches_above = high is None or high > 0
    if reaches_below is reaches_above:
        message = "the divisor may be zero"
        raise Undecidable(message)
    return Interval(
        (0 if reaches_above else None) if not high else quotient(1, high),
        (0 if reaches_below else None) if not low else quotient(1, low),
        high_open or high is None,
        low_open or low is None,
    )
