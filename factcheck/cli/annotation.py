"""``--annotate PATH``: a copy of a Word document with a comment at each finding."""

import os
from collections.abc import Iterator, Sequence

from factcheck.cli.inputs import Input, read_input
from factcheck.cli.options import end
from factcheck.config.errors import reason_of
from factcheck.editing import EditError
from factcheck.model import Span
from factcheck.report import Finding, Report, worked
from factcheck.reports.places import proposal
from factcheck.sources import SourceError
from factcheck.writing import write_bytes_whole

FLAG = "--annotate"
SUFFIX = ".docx"


def check_annotation(path: str, items: Sequence[Input]) -> None:
    """End the command if the article cannot be annotated, or the copy not be written as *path*."""
    if [os.path.splitext(item.path)[1].lower() for item in items] != [SUFFIX]:  # noqa: PTH122
        end(f"{FLAG}: there must be exactly one article, a Word document ({SUFFIX})")
    if os.path.splitext(path)[1].lower() != SUFFIX:  # noqa: PTH122
        end(f"{FLAG}: {path}: the copy is a Word document as well: call it {SUFFIX}")
    folder = os.path.dirname(path) or "."  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        end(f"{FLAG}: {folder}: no such folder")
    if os.path.realpath(path) == os.path.realpath(items[0].path):
        end(f"{FLAG}: {path}: is the draft itself")


def write_annotated(path: str, item: Input, report: Report) -> None:
    """Write the copy of *item* with the findings of *report*, if it could be checked."""
    if report.errors:
        return
    from factcheck.word import Note, commented  # noqa: PLC0415 - brings python-docx

    notes = [
        Note(Span(finding.primary.start, finding.primary.end), tuple(_lines(finding)))
        for finding in report.findings
    ]
    try:
        write_bytes_whole(path, commented(read_input(item), notes))
    except OSError as error:
        end(f"{FLAG}: {path}: cannot be written: {reason_of(error)}")
    except (EditError, SourceError) as error:
        end(f"{FLAG}: {item.label}: {error}")


def _lines(finding: Finding) -> Iterator[str]:
    """Yield the paragraphs of a comment: the message, the sum, the candidates, the rule."""
    yield finding.message
    if done := worked(finding.arithmetic):
        yield f"= {done}"
    proposals = [proposal(candidate, finding) for candidate in finding.candidates]
    if proposals:
        yield f"? {' · '.join(proposals)}"
    if finding.assumption:
        yield finding.assumption
    yield f"{finding.rule} · {finding.fingerprint}"
