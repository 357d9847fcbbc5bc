"""Reports in reviewdog's diagnostic format, one finding on each line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.report import Report
from factcheck.reports import View
from factcheck.reports.escaping import json_text, whole
from factcheck.reports.rdjson import SOURCE, diagnostics


def render(reports: Sequence[Report], view: View) -> str:
    """Return one line for each finding."""
    return "".join(
        whole(json_text(json.dumps({"source": SOURCE, **diagnostic}, ensure_ascii=False))) + "\n"
        for diagnostic in diagnostics(reports, view)
    )
