"""``factcheck review``."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import shutil
import sys
from typing import Annotated

import typer

from factcheck.cli import flags
from factcheck.cli.drafts import open_draft
from factcheck.cli.exclusion import exclusion
from factcheck.cli.inputs import STDIN, find_inputs
from factcheck.cli.options import complain, end, wants_color
from factcheck.cli.reviewing import Tally, Terminal, review
from factcheck.cli.setups import Wishes, setups
from factcheck.config.errors import reason_of
from factcheck.reports import View
from factcheck.sources import SourceError

LEAST_WIDTH, MOST_WIDTH = 40, 110  # columns; longer lines are hard to read


def review_command(
    paths: Annotated[list[str], flags.paths()],
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
    color: Annotated[str, flags.color()] = "auto",
) -> None:
    """Go through the findings one by one: apply a candidate, write something else, silence.

    Articles are changed in place after each answer. Exit codes: 0 nothing left, 1 findings left, 2
    something could not be reviewed.
    """
    if STDIN in paths:
        end("review changes files; standard input is none")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        end("review asks about each finding and needs a terminal; nothing was changed")
    wishes = Wishes(tuple(config or ()), isolated)
    setup_for = setups(wishes)
    width = min(MOST_WIDTH, max(LEAST_WIDTH, shutil.get_terminal_size().columns))
    view = View(color=wants_color(color), width=width)
    terminal = Terminal(_key, _line, _say)
    failed = False
    left = 0
    excluded = exclusion(lambda folder: setup_for(folder).config, forced=False, gitignore=True)
    for item in find_inputs(paths, "", excluded):
        if item.error:
            complain(f"{item.label}: {item.error}")
            failed = True
            continue
        try:
            tally = review(open_draft(item.path, lambda: setups(wishes)), terminal, view)
        except (SourceError, OSError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else error
            complain(f"{item.label}: {reason}")
            failed = True
            continue
        _say(f"{_told(tally)} · {item.label}\n")
        left += tally.left
        if tally.quit:
            break
    raise typer.Exit(2 if failed else int(left > 0))


def _told(tally: Tally) -> str:
    return f"{tally.changed} changed · {tally.silenced} silenced · {tally.left} left"


def _key() -> str:
    """Return the next key; the end of the input and an interruption are "q"."""
    try:
        return typer.getchar()
    except (EOFError, KeyboardInterrupt):
        return "q"


def _line(prompt: str) -> str | None:
    """Return a line that was typed, None if it was given up."""
    try:
        return input(prompt)
    except (EOFError, KeyboardInterrupt):
        _say("\n")
        return None


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


COMMANDS = {"review": review_command}
