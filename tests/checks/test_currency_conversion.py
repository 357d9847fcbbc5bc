"""Amounts in two currencies: which pairs are compared, and which of them is at fault."""

import pytest

from factcheck.engine import check_bytes, shipped


def findings(text: str) -> list[list[str]]:
    """Return the texts of what the rule finds in *text*."""
    rules = tuple(rule for rule in shipped() if rule.id == "currency-conversion")
    report = check_bytes(text.encode(), "article.txt", rules)
    return [[span.text for span in (found.primary, *found.related)] for found in report.findings]


def test_one_pair_alone_says_nothing() -> None:
    assert findings("It cost $10m (£8m).") == []


def test_pairs_of_other_currencies_are_not_compared() -> None:
    assert findings("It cost $10m (£8m) and then $20m (€29m).") == []


def test_the_pair_that_stands_alone_is_at_fault() -> None:
    text = "It cost $10m (£8m).\n\nThen came $20m (£1.6m).\n\nAt last it was $30m (£24m)."
    (ends,) = findings(text)
    assert "£1.6m" in ends
    assert "£24m" not in ends


def test_the_order_of_the_currencies_does_not_matter() -> None:
    assert findings("It cost $10m (£8m) and then £16m ($20m).") == []
    assert len(findings("It cost $10m (£8m) and then £16m ($40m).")) == 1


@pytest.mark.parametrize("text", ["It cost $20 ($15 for members).", "It cost $20m ($15m)."])
def test_two_prices_in_one_currency_are_two_prices(text: str) -> None:
    assert findings(text) == []
