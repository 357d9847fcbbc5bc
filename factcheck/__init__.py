"""Check that the numbers and dates inside an article agree with each other.

>>> import factcheck
>>> report = factcheck.check("kỷ niệm 110 năm ngày thành lập tỉnh (28/6/1909 - 28/6/2024)")
>>> report.findings[0].arithmetic.expected
'115'

Importing the package imports none of its stages: they come with the first check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.version import __version__

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from factcheck.model import Arithmetic, Candidate, Severity, Status, Verdict
    from factcheck.report import Check, Coverage, Finding, Place, Report
    from factcheck.rulebook import Rule, load_rules

__all__ = [
    "Arithmetic",
    "Candidate",
    "Check",
    "Coverage",
    "Finding",
    "Place",
    "Report",
    "Rule",
    "Severity",
    "Status",
    "Verdict",
    "__version__",
    "check",
    "check_file",
    "load_rules",
]

_HOMES = {
    "factcheck.model": ("Arithmetic", "Candidate", "Severity", "Status", "Verdict"),
    "factcheck.report": ("Check", "Coverage", "Finding", "Place", "Report"),
    "factcheck.rulebook": ("Rule", "load_rules"),
}


def check(
    text: str,
    *,
    language: str = "auto",
    rules: Sequence[Rule] | None = None,
    as_of: tuple[int, int, int] | None = None,
) -> Report:
    """Check that the figures of one article agree with each other.

    Nothing is looked up and nothing is guessed: a finding says that no reading of the printed
    figures, however they were rounded, can make the relation true.

    Args:
        text: The article as plain text; `check_file` reads files.
        language: ``"vi"``, ``"en"``, or ``"auto"`` to decide paragraph by paragraph.
        rules: The rules to apply; those shipped with factcheck if not given.
        as_of: The day from which "yesterday" is told, as (year, month, day).
    """
    return _check(text.encode(), "<text>", language, rules, as_of)


def check_file(
    path: str | os.PathLike[str],
    *,
    language: str = "auto",
    rules: Sequence[Rule] | None = None,
    as_of: tuple[int, int, int] | None = None,
) -> Report:
    """Check the article in the file *path*; its suffix tells the format.

    An article that cannot be read as one gives a report with ``errors``.

    Raises:
        OSError: The file cannot be opened.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs 9 ms
        data = file.read()
    return _check(data, str(path), language, rules, as_of)


def _check(
    data: bytes,
    label: str,
    language: str,
    rules: Sequence[Rule] | None,
    as_of: tuple[int, int, int] | None,
) -> Report:
    from factcheck.cache import keep_pieces  # noqa: PLC0415 - see above
    from factcheck.engine import Settings, check_bytes, shipped  # noqa: PLC0415

    chosen = shipped() if rules is None else tuple(rules)
    report = check_bytes(data, label, chosen, Settings(language=language, as_of=as_of))
    keep_pieces()
    return report


def __getattr__(name: str) -> object:
    """Import the public names when they are first used."""
    from importlib import import_module  # noqa: PLC0415

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
