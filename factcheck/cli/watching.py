"""``check --watch``: again whenever an article, a rule or a setting changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from factcheck.cli.check_options import CheckOptions
from factcheck.cli.options import end
from factcheck.config import find_config
from factcheck.config.files import NAMES, is_assignment
from factcheck.config.ignored import NAME as IGNORED
from factcheck.sources import SUFFIXES

LACKING = (
    "--watch needs what is not installed by default: pip install 'factcheck-articles[watch]'"
    " (in a clone: pip install -e '.[watch]')"
)
CLEAR = "\x1b[H\x1b[2J"
RULES = ".toml"


def watch(options: CheckOptions, check: Callable[[CheckOptions], int]) -> int:
    """Run *check* now and after every change, until interrupted: that is code 0."""
    try:
        from watchfiles import watch as changes  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        end(LACKING)
    check(options)
    sys.stdout.flush()
    try:
        for _ in changes(*set(_folders(options)), watch_filter=lambda _, path: _matters(path)):
            if sys.stdout.isatty():
                sys.stdout.write(CLEAR)
            _run(options, check)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return 0


def _run(options: CheckOptions, check: Callable[[CheckOptions], int]) -> None:
    """Run *check*; a file that is being written and cannot be used just now ends nothing."""
    with suppress(SystemExit):
        check(options)
    sys.stdout.flush()


def _folders(options: CheckOptions) -> Iterator[str]:
    """Yield the folders in which something may change that matters."""
    for path in options.paths or (os.curdir,):
        yield path if os.path.isdir(path) else os.path.dirname(path) or os.curdir  # noqa: PTH112, PTH120
    files = [one for one in options.config if not is_assignment(one)]
    config = "" if options.isolated else (files or [find_config(os.curdir)])[0]
    if config:
        yield os.path.dirname(os.path.abspath(config))  # noqa: PTH100, PTH120


def _matters(path: str) -> bool:
    """Tell whether the file *path* may be an article, a rule or a setting."""
    name = os.path.basename(path)  # noqa: PTH119
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if name in NAMES or name == IGNORED or suffix == RULES:
        return True
    return bool(suffix) and suffix in SUFFIXES and not name.startswith(".")
