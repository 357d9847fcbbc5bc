"""Baselines written and pruned after a run, and a word about what they have too much."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from factcheck.cli.baseline import (
    REASON,
    Entries,
    article_of,
    baseline_of,
    read_baseline,
    stale,
    told,
    without,
    write_baseline,
)
from factcheck.cli.check_options import CheckOptions
from factcheck.cli.options import complain, end
from factcheck.cli.setups import Setups, folder_of, or_end
from factcheck.cli.workers import Checked, Result
from factcheck.config.errors import shortened


def keep_baselines(
    checked: Sequence[Result], options: CheckOptions, setup_for: Setups
) -> list[Result]:
    """Write or prune the baselines of what was *checked*, as *options* say.

    Returns what is left to be shown: everything, but what was just written into a baseline is known
    from now on.
    """
    for path, results in _by_baseline(checked, options, setup_for).items():
        if options.write_baseline:
            _write(path, results)
        else:
            _look_after(path, results, options, setup_for)
    return list(_known(checked) if options.write_baseline else checked)


def _by_baseline(
    checked: Sequence[Result], options: CheckOptions, setup_for: Setups
) -> Mapping[str, list[Result]]:
    """Return the articles that could be read by the baseline that holds for them."""
    found: dict[str, list[Result]] = {}
    for item, one in checked:
        path = baseline_of(setup_for(folder_of(item.label)).config)
        if path and not one.report.errors:
            found.setdefault(path, []).append((item, one))
        elif not path and (options.write_baseline or options.prune_baseline):
            end(f"{item.label}: which baseline? Name one with --baseline FILE")
    return found


def _write(path: str, results: Sequence[Result]) -> None:
    """Put what was found into the baseline *path*; other articles keep what they have there."""
    entries = dict(or_end(read_baseline, path)) if os.path.exists(path) else {}  # noqa: PTH110
    seen = {article_of(item.label, path): one.report for item, one in results}
    entries = dict(without(entries, stale(entries, {}, path)))
    entries |= {
        article: {finding.fingerprint: finding.rule for finding in report.findings}
        for article, report in seen.items()
    }
    or_end(write_baseline, path, entries)
    count = sum(len(report.findings) for report in seen.values())
    complain(f"{shortened(path)}: {count} finding{'s' * (count != 1)} written")


def _known(checked: Sequence[Result]) -> Iterator[Result]:
    """Yield what was checked with its findings silent, which a baseline knows by now."""
    for item, one in checked:
        report = one.report
        silent = tuple(finding._replace(reason=REASON) for finding in report.findings)
        yield (
            item,
            Checked(report._replace(findings=(), suppressed=(*report.suppressed, *silent))),
        )


def _look_after(
    path: str, results: Sequence[Result], options: CheckOptions, setup_for: Setups
) -> None:
    """Say which entries of the baseline *path* are stale, or drop them."""
    entries: Entries = or_end(read_baseline, path)
    seen: dict[str, frozenset[str]] = {}
    for item, one in results:
        article = article_of(item.label, path)
        # Nothing can be said of what a rule found that is off in this run.
        on = {rule.id for rule in setup_for(folder_of(item.label)).rules}
        off = {name for name, rule in entries.get(article, {}).items() if rule not in on}
        seen[article] = one.seen | off
    gone = stale(entries, seen, path)
    if not gone:
        return
    if options.prune_baseline:
        or_end(write_baseline, path, without(entries, gone))
        complain(f"{shortened(path)}: dropped {told(gone)}")
    elif not options.quiet:
        complain(f"{shortened(path)}: gone is {told(gone)}; --prune-baseline drops it")
