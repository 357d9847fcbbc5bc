"""What ``factcheck check`` does, however its options were read."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, cast

from factcheck.cli.artefacts import read_artefacts, write_artefacts
from factcheck.cli.exclusion import ALSO_EXCLUDE, exclusion
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
from factcheck.cli.setups import Setup, Wishes, folder_of, setups
from factcheck.config import Key, Setting
from factcheck.config.globs import is_pattern
from factcheck.config.selection import ALSO_IGNORE, ALSO_SELECT
from factcheck.engine import check_bytes
from factcheck.expressions import keep_expressions
from factcheck.model import Severity
from factcheck.report import SEVERITIES, Report, at_least
from factcheck.reports import FORMATS, View, renderer, shown
from factcheck.sources import SourceError
from factcheck.sources.settings import read_date

EMPTY = "empty:"  # how complaints about articles without text begin
NEVER = "never"
FAIL_LEVELS = (*SEVERITIES, NEVER)


class CheckOptions(NamedTuple):
    """The options of ``check``; each is called like its flag."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    no_respect_gitignore: bool = False
    no_inline_suppressions: bool = False
    level: str | None = None
    fail_level: str | None = None
    exit_zero: bool = False
    output_format: str | None = None
    lang: str | None = None
    date_order: str | None = None
    as_of: str | None = None
    stdin_filename: str = "<stdin>"
    config: tuple[str, ...] = ()
    isolated: bool = False
    show_verified: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    allow_empty: bool = False
    report: tuple[str, ...] = ()
    statistics: bool = False


def run_check(options: CheckOptions) -> int:
    """Check the articles, print the report and return the exit code."""
    setup_for = setups(
        Wishes(
            options.config,
            options.isolated,
            flag_settings(options),
            _day(options.as_of),
            inline=not options.no_inline_suppressions,
        )
    )
    here = setup_for(os.curdir)
    form = output_format(here.config, tuple(FORMATS), isolated=options.isolated)
    form = form or ("full" if sys.stdout.isatty() else "concise")
    printed = _printer(form, statistics=options.statistics)
    artefacts = read_artefacts(options.report, options.paths)
    forms = [FORMATS[one] for one in (form, *(artefact.form for artefact in artefacts))]
    shows_text = any(one.shows_text for one in forms)
    shows_paragraphs = any(one.shows_paragraphs for one in forms)
    look = _terminal(options.color)
    rules = {rule.id: rule for rule in here.known}
    reports: list[Report] = []
    failed = found = False
    excluded = exclusion(
        lambda folder: setup_for(folder).config,
        forced=options.force_exclude,
        gitignore=not options.no_respect_gitignore,
    )
    items = list(find_inputs(_paths(options, here), options.stdin_filename, excluded))
    if not items and not options.allow_empty:
        end("nothing to check: everything that is named is excluded")
    for item in items:
        setup = setup_for(folder_of(item.label))
        settings = setup.settings_of(item.label)._replace(paragraphs=shows_paragraphs)
        try:
            report = check_bytes(read_input(item), item.label, setup.rules, settings)
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
        rules |= {rule.id: rule for rule in setup.known}
        found = found or _fails(report, setup)
        report = shown(report, setup.config.value("level"))
        reports.append(report if shows_text else report._replace(text=""))
    # What is below its article's own level is gone already.
    view = View("info", options.show_verified, options.quiet, *look, tuple(rules.values()))
    sys.stdout.write(printed(reports, view))
    write_artefacts(artefacts, reports, view)
    keep_expressions()
    if failed:
        return 2
    return int(found and not options.exit_zero)


def _printer(form: str, *, statistics: bool) -> Callable[[Sequence[Report], View], str]:
    """Return what makes the text that is printed."""
    if not statistics:
        return renderer(form).render
    from factcheck.reports import statistics as counts  # noqa: PLC0415 - few want them

    one_of("--statistics with --output-format", form, counts.FORMATS)
    return lambda reports, view: counts.render(reports, view, form)


def _fails(report: Report, setup: Setup) -> bool:
    """Tell whether *report* has a finding that ends the command with code 1."""
    level = setup.config.value("fail-level") or setup.config.value("level")
    return level != NEVER and any(
        at_least(cast("Severity", level), finding.severity) for finding in report.findings
    )


def flag_settings(options: CheckOptions) -> Mapping[Key, Setting]:
    """Return the settings that flags make."""
    flags: dict[Key, Setting] = {}
    choices = (
        ("--level", "level", options.level, SEVERITIES),
        ("--fail-level", "fail-level", options.fail_level, FAIL_LEVELS),
        ("--lang", "language", options.lang, language_choices()),
        ("--date-order", "date-order", options.date_order, DATE_ORDERS),
        ("--output-format", "output-format", options.output_format, tuple(FORMATS)),
    )
    for flag, key, value, known in choices:
        if value is not None:
            flags[key,] = Setting(one_of(flag, value, known), flag)
    if options.select:
        # Who says what to use need not know what the file does without.
        flags["select",] = Setting(names(options.select), "--select")
        flags["ignore",] = Setting((), "--select")
    if options.extend_select:
        flags[ALSO_SELECT] = Setting(names(options.extend_select), "--extend-select")
    if options.exclude:
        flags["exclude",] = Setting(_patterns("--exclude", options.exclude), "--exclude")
    if options.extend_exclude:
        patterns = _patterns("--extend-exclude", options.extend_exclude)
        flags[ALSO_EXCLUDE] = Setting(patterns, "--extend-exclude")
    if options.ignore:
        flags[ALSO_IGNORE] = Setting(names(options.ignore), "--ignore")
    return flags


def _patterns(flag: str, values: Sequence[str]) -> tuple[str, ...]:
    patterns = names(values)
    for pattern in patterns:
        if not is_pattern(pattern):
            end(f"{flag}: {pattern!r} is no pattern of files")
    return patterns


def _paths(options: CheckOptions, here: Setup) -> tuple[str, ...]:
    """Return what is to be checked: the paths given, or what the configuration includes."""
    if options.paths:
        return options.paths
    setting = here.config.get("include")
    if not setting.value:
        end("nothing to check: name files or folders, or set include in factcheck.toml")
    from glob import glob  # noqa: PLC0415 - only where no paths are given

    found: list[str] = []
    for pattern in setting.value:
        matched = sorted(glob(os.path.join(setting.folder, pattern), recursive=True))  # noqa: PTH118, PTH207
        if not matched:
            end(f"{setting}: include: nothing matches {pattern!r}")
        found += matched
    return tuple(os.path.relpath(path) for path in found)


def _day(text: str | None) -> tuple[int, int, int] | None:
    day = read_date(text) if text else None
    if text and day is None:
        end(f"--as-of: {text!r} is not a date (YYYY-MM-DD)")
    return day


def _terminal(color: str) -> tuple[bool, int]:
    """Return whether to print in colour, and how wide the terminal is."""
    width = 100
    if sys.stdout.isatty():
        import shutil  # noqa: PLC0415 - costs 7 ms

        width = max(40, shutil.get_terminal_size().columns)
    return wants_color(color), width
