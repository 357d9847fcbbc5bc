"""What the corridor itself decides: how many failures of an article are told with ways to mend them."""

from __future__ import annotations

import pytest

from factcheck import engine
from factcheck.engine import check_bytes

from .judging import rule

SHARE = rule(
    "{part:number} of {whole:number} ({share:percent})",
    "share == part / whole * 100",
    message="{share} should be {expected}",
)


def article(failures: int) -> bytes:
    """Return an article with so many failures, of which no two say the same."""
    lines = (f"It has {n} of {2 * n} ({n % 40}.{n:03}%) boats." for n in range(1, failures + 1))
    return "\n\n".join(lines).encode()


def test_what_fails_after_fifty_failures_is_told_without_candidates() -> None:
    found = check_bytes(article(53), "a.txt", (SHARE,)).findings
    assert [bool(one.candidates) for one in found] == [True] * 50 + [False] * 3
    assert len({one.message for one in found}) == 53
    assert {one.severity for one in found} == {"error"}


def test_what_holds_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_MOST_MENDED", 2)
    holding = b"It has 3 of 4 (75%) boats.\n\n" * 5
    report = check_bytes(holding + article(3), "a.txt", (SHARE,))
    assert [bool(one.candidates) for one in report.findings] == [True, True, False]
