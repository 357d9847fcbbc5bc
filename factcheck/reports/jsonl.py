"""Reports as JSON lines: one element of the JSON report's ``files`` on each line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.report import Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import json_text
from factcheck.reports.json import file_object


def render(reports: Sequence[Report], view: View) -> str:
    """Return one line for each article."""
    return "".join(
        json_text(json.dumps(file_object(shown(report, view.level)), ensure_ascii=False)) + "\n"
        for report in reports
    )
