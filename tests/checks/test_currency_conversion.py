"""Amounts in two currencies: which pairs are compared, and which of them is at fault."""

import pytest

from factcheck.engine import check_bytes, shipped
from factcheck.report import Finding


def reported(text: str) -> tuple[Finding, ...]:
    """Return what the rule finds in *text*."""
    rules = tuple(rule for rule in shipped() if rule.id == "currency-conversion")
    return check_bytes(text.encode(), "article.txt", rules).findings


def findings(text: str) -> list[list[str]]:
    """Return the texts of what the rule finds in *text*."""
    found = reported(text)
    return [[span.text for span in (one.primary, *one.related)] for one in found]


def severities(text: str) -> list[str]:
    """Return how grave that is."""
    return [found.severity for found in reported(text)]


def test_one_pair_alone_says_nothing() -> None:
    assert findings("It cost $10m (£8m).") == []


def test_pairs_of_other_currencies_are_not_compared() -> None:
    assert findings("It cost $10m (£8m) and then $20m (€29m).") == []


def test_the_pair_that_stands_alone_is_at_fault() -> None:
    text = "It cost $10m (£8m).\n\nThen came $20m (£1.6m).\n\nAt last it was $30m (£24m)."
    (ends,) = findings(text)
    assert "£1.6m" in ends
    assert "£8m" not in ends


def test_the_order_of_the_currencies_does_not_matter() -> None:
    assert findings("It cost $10m (£8m) and then £16m ($20m).") == []
    assert len(findings("It cost $10m (£8m) and then £16m ($40m).")) == 1


@pytest.mark.parametrize("text", ["It cost $20 ($15 for members).", "It cost $20m ($15m)."])
def test_two_prices_in_one_currency_are_two_prices(text: str) -> None:
    assert findings(text) == []


def test_where_most_pairs_tell_one_rate_a_tenth_is_too_much() -> None:
    two = "The boat cost $412m (£321m), the pier $518m (£358m)."
    assert severities(two) == ["info"]
    assert severities(f"{two} The quay was $634m (£494m).") == ["warning"]


def test_a_rough_pair_is_no_yardstick() -> None:
    rough = "Each got $2m (£1m). The boat cost $412m (£321m), the pier $518m (£304m)."
    (ends,) = findings(f"{rough} The quay was $634m (£494m).")
    assert "£304m" in ends
    assert "£1m" not in ends
