"""The options of ``factcheck check``, and the settings that they make."""

from collections.abc import Mapping, Sequence

from factcheck.cli.exclusion import ALSO_EXCLUDE
from factcheck.cli.options import (
    DATE_ORDERS,
    end,
    input_format,
    language_choices,
    names,
    one_of,
)
from factcheck.cli.setups import Wishes
from factcheck.config import Key, Setting
from factcheck.config.globs import is_pattern
from factcheck.config.selection import ALSO_IGNORE, ALSO_SELECT
from factcheck.model import SEVERITIES
from factcheck.records import NamedTuple
from factcheck.reports import FORMATS
from factcheck.sources.settings import read_date

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
    message_lang: str | None = None
    as_of: str | None = None
    stdin_filename: str = "<stdin>"
    input_format: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False
    show_verified: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    allow_empty: bool = False
    report: tuple[str, ...] = ()
    statistics: bool = False
    annotate: str | None = None
    staged: bool = False
    since: str | None = None
    baseline: str | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    jobs: str | None = None
    progress: str = "auto"
    watch: bool = False


def wishes_of(options: CheckOptions) -> Wishes:
    """Return what *options* say about the configuration."""
    return Wishes(
        options.config,
        options.isolated,
        flag_settings(options),
        _day(options.as_of),
        inline=not options.no_inline_suppressions,
        baseline=not options.write_baseline,
        form=input_format(options.input_format),
    )


def flag_settings(options: CheckOptions) -> Mapping[Key, Setting]:
    """Return the settings that flags make."""
    flags: dict[Key, Setting] = {}
    choices = (
        ("--level", "level", options.level, SEVERITIES),
        ("--fail-level", "fail-level", options.fail_level, FAIL_LEVELS),
        ("--lang", "language", options.lang, language_choices()),
        ("--date-order", "date-order", options.date_order, DATE_ORDERS),
        ("--message-lang", "message-language", options.message_lang, language_choices()),
        ("--output-format", "output-format", options.output_format, tuple(FORMATS)),
    )
    for flag, key, value, known in choices:
        if value is not None:
            flags[key,] = Setting(one_of(flag, value, known), flag)
    if options.baseline is not None:
        flags["baseline",] = Setting(options.baseline, "--baseline")
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


def _day(text: str | None) -> tuple[int, int, int] | None:
    day = read_date(text) if text else None
    if text and day is None:
        end(f"--as-of: {text!r} is not a date (YYYY-MM-DD)")
    return day
