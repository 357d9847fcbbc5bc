"""A paragraph's text with its marks as HTML: the only place where the page is not a template.

Marks may lie inside each other (a figure in a list that is itself an end) and may even overlap;
elements may not, so that an inner mark ends at the latest where its outer one does.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from factcheck.model import SEVERITIES, Severity
from factcheck.report import Mark, Paragraph

# Fingerprint -> the finding's number on the page and its severity.
Numbers = Mapping[str, tuple[int, Severity]]
_OPEN = Markup('<mark class="{sort}" id="{id}"{data}>')
_FINDINGS = Markup(' data-findings="{}"')
_PRIMARY = Markup(' data-primary="{}"')
# The first sign keeps the number on the line of its mark.
_LINK = Markup(
    '\u2060<a class="number {severity}" href="#f{number}" data-open="{number}">{number}</a>'
)


def marked(paragraph: Paragraph, numbers: Numbers, prefix: str) -> Markup:
    """Return the text of *paragraph*, its marks called *prefix* and their index."""
    pieces: list[Markup] = []
    open_ends: list[tuple[int, str]] = []
    done = 0

    def text_to(end: int) -> None:
        nonlocal done
        pieces.append(escape(paragraph.text[done:end]))
        done = max(done, end)

    def close_to(place: int) -> None:
        while open_ends and open_ends[-1][0] <= place:
            end, primary = open_ends.pop()
            text_to(end)
            pieces.append(Markup("</mark>"))
            if primary:
                number, severity = numbers[primary]
                pieces.append(_LINK.format(number=number, severity=severity))

    for index, mark in enumerate(paragraph.marks):
        close_to(mark.start)
        text_to(mark.start)
        end = min(mark.end, open_ends[-1][0]) if open_ends else mark.end
        pieces.append(_opening(mark, numbers, f"{prefix}m{index}"))
        open_ends.append((end, mark.primary if mark.primary in numbers else ""))
    close_to(len(paragraph.text))
    text_to(len(paragraph.text))
    return Markup().join(pieces)


def _opening(mark: Mark, numbers: Numbers, name: str) -> Markup:
    found = [numbers[one] for one in mark.findings if one in numbers]
    sort = "figure " * mark.figure
    data = Markup()
    if found:
        sort += f"mismatched {max((severity for _, severity in found), key=SEVERITIES.index)}"
        data = _FINDINGS.format(" ".join(str(number) for number, _ in found))
        if mark.primary in numbers:
            data += _PRIMARY.format(numbers[mark.primary][0])
    else:
        sort += "verified" if mark.checks else "unchecked"
    return _OPEN.format(sort=sort, id=name, data=data)
