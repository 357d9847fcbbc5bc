"""``factcheck check``."""

from __future__ import annotations

import sys
from typing import Annotated, cast

import typer

from factcheck.cli.inputs import find_inputs, read_input
from factcheck.cli.options import (
    COLORS,
    DATE_ORDERS,
    choice,
    complain,
    end,
    language_choices,
    names,
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


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,...",
            help="Use only these rules or families of rules ('all' for all).",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,...", help="Do not use these rules or families.", show_default=False
        ),
    ] = None,
    level: Annotated[
        str,
        choice(
            "--level",
            lambda: SEVERITIES,
            "error|warning|info",
            "Lowest severity shown, and the lowest that ends with code 1 [default: warning]",
        ),
    ] = "warning",
    fail_level: Annotated[
        str | None,
        choice(
            "--fail-level",
            lambda: (*SEVERITIES, "never"),
            "error|warning|info|never",
            "Lowest severity that ends with code 1 [default: --level]",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with code 0 in spite of findings.")
    ] = False,
    form: Annotated[
        str | None,
        choice(
            "--output-format",
            lambda: tuple(FORMATS),
            "full|concise|json|jsonl",
            "How to report [default: full on a terminal, concise in a pipe]",
        ),
    ] = None,
    lang: Annotated[
        str,
        choice("--lang", language_choices, "auto|vi|en", "Language; auto looks at each paragraph."),
    ] = "auto",
    date_order: Annotated[
        str,
        choice(
            "--date-order",
            lambda: DATE_ORDERS,
            "|".join(DATE_ORDERS),
            "How 3/4/2023 is read; auto reads it as the language does.",
        ),
    ] = "auto",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day from which 'yesterday' is told."),
    ] = None,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="Name, and so the format, of standard input.")
    ] = "<stdin>",
    isolated: Annotated[
        bool,
        typer.Option("--isolated", help="Follow the command line only, not the environment."),
    ] = False,
    show_verified: Annotated[
        bool, typer.Option("--show-verified", help="List the relations that hold as well.")
    ] = False,
    color: Annotated[
        str, choice("--color", lambda: COLORS, "|".join(COLORS), "When to print in colour.")
    ] = "auto",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print findings only, no closing line.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on standard error what is read, and how.")
    ] = False,
    allow_empty: Annotated[
        bool,
        typer.Option("--allow-empty", help="No articles, or articles without text, are no error."),
    ] = False,
) -> None:
    """Check that the figures of articles agree with each other.

    Exit codes: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    form = output_format(form, tuple(FORMATS), isolated=isolated)
    day = read_date(as_of) if as_of else None
    if as_of and day is None:
        end(f"--as-of: {as_of!r} is not a date (YYYY-MM-DD)")
    rules = load_selection(names(select), names(ignore))
    settings = Settings(lang, date_order, day)
    reports: list[Report] = []
    failed = False
    for item in find_inputs(paths, stdin_filename):
        try:
            report = check_bytes(read_input(item), item.label, rules, settings)
        except SourceError as error:
            report = Report(item.label, errors=(str(error),))
        if report.errors and allow_empty and (not item.path or report.errors[0].startswith(EMPTY)):
            continue
        for message in report.errors:
            complain(f"{item.label}: {message}")
            failed = True
        if verbose and not report.errors:
            complain(
                f"{report.path}: {report.format}, {report.language}"
                f"{f', as of {report.as_of}' if report.as_of else ''}"
            )
        reports.append(report)
    shown = cast("Severity", level)
    view = View(shown, show_verified, quiet, *_terminal(color))
    sys.stdout.write(renderer(form).render(reports, view))
    keep_expressions()
    if failed:
        raise typer.Exit(2)
    failing = fail_level or shown
    if not exit_zero and failing != "never":
        worst = cast("Severity", failing)
        if any(at_least(worst, f.severity) for report in reports for f in report.findings):
            raise typer.Exit(1)


def _terminal(color: str) -> tuple[bool, int]:
    """Return whether to print in colour, and how wide the terminal is."""
    width = 100
    if sys.stdout.isatty():
        import shutil  # noqa: PLC0415

        width = max(40, shutil.get_terminal_size().columns)
    return wants_color(color), width


COMMANDS = {"check": check}
