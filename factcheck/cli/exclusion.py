"""What is passed over in folders: what the configuration excludes, what git ignores.

What is named on the command line is meant: patterns that fit a named folder itself do not count
for what is in it, and a named file is passed over only on request.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factcheck.config import Config, Key
from factcheck.config.errors import nearest
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
    lines = cache(_lines)
    top_of = cache(_top)

    def excluded(path: str, root: str) -> bool:
        if not root and not forced:
            return False
        config = config_for(os.path.dirname(path.rstrip(os.sep)) or os.curdir)  # noqa: PTH120
        for key in (("exclude",), ALSO_EXCLUDE):
            setting = config.get(*key)
            if setting.value and _fits(path, setting.value, setting.folder, "" if forced else root):
                return True
        return bool(root) and gitignore and ignored_by_git(path, root)

    def ignored_by_git(path: str, root: str) -> bool:
        """Tell whether git ignores *path*; the list nearest to it decides."""
        folder = os.path.dirname(os.path.abspath(path.rstrip(os.sep)))  # noqa: PTH100, PTH120
        top = top_of(folder)
        for place, name in _lists(folder, top) if top else ():
            said = matched(path, lines(name), place)
            if said is not None:
                return said and not matched(os.path.join(root, ""), lines(name), place)  # noqa: PTH118
        return False

    return excluded


def _fits(path: str, patterns: Sequence[str], folder: str, root: str) -> bool:
    """Tell whether *patterns* fit *path*, but not the named folder *root* itself."""
    return bool(matched(path, patterns, folder)) and not (
        root and matched(os.path.join(root, ""), patterns, folder)  # noqa: PTH118
    )


def _lists(folder: str, top: str) -> Iterator[tuple[str, str]]:
    """Yield the lists of git's that hold in *folder* of the work tree *top*, the nearest first.

    Each with the folder that its patterns start from.
    """
    while True:
        yield folder, os.path.join(folder, ".gitignore")  # noqa: PTH118 - pathlib costs 9 ms
        if folder == top:
            break
        folder = os.path.dirname(folder)  # noqa: PTH120
    yield top, os.path.join(top, ".git", "info", "exclude")  # noqa: PTH118


def _top(folder: str) -> str:
    """Return the work tree of git that *folder* is in, "" if it is in none."""

    def found_in(place: str) -> str:
        return place if os.path.exists(os.path.join(place, ".git")) else ""  # noqa: PTH110, PTH118

    return nearest(folder, found_in)


def _lines(path: str) -> tuple[str, ...]:
    """Return the patterns in a list of git's, none if it is not there."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:  # noqa: PTH123
            return tuple(line for line in stream.read().splitlines() if line and line[0] != "#")
    except OSError:
        return ()
