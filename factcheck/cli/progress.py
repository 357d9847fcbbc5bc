"""A bar on standard error, for runs that take longer than one likes to wait in the dark."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

_T = TypeVar("_T")

MODES = ("auto", "always", "never")
PATIENCE = 1.0  # seconds without a bar


def with_progress(results: Iterable[_T], total: int, mode: str) -> Iterator[_T]:
    """Yield *results*, of which there are *total*, and show how far they have come.

    In the mode "auto" that is only on a terminal and only when it has taken a second.
    """
    if mode == "never" or (mode == "auto" and not sys.stderr.isatty()):
        yield from results
        return
    patience = 0.0 if mode == "always" else PATIENCE
    started = monotonic()
    waiting = iter(results)
    for done, result in enumerate(waiting, start=1):
        yield result
        if done < total and monotonic() - started >= patience:
            yield from _with_bar(waiting, done, total)
            return


def _with_bar(results: Iterator[_T], done: int, total: int) -> Iterator[_T]:
    from rich.console import Console  # noqa: PLC0415 - for long runs only
    from rich.progress import Progress  # noqa: PLC0415

    # What is printed meanwhile goes to standard output and is not the bar's business.
    bar_alone = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
    with bar_alone as bar:
        task = bar.add_task("articles", total=total, completed=done)
        for result in results:
            yield result
            bar.advance(task)
