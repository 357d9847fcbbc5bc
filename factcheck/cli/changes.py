"""Which lines of an article have changed, and which findings that concerns."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import Finding, Report


def touching(report: Report, before: str) -> Report:
    """Return *report* with the findings of which an end is on a line that *before* did not have."""
    changed = changed_lines(before, report.text)
    found = tuple(finding for finding in report.findings if _touches(finding, changed))
    return report._replace(findings=found)


def changed_lines(before: str, after: str) -> frozenset[int]:
    r"""Return the numbers (from 1) of the lines of *after* that are not lines of *before*.

    >>> sorted(changed_lines("one\ntwo\nthree\n", "one\n2\nthree\nfour\n"))
    [2, 4]
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - one option wants it

    old, new = _lines(before), _lines(after)
    # What is the same at both ends need not be compared line with line.
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if head is None:
        head = min(len(old), len(new))
    rest = zip(reversed(old[head:]), reversed(new[head:]), strict=False)
    tail = next((i for i, (a, b) in enumerate(rest) if a != b), None)
    if tail is None:
        tail = min(len(old), len(new)) - head
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    return frozenset(_numbers(matcher, head))


def _numbers(matcher: object, head: int) -> Iterator[int]:
    for tag, _, _, start, end in matcher.get_opcodes():  # type: ignore[attr-defined]
        if tag != "equal":
            yield from range(head + start + 1, head + end + 1)


def _lines(text: str) -> list[str]:
    """Return the lines as places count them: by CR, LF or both."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _touches(finding: Finding, changed: frozenset[int]) -> bool:
    return any(
        number in changed for end in finding.ends for number in range(end.line, end.end_line + 1)
    )
