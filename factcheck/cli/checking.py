"""What ``factcheck check`` does, however its options were read."""

import sys
from typing import NamedTuple, cast

from factcheck.cli.artefacts import read_artefacts, write_artefacts
from factcheck.cli.inputs import find_inputs, read_input
from factcheck.cli.options import (
    DATE_ORDERS,
    complain,
    end,
    language_choices,
    names,
    one_of,
    output_format,
    wants_color,
)
from factcheck.cli.selection import load_selection
from factcheck.engine import Settings, check_bytes
from factcheck.expressions import keep_expressions
from factcheck.model import Severity
from factcheck.report import SEVERITIES, Report, at_least
from factcheck.reports import FORMATS, View, renderer
from factcheck.sources import SourceError
from factcheck.sources.front_matter import read_date

EMPTY = "empty:"  # how complaints about articles without text begin
NEVER = "never"
FAIL_LEVELS = (*SEVERITIES, NEVER)


class CheckOptions(NamedTuple):
    """The options of ``check``; each is called like its flag."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str | None = None
    exit_zero: bool = False
    output_format: str | None = None
    lang: str = "auto"
    date_order: str = "auto"
    as_of: str | None = None
    stdin_filename: str = "<stdin>"
    isolated: bool = False
    show_verified: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    allow_empty: bool = False
    report: tuple[str, ...] = ()


def run_check(options: CheckOptions) -> int:
    """Check the articles, print the report and return the exit code."""
    form = output_format(options.output_format, tuple(FORMATS), isolated=options.isolated)
    form = form or ("full" if sys.stdout.isatty() else "concise")
    level = cast("Severity", one_of("--level", options.level, SEVERITIES))
    failing = one_of("--fail-level", options.fail_level or level, FAIL_LEVELS)
    settings = _settings(options)
    artefacts = read_artefacts(options.report, options.paths)
    shows_text = any(FORMATS[one].shows_text for one in (form, *(one.form for one in artefacts)))
    rules = load_selection(names(options.select), names(options.ignore))
    view = View(level, options.show_verified, options.quiet, *_terminal(options.color), rules)
    reports: list[Report] = []
    failed = False
    for item in find_inputs(options.paths, options.stdin_filename):
        try:
            report = check_bytes(read_input(item), item.label, rules, settings)
        except SourceError as error:
            report = Report(item.label, errors=(str(error),))
        if (
            options.allow_empty
            and report.errors
            and (item.is_empty_folder or report.errors[0].startswith(EMPTY))
        ):
            continue
        for message in report.errors:
            complain(f"{item.label}: {message}")
            failed = True
        if options.verbose and not report.errors:
            day = f", as of {report.as_of}" if report.as_of else ""
            complain(f"{report.path}: {report.format}, {report.language}{day}")
        reports.append(report if shows_text else report._replace(text=""))
    sys.stdout.write(renderer(form).render(reports, view))
    write_artefacts(artefacts, reports, view)
    keep_expressions()
    if failed:
        return 2
    if options.exit_zero or failing == NEVER:
        return 0
    worst = cast("Severity", failing)
    return int(any(at_least(worst, f.severity) for report in reports for f in report.findings))


def _settings(options: CheckOptions) -> Settings:
    day = read_date(options.as_of) if options.as_of else None
    if options.as_of and day is None:
        end(f"--as-of: {options.as_of!r} is not a date (YYYY-MM-DD)")
    return Settings(
        one_of("--lang", options.lang, language_choices()),
        one_of("--date-order", options.date_order, DATE_ORDERS),
        day,
    )


def _terminal(color: str) -> tuple[bool, int]:
    """Return whether to print in colour, and how wide the terminal is."""
    width = 100
    if sys.stdout.isatty():
        import shutil  # noqa: PLC0415 - costs 7 ms

        width = max(40, shutil.get_terminal_size().columns)
    return wants_color(color), width
