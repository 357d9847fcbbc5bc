"""Places and paths as pipelines want them: paths below the working folder, columns in bytes.

Services that show findings beside the lines of a change know files by their path in the
repository, with slashes, whatever the machine that checked them calls them.
"""

import os

from factcheck.model import SEVERITIES, Candidate, Edit
from factcheck.records import NamedTuple
from factcheck.report import Finding, Place, Report, line_starts, place_of, worked
from factcheck.reports.escaping import plain, whole

STANDARD_INPUT = "<stdin>"


class Position(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


def relative(path: str) -> str:
    """Return *path* with slashes, from the working folder if it lies below it.

    >>> relative("drafts/./a.md")
    'drafts/a.md'
    """
    if path == STANDARD_INPUT:
        return path
    path = os.path.normpath(path)
    if os.path.isabs(path):  # noqa: PTH117 - as text, without a look at the disk
        below = os.path.relpath(path)
        path = path if below.startswith("..") else below
    return whole(path.replace(os.sep, "/"))


def uri(path: str) -> str:
    """Return the reference to the file *path*, relative to the working folder if it lies below it.

    >>> uri("bản thảo/a 1.md")
    'b%E1%BA%A3n%20th%E1%BA%A3o/a%201.md'
    """
    from urllib.parse import quote  # noqa: PLC0415 - for one format of reports

    path = relative(path)
    return f"file://{quote(path)}" if path.startswith("/") else quote(path)


def told(finding: Finding) -> str:
    """Return the message with the worked sum behind it."""
    done = worked(finding.arithmetic)
    return (
        f"{finding.message} ({done})" if done and done not in finding.message else finding.message
    )


def proposal(candidate: Candidate, finding: Finding) -> str:
    """Return what *candidate* changes, "114 → 115", or what it calls itself if that is no one end.

    What takes nothing's place or leaves nothing is said in words.
    """
    if len(candidate.edits) == 1:
        (span, new), ends = candidate.edits[0], finding.ends
        for end in ends:
            if end.start <= span.start and span.end <= end.end:
                old = end.text[span.start - end.start : span.end - end.start]
                # Only where the same figure stands at two ends is it asked which one is meant.
                twice = sum(other.text == end.text for other in ends) > 1
                noun = f"{candidate.noun} " if twice and candidate.noun else ""
                return f"{noun}{old or '(nothing)'} → {new or '(nothing)'}"
    return candidate.label


def pointer(path: str, place: Place) -> str:
    """Return where *place* is, as people find it: in Word they see paragraphs, not lines.

    >>> place = Place(0, 1, 12, 18, 12, 19, "5")
    >>> pointer("a.md", place), pointer("a.docx", place._replace(paragraph=12))
    ('a.md:12:18', 'a.docx ¶12:18')
    """
    where = f" ¶{place.paragraph}" if place.paragraph else f":{place.line}"
    return f"{plain(path)}{where}:{place.column}"


class SourceLines:
    """The lines of a report's article, for places that the report itself does not have."""

    def __init__(self, report: Report) -> None:
        """Find where the lines begin."""
        self._text = report.text
        self._starts = line_starts(report.text)

    def place(self, edit: Edit) -> Place:
        """Return the place of what *edit* replaces."""
        return place_of(self._text, self._starts, edit.span)

    def in_bytes(self, place: Place) -> tuple[Position, Position]:
        """Return both ends of *place* with columns in bytes of UTF-8."""
        return (
            self._position(place.line, place.column),
            self._position(place.end_line, place.end_column),
        )

    def _position(self, line: int, column: int) -> Position:
        start = self._starts[line - 1]
        before = self._text[start : start + column - 1]
        return Position(line, len(before.encode("utf-8", "surrogatepass")) + 1)


def single_edit(candidate: Candidate) -> Edit | None:
    """Return the edit of *candidate* if it has exactly one."""
    return candidate.edits[0] if len(candidate.edits) == 1 else None


def worst_first(finding: Finding) -> int:
    """Return the key that sorts findings from error to info."""
    return -SEVERITIES.index(finding.severity)
