"""Reports as JSON lines: one element of the JSON report's ``files`` on each line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.report import Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text
from factcheck.reports.json import file_object


def render(reports: Iterable[Report], view: View) -> str:
    """Return one line for each article."""
    return "".join(stream(reports, view))


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """Yield one line for each article."""
    for report in reports:
        found = file_object(shown(report, view.level))
        yield json_text(json.dumps(found, ensure_ascii=False)) + "\n"
