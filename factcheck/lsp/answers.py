"""What a report says, in the protocol's words: diagnostics, code actions, hovers."""

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from factcheck.lsp.places import Lines
from factcheck.model import Candidate, Severity, Span
from factcheck.records import NamedTuple
from factcheck.report import Check, Finding, Place, Report, worked
from factcheck.reports.escaping import markdown, one_line
from factcheck.reports.places import proposal, told
from factcheck.rulebook import Rule

SOURCE = "factcheck"
SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
LONGEST_LABEL = 60


class Checked(NamedTuple):
    """An article that was checked, and the rules that were used."""

    report: Report
    rules: tuple[Rule, ...] = ()


def diagnostics(report: Report, uri: str, lines: Lines) -> list[types.Diagnostic]:
    """Return a diagnostic for each finding, its other ends as related information."""
    found = [_diagnostic(finding, uri, lines) for finding in report.findings]
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    found += [
        types.Diagnostic(start, message, types.DiagnosticSeverity.Warning, source=SOURCE)
        for message in report.errors
    ]
    return found


def _diagnostic(finding: Finding, uri: str, lines: Lines) -> types.Diagnostic:
    return types.Diagnostic(
        range=lines.range(_span(finding.primary)),
        message=told(finding),
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(uri, lines.range(_span(place))), one_line(place.text)
            )
            for place in finding.related
        ],
        data={"fingerprint": finding.fingerprint},
    )


def actions(
    report: Report, uri: str, version: int | None, lines: Lines, asked: types.Range
) -> Iterator[types.CodeAction]:
    """Yield an action for each candidate of the findings that have an end in the range *asked*."""
    first, last = lines.offset(asked.start), lines.offset(asked.end)
    for finding in report.findings:
        if not any(end.start <= last and first <= end.end for end in finding.ends):
            continue
        diagnostic = _diagnostic(finding, uri, lines)
        for candidate in finding.candidates:
            edits: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [
                types.TextEdit(lines.range(edit.span), edit.text) for edit in candidate.edits
            ]
            document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            yield types.CodeAction(
                title=_title(candidate, finding),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=types.WorkspaceEdit(
                    document_changes=[types.TextDocumentEdit(document, edits)]
                ),
            )


def _title(candidate: Candidate, finding: Finding) -> str:
    label = one_line(proposal(candidate, finding))
    if len(label) > LONGEST_LABEL:
        label = f"{label[:LONGEST_LABEL]}…"
    return f"{label} ({finding.rule})"


def hover(checked: Checked, lines: Lines, position: types.Position) -> types.Hover | None:
    """Return what there is to say of the figure at *position*: its sums and their rules."""
    report, rules = checked
    offset = lines.offset(position)

    def is_in(places: Iterable[Place]) -> Place | None:
        here = [place for place in places if place.start <= offset <= place.end]
        return min(here, key=lambda place: place.end - place.start, default=None)

    parts: list[str] = []
    places: list[Place] = []
    for finding in report.findings:
        if place := is_in(finding.ends):
            parts.append(_told_of_finding(finding, rules))
            places.append(place)
    for check in report.verified:
        if place := is_in((check.primary, *check.related)):
            parts.append(_told_of_check(check))
            places.append(place)
    if not parts:
        return None
    smallest = min(places, key=lambda place: place.end - place.start)
    text = "\n\n---\n\n".join(parts)
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, lines.range(_span(smallest)))


def _told_of_finding(finding: Finding, rules: Sequence[Rule]) -> str:
    lines = [f"**{finding.severity}** {markdown(finding.message)}"]
    if done := worked(finding.arithmetic):
        lines.append(f"= {markdown(done)}")
    if finding.assumption:
        lines.append(markdown(finding.assumption))
    lines += [
        f"**{rule.id}**: {markdown(rule.summary)}. {markdown(rule.why)}"
        for rule in rules
        if rule.id == finding.rule
    ]
    return "\n\n".join(lines)


def _told_of_check(check: Check) -> str:
    return f"✓ {check.rule}: {markdown(check.told)}"


def _span(place: Place) -> Span:
    return Span(place.start, place.end)
