"""``factcheck check`` for Typer."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

from typing import Annotated

import typer

from factcheck.cli import flags
from factcheck.cli.check_options import FAIL_LEVELS, CheckOptions
from factcheck.cli.checking import run_check
from factcheck.cli.progress import MODES
from factcheck.reports import FORMATS

_GLOBS = {"metavar": "PATTERN,...", "show_default": False}


def check(
    paths: Annotated[list[str] | None, flags.paths_or_none()] = None,
    select: Annotated[list[str] | None, flags.select()] = None,
    ignore: Annotated[list[str] | None, flags.ignore()] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,...",
            help="Use these rules or families as well as those configured.",
            show_default=False,
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(help="Pass over these files and folders, whatever is configured.", **_GLOBS),
    ] = None,
    extend_exclude: Annotated[
        list[str] | None,
        typer.Option(help="Pass over these as well as those configured.", **_GLOBS),
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Exclude what is named as a path, too.")
    ] = False,
    no_respect_gitignore: Annotated[
        bool,
        typer.Option("--no-respect-gitignore", help="Check what git ignores as well."),
    ] = False,
    no_inline_suppressions: Annotated[
        bool,
        typer.Option(
            "--no-inline-suppressions",
            help="Let articles silence nothing: no comments, no [sic], no front matter.",
        ),
    ] = False,
    level: Annotated[
        str | None, flags.level("Lowest severity shown, and the lowest that ends with code 1")
    ] = None,
    fail_level: Annotated[
        str | None,
        flags.choice(
            "--fail-level",
            lambda: FAIL_LEVELS,
            "error|warning|info|never",
            "Lowest severity that ends with code 1 [default: --level]",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with code 0 in spite of findings.")
    ] = False,
    output_format: Annotated[
        str | None,
        flags.choice(
            "--output-format",
            lambda: tuple(FORMATS),
            "|".join(FORMATS),
            "How to report [default: full on a terminal, concise in a pipe]",
        ),
    ] = None,
    lang: Annotated[str | None, flags.lang()] = None,
    date_order: Annotated[str | None, flags.date_order()] = None,
    message_lang: Annotated[str | None, flags.message_lang()] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day from which 'yesterday' is told."),
    ] = None,
    stdin_filename: Annotated[str, flags.stdin_filename()] = "<stdin>",
    input_format: Annotated[str | None, flags.input_format()] = None,
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
    show_verified: Annotated[
        bool, typer.Option("--show-verified", help="List the relations that hold as well.")
    ] = False,
    color: Annotated[str, flags.color()] = "auto",
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
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT:PATH",
            help="Write a report to a file as well; may be repeated.",
            show_default=False,
        ),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Print counts by rule instead of the findings."),
    ] = False,
    annotate: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="Write a copy of a Word document with a comment at each finding.",
            show_default=False,
        ),
    ] = None,
    staged: Annotated[
        bool,
        typer.Option("--staged", help="Check the articles that are staged in git, as staged."),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REF",
            help="Check articles changed since a commit; show what has an end on a changed line.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Known findings, which are not shown.", show_default=False
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Make what is found now the known findings."),
    ] = False,
    prune_baseline: Annotated[
        bool,
        typer.Option("--prune-baseline", help="Drop known findings that are gone."),
    ] = False,
    jobs: Annotated[
        str | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            help="Worker processes; 0 for all cores [default: as many as pay]",
            show_default=False,
        ),
    ] = None,
    progress: Annotated[
        str,
        flags.choice("--progress", lambda: MODES, "|".join(MODES), "When to show a bar."),
    ] = "auto",
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever something changes.")
    ] = False,
) -> None:
    """Check that the figures of articles agree with each other.

    Exit codes: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    raise typer.Exit(
        run_check(
            CheckOptions(
                paths=tuple(paths or ()),
                select=tuple(select or ()),
                ignore=tuple(ignore or ()),
                extend_select=tuple(extend_select or ()),
                exclude=tuple(exclude or ()),
                extend_exclude=tuple(extend_exclude or ()),
                force_exclude=force_exclude,
                no_respect_gitignore=no_respect_gitignore,
                no_inline_suppressions=no_inline_suppressions,
                level=level,
                fail_level=fail_level,
                exit_zero=exit_zero,
                output_format=output_format,
                lang=lang,
                date_order=date_order,
                message_lang=message_lang,
                as_of=as_of,
                stdin_filename=stdin_filename,
                input_format=input_format,
                config=tuple(config or ()),
                isolated=isolated,
                show_verified=show_verified,
                color=color,
                quiet=quiet,
                verbose=verbose,
                allow_empty=allow_empty,
                report=tuple(report or ()),
                statistics=statistics,
                annotate=annotate,
                staged=staged,
                since=since,
                baseline=baseline,
                write_baseline=write_baseline,
                prune_baseline=prune_baseline,
                jobs=jobs,
                progress=progress,
                watch=watch,
            )
        )
    )


COMMANDS = {"check": check}
