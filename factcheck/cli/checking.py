"""What ``factcheck check`` does, however its options were read."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.cli.baseline import baseline_of
from factcheck.cli.check_options import CheckOptions, wishes_of
from factcheck.cli.exclusion import exclusion
from factcheck.cli.inputs import STDIN, Input, find_inputs
from factcheck.cli.options import complain, end, one_of, output_format, wants_color
from factcheck.cli.progress import MODES, with_progress
from factcheck.cli.setups import Setup, Setups, folder_of, setups
from factcheck.cli.workers import Checked, Errand, Result, check_all
from factcheck.config import Config
from factcheck.report import Report
from factcheck.reports import FORMATS, View, streamed
from factcheck.sources import EMPTY

if TYPE_CHECKING:
    from factcheck.cli.artefacts import Artefact


def run_check(options: CheckOptions) -> int:
    """Check the articles, print the report and return the exit code."""
    _refuse_contradictions(options)
    if options.watch:
        from factcheck.cli.watching import watch  # noqa: PLC0415 - an extra

        return watch(options, check_once)
    return check_once(options)


def check_once(options: CheckOptions) -> int:
    """Check the articles, print the report and return the exit code; see `run_check`."""
    wishes = wishes_of(options)
    setup_for = setups(wishes)
    here = setup_for(os.curdir)
    form = output_format(here.config, tuple(FORMATS), isolated=options.isolated)
    form = form or ("full" if sys.stdout.isatty() else "concise")
    printed = _printer(form, statistics=options.statistics)
    artefacts = _artefacts(options)
    forms = [FORMATS[one] for one in (form, *(artefact.form for artefact in artefacts))]
    look = _terminal(options.color)
    progress = one_of("--progress", options.progress, MODES)
    items = _items(options, here, setup_for)
    if options.annotate:
        from factcheck.cli.annotation import check_annotation  # noqa: PLC0415 - for one flag

        check_annotation(options.annotate, items)
    errand = Errand(
        wishes,
        shows_text=bool(options.annotate) or any(one.shows_text for one in forms),
        shows_paragraphs=any(one.shows_paragraphs for one in forms),
    )
    results = check_all(items, errand, setup_for, _jobs(options.jobs))
    pairs = zip(items, with_progress(results, len(items), progress), strict=True)
    checked: Iterable[Result] = _complained(pairs, options)
    used = [setup_for(folder) for folder in dict.fromkeys(folder_of(one.label) for one in items)]
    if _keeps_baselines(options, used):
        from factcheck.cli.baseline_keeping import keep_baselines  # noqa: PLC0415 - few have one

        checked = keep_baselines(list(checked), options, setup_for)
    if artefacts or options.annotate or sys.stdout.isatty():
        # They are shown more than once, or where the bar is.
        checked = list(checked)
    known = {rule.id: rule for setup in used for rule in setup.known}
    # What is below its article's own level is gone already.
    view = View("info", options.show_verified, options.quiet, *look, tuple(known.values()))
    ending = _Ending()
    for text in printed(ending.noted(checked), view):
        sys.stdout.write(text)
    if artefacts or options.annotate:
        reports = [one.report for _, one in checked]
        _write_files(artefacts, options, items, reports, view)
    if ending.unread:
        return 2
    return int(ending.fails and not options.exit_zero)


class _Ending:
    """What the exit code depends on, noted while the articles go by."""

    def __init__(self) -> None:
        self.unread = self.fails = False

    def noted(self, checked: Iterable[Result]) -> Iterator[Report]:
        """Yield the reports of what was checked."""
        for _, one in checked:
            self.unread = self.unread or bool(one.report.errors)
            self.fails = self.fails or one.fails
            yield one.report


def _complained(pairs: Iterable[Result], options: CheckOptions) -> Iterator[Result]:
    """Yield what was checked, and say on standard error what could not be."""
    for item, one in pairs:
        if _is_allowed(item, one, options):
            continue
        report = one.report
        for message in report.errors:
            complain(f"{report.path}: {message}")
        if options.verbose and not report.errors:
            day = f", as of {report.as_of}" if report.as_of else ""
            complain(f"{report.path}: {report.format}, {report.language}{day}")
        yield item, one


def _keeps_baselines(options: CheckOptions, used: Sequence[Setup]) -> bool:
    """Tell whether a baseline is to be looked after, which takes all results at once."""
    wanted = options.write_baseline or options.prune_baseline
    return wanted or any(baseline_of(setup.config) for setup in used)


# What is checked ----------------------------------------------------------------------------


def _items(options: CheckOptions, here: Setup, setup_for: Setups) -> tuple[Input, ...]:
    """Return what is to be checked; nothing at all ends the command, unless that is allowed."""

    def config_for(folder: str) -> Config:
        return setup_for(folder).config

    gitignore = not options.no_respect_gitignore
    if options.staged or options.since is not None:
        # What git names was not named by anybody, and that it is ignored no longer matters.
        excluded = exclusion(config_for, forced=True, gitignore=False)
        found = [item for item in _changed(options) if not excluded(item.label, "")]
        reason = "no article is staged" if options.staged else "no article has changed"
    else:
        excluded = exclusion(config_for, forced=options.force_exclude, gitignore=gitignore)
        found = list(find_inputs(_paths(options, here), options.stdin_filename, excluded))
        reason = "everything that is named is excluded"
    if not found and not options.allow_empty:
        end(f"nothing to check: {reason}")
    return tuple(found)


def _changed(options: CheckOptions) -> Iterator[Input]:
    """Yield the articles that git says are staged, or have changed."""
    from factcheck.cli.git import changed_since, staged  # noqa: PLC0415 - two options want it

    if options.since is None:
        for path, _, after in staged(options.paths):
            yield Input(path, blob=after)
    else:
        for path, before, _ in changed_since(options.since, options.paths):
            yield Input(path, path, before=before)


def _refuse_contradictions(options: CheckOptions) -> None:
    """End the command if two of its flags cannot be meant together."""
    flags = {
        "--staged": options.staged,
        "--since": options.since is not None,
        "--write-baseline": options.write_baseline,
        "--prune-baseline": options.prune_baseline,
        "--watch": options.watch,
        "standard input": STDIN in options.paths,
    }
    given = [flag for flag, wanted in flags.items() if wanted]
    if len(given) > 1:
        end(f"{given[0]} and {given[1]} do not go together")


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


def _is_allowed(item: Input, checked: Checked, options: CheckOptions) -> bool:
    """Tell whether there is nothing in *item*, and whether that is allowed."""
    errors = checked.report.errors
    nothing = errors and (item.is_empty_folder or errors[0].startswith(EMPTY))
    return bool(nothing and options.allow_empty)


def _jobs(text: str | None) -> int:
    """Return the number of processes that ``--jobs`` asks for; 0 for as many as pay."""
    if text is None:
        return 0
    if not (text.isdecimal() and text.isascii()):
        end(f"--jobs: {text!r} is no number of processes")
    return int(text) or os.cpu_count() or 1


# Files beside what is printed ----------------------------------------------------------------


def _artefacts(options: CheckOptions) -> "Sequence[Artefact]":
    """Return the reports that are to be written into files."""
    if not options.report:
        return ()
    from factcheck.cli.artefacts import read_artefacts  # noqa: PLC0415 - for one flag

    return read_artefacts(options.report, options.paths)


def _write_files(
    artefacts: "Sequence[Artefact]",
    options: CheckOptions,
    items: Sequence[Input],
    reports: Sequence[Report],
    view: View,
) -> None:
    """Write the reports that go into files, and the article with its comments."""
    if artefacts:
        from factcheck.cli.artefacts import write_artefacts  # noqa: PLC0415 - see above

        write_artefacts(artefacts, reports, view)
    if options.annotate and reports:
        from factcheck.cli.annotation import write_annotated  # noqa: PLC0415 - for one flag

        write_annotated(options.annotate, items[0], reports[0])


# How it is shown ----------------------------------------------------------------------------


def _printer(form: str, *, statistics: bool) -> Callable[[Iterable[Report], View], Iterator[str]]:
    """Return what makes the text that is printed, as far as it can be told already."""
    if not statistics:
        return streamed(form)
    from factcheck.reports import statistics as counts  # noqa: PLC0415 - few want them

    one_of("--statistics with --output-format", form, counts.FORMATS)
    return lambda reports, view: iter((counts.render(list(reports), view, form),))


def _terminal(color: str) -> tuple[bool, int]:
    """Return whether to print in colour, and how wide the terminal is."""
    width = 100
    if sys.stdout.isatty():
        import shutil  # noqa: PLC0415 - costs 7 ms

        width = max(40, shutil.get_terminal_size().columns)
    return wants_color(color), width
