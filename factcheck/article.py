"""The article as it reads, with every figure and every end of a finding marked.

A report speaks of places in the source file. Those who show the article itself want the words as
its readers see them, without markup, and need the same places there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.model import Document, Passage, Span, Verdict
from factcheck.records import NamedTuple
from factcheck.report import CODES, Mark, Paragraph, Report


class _Uses(NamedTuple):
    """What uses a stretch of the text: fingerprints, the one it is primary of, and checks."""

    findings: list[str]
    primary: list[str]
    checks: list[int]


def read_out(
    document: Document,
    passages: Sequence[Passage],
    verdicts: Iterable[Verdict],
    report: Report,
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of *document* with the figures and ends that *report* speaks of."""
    used = _uses(document, verdicts, report)
    paragraphs = []
    for passage in passages:
        block = passage.block
        first, last = block.span
        figures = {mention.span for mention in passage.mentions if mention.kind not in CODES}
        parts: Mapping[Span, tuple[Span, ...]] = {
            mention.span: tuple(part.span for part in mention.parts)
            for mention in passage.mentions
            if mention.parts
        }
        ends = {span for span in used if first <= span.start and span.end <= last}
        marks = []
        for span in sorted(figures | ends, key=lambda span: (span.start, -span.end)):
            found = [used[one] for one in (span, *parts.get(span, ())) if one in used]
            marks.append(
                Mark(
                    span.start - first,
                    span.end - first,
                    span in figures,
                    tuple(dict.fromkeys(name for uses in found for name in uses.findings)),
                    next((name for uses in found for name in uses.primary), ""),
                    tuple(dict.fromkeys(index for uses in found for index in uses.checks)),
                )
            )
        paragraphs.append(
            Paragraph(
                block.kind,
                document.text[first:last],
                block.language,
                tuple(marks),
                block.row,
                block.column,
                block.table,
            )
        )
    return tuple(paragraphs)


def _uses(document: Document, verdicts: Iterable[Verdict], report: Report) -> Mapping[Span, _Uses]:
    """Return what uses each stretch of the text that a finding or a check of *report* speaks of."""
    locate = document.source_map.locate
    findings = {(one.rule, one.primary[:2]): one.fingerprint for one in report.findings}
    checks = {(one.rule, one.primary[:2]): index for index, one in enumerate(report.verified)}
    used: dict[Span, _Uses] = defaultdict(lambda: _Uses([], [], []))
    for verdict in verdicts:
        key = (verdict.rule, tuple(locate(verdict.primary)))
        ends = (verdict.primary, *verdict.related)
        if verdict.status in {"violated", "odd"} and key in findings:
            for span in (*ends, *(mention.span for mention in verdict.mentions)):
                used[span].findings.append(findings[key])
            used[verdict.primary].primary.append(findings[key])
        elif verdict.status == "holds" and key in checks:
            for mention in verdict.mentions:
                used[mention.span].checks.append(checks[key])
    return used
