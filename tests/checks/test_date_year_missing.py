"""The year that nobody says, and what the article says of it."""

from __future__ import annotations

import pytest

from factcheck.engine import check_bytes, shipped


def found(text: str) -> list[tuple[str, str]]:
    """Return the days without year that are found in *text*, and the year that was worked out."""
    rules = tuple(rule for rule in shipped() if rule.id == "date-year-missing")
    report = check_bytes(text.encode(), "article.txt", rules)
    return [(finding.primary.text, finding.assumption) for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 17 May the board reviewed two years of the plan of 18 May 2021, for 2024.",
            [("17 May", "2023")],
        ),
        ("On Wednesday 17 May it met, after those of 2021 and 2025.", [("17 May", "2023")]),
        ("The fair on 3 March follows those of 2019 and 2022.", [("3 March", "")]),
        ("The fair on 3 March follows the one of 2019.", []),  # a single year
        ("OLD PIER, 2 March 2023 - The fair on 3 March follows that of 2019.", []),
        ("The fair on 3 March 2023 follows that of 2019. On 3 March it rained.", []),
        ("---\ndate: 2023-03-02\n---\n\nThe fair on 3 March follows 2019 and 2022.", []),
        ("The fairs of 2019 and 2022 opened on 1 May.", []),  # comes every year
    ],
)
def test_a_day_without_year(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
