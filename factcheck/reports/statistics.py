"""Reports as counts by rule, in place of the findings themselves: ``--statistics``.

Whoever turns factcheck on over an old archive wants to know first which rules speak, and how often.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from factcheck.report import Report
from factcheck.reports import View, shown, summary

# The formats that have statistics: a table for people, an object for programs.
FORMATS = ("full", "concise", "json")
HEADINGS = ("findings", "verified", "suppressed", "rule")


def render(reports: Sequence[Report], view: View, form: str) -> str:
    """Return the counts of each rule that said anything, those with most findings first."""
    visible = [shown(report, view.level) for report in reports]
    counted = {
        "findings": Counter(one.rule for report in visible for one in report.findings),
        "verified": Counter(one.rule for report in visible for one in report.verified),
        "suppressed": Counter(one.rule for report in visible for one in report.suppressed),
    }
    names = {name for counts in counted.values() for name in counts}
    ranked = sorted(names, key=lambda name: (-counted["findings"][name], name))
    rows = [[counts[name] for counts in counted.values()] for name in ranked]
    if form == "json":
        objects = [
            {"rule": name, **dict(zip(counted, row, strict=True))}
            for name, row in zip(ranked, rows, strict=True)
        ]
        return json.dumps({"schema_version": 1, "rules": objects}, indent=1) + "\n"
    lines = []
    if ranked:
        lines.append("  ".join(HEADINGS))
    for name, row in zip(ranked, rows, strict=True):
        cells = (str(count).rjust(len(head)) for count, head in zip(row, HEADINGS, strict=False))
        lines.append("  ".join((*cells, name)))
    if not view.quiet:
        lines.append(summary(visible))
    return "".join(f"{line}\n" for line in lines)
