"""The summary of an audit as one page: numbers, and bars by rule, language and month.

The page is a file that needs nothing else; bars are table cells, so that a screen reader reads the
same numbers that others see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from factcheck.model import SEVERITIES

_STYLE = """
:root { color-scheme: light dark; --error: light-dark(#c62828, #ef7c7c);
  --warning: light-dark(#b26a00, #e0a040); --info: light-dark(#3367a8, #85b4ea);
  --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: auto; padding: 1rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; }
dt { opacity: .75; } dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding: .5rem 0; }
th, td { text-align: left; padding: .2rem .6rem; border-top: 1px solid var(--line);
  font-weight: 400; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.bar { width: 45%; } td.bar div { display: flex; height: .9rem; }
i { display: block; height: 100%; min-width: 1px; }
i.error { background: var(--error); } i.warning { background: var(--warning); }
i.info { background: var(--info); }
@media (max-width: 40rem) { table { display: block; overflow-x: auto; }
  td.bar, th[aria-hidden] { display: none; } th, td { padding: .2rem .4rem; } }
""".strip()

_WORST_FIRST = SEVERITIES[::-1]


def page(summary: Mapping[str, Any]) -> str:
    """Return the page of what `factcheck.audit.results.summary` counted."""
    total = summary["total"]
    facts = {
        "articles": total["articles"],
        "errors": total["errors"],
        "warnings": total["warnings"],
        "relations verified": total["verified"],
        "figures covered": f"{_share(total['covered'], total['figures'])}",
        "suppressed": total["suppressed"],
        "not checked": total["not_checked"],
    }
    by_rule = {
        rule: {f"{severity}s": number for severity, number in counts.items()}
        for rule, counts in summary["rules"].items()
    }
    named = {code or "not known": counts for code, counts in summary["languages"].items()}
    dated = {month or "no date": counts for month, counts in summary["months"].items()}
    parts = (
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Audit of {total['articles']:,} articles</title><style>{_STYLE}</style></head>",
        f"<body><h1>Audit of {total['articles']:,} articles</h1>",
        "<dl>",
        *(f"<div><dt>{name}</dt><dd>{_number(value)}</dd></div>" for name, value in facts.items()),
        "</dl>",
        *_table("Findings by rule", "Rule", by_rule, ()),
        *_table("By language", "Language", named, ("articles", "verified")),
        *_table("By month", "Month", dated, ("articles", "verified")),
        f"<p>factcheck {escape(summary['tool']['version'])}</p></body></html>",
    )
    return "\n".join(parts) + "\n"


def _table(
    title: str, head: str, rows: Mapping[str, Mapping[str, int]], also: Sequence[str]
) -> Iterator[str]:
    """Yield a table with a row for each of *rows*, with its findings as a bar."""
    found = {
        name: [counts[f"{severity}s"] for severity in _WORST_FIRST] for name, counts in rows.items()
    }
    longest = max((sum(numbers) for numbers in found.values()), default=0) or 1
    columns = (*also, *(f"{severity}s" for severity in _WORST_FIRST))
    heads = "".join(f'<th scope="col" class="number">{column}</th>' for column in columns)
    yield f"<table><caption>{title}</caption>"
    yield f'<thead><tr><th scope="col">{head}</th>{heads}<th aria-hidden="true"></th></tr></thead>'
    yield "<tbody>"
    for name, counts in rows.items():
        cells = "".join(f'<td class="number">{counts[column]:,}</td>' for column in columns)
        bars = "".join(
            f'<i class="{severity}" style="width:{100 * number / longest:.2f}%"></i>'
            for severity, number in zip(_WORST_FIRST, found[name], strict=True)
            if number
        )
        bar = f'<td class="bar" aria-hidden="true"><div>{bars}</div></td>'
        yield f'<tr><th scope="row">{escape(name)}</th>{cells}{bar}</tr>'
    yield "</tbody></table>"


def _number(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "none"
