"""What is passed over in folders: what the configuration excludes, what git ignores.

What is named on the command line is meant: patterns that fit a named folder itself do not count
for what is in it, and a named file is passed over only on request.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factcheck.config import Config, Key
from factcheck.config.globs import matched

ALSO_EXCLUDE: Key = ("extend-exclude",)  # what only the command line says

# From a path, which ends in a slash if it is a folder's, and the folder named on the command line
# that it was found in ("" if it is named itself) to whether it is passed over.
Excluded = Callable[[str, str], bool]


def exclusion(config_for: Callable[[str], Config], *, forced: bool, gitignore: bool) -> Excluded:
    """Return the function that says what is passed over.

    Args:
        config_for: The configuration that holds in a folder.
        forced: Whether exclusion holds for what is named, too.
        gitignore: Whether what git ignores is passed over.
    """

    def excluded(path: str, root: str) -> bool:
        if not root and not forced:
            return False
        config = config_for(os.path.dirname(path.rstrip(os.sep)) or os.curdir)  # noqa: PTH120
        for key in (("exclude",), ALSO_EXCLUDE):
            setting = config.get(*key)
            if setting.value and _fits(path, setting.value, setting.folder, "" if forced else root):
                return True
        return bool(root) and gitignore and _ignored_by_git(path, root)

    return excluded


def _fits(path: str, patterns: Sequence[str], folder: str, root: str) -> bool:
    """Tell whether *patterns* fit *path*, but not the named folder *root* itself."""
    return bool(matched(path, patterns, folder)) and not (
        root and matched(os.path.join(root, ""), patterns, folder)  # noqa: PTH118
    )


def _ignored_by_git(path: str, root: str) -> bool:
    """Tell whether git ignores *path*; the file nearest to it decides."""
    top = _top(os.path.dirname(os.path.abspath(path.rstrip(os.sep))))  # noqa: PTH100, PTH120
    for folder, lines in _ignore_files(path, top) if top else ():
        said = matched(path, lines, folder)
        if said is not None:
            return said and not matched(os.path.join(root, ""), lines, folder)  # noqa: PTH118
    return False


def _ignore_files(path: str, top: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lists that hold for *path* in the work tree *top*, the nearest first."""
    folder = os.path.dirname(os.path.abspath(path.rstrip(os.sep)))  # noqa: PTH100, PTH120
    while True:
        if lines := _lines(os.path.join(folder, ".gitignore")):  # noqa: PTH118
            yield folder, lines
        if folder == top:
            break
        folder = os.path.dirname(folder)  # noqa: PTH120
    if lines := _lines(os.path.join(top, ".git", "info", "exclude")):  # noqa: PTH118
        yield top, lines


@cache
def _top(folder: str) -> str:
    """Return the work tree of git that *folder* is in, "" if it is in none."""
    if os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        return folder
    above = os.path.dirname(folder)  # noqa: PTH120
    return "" if above == folder else _top(above)


@cache
def _lines(path: str) -> tuple[str, ...]:
    """Return the patterns in a file of git's, none if it is not there."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:  # noqa: PTH123
            return tuple(line for line in stream.read().splitlines() if line and line[0] != "#")
    except OSError:
        return ()
