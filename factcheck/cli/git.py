"""What git knows: which articles are staged or have changed, and what was in them.

Everything is asked of the ``git`` command itself, in the environment that a hook was called in, so
that ``git commit -a`` and a commit of single files are seen as they will be.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.cli.options import end
from factcheck.records import NamedTuple
from factcheck.sources import SUFFIXES, SourceError

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_FILES = ("100644", "100755")  # the modes of what is neither a link nor a submodule
_RAW = ("diff", "--raw", "-z", "--no-abbrev", "--diff-filter=d")


class Change(NamedTuple):
    """A changed article: its path from here, and by what names git knows its versions.

    *before* is empty if it is new, *after* if it is what lies on disk.
    """

    path: str
    before: str
    after: str


def staged(paths: Sequence[str]) -> tuple[Change, ...]:
    """Return the staged articles below *paths*, or all of them."""
    top = _top("--staged")
    asked = (*_RAW, "--cached", "--no-renames", "--", *_from_top(top, paths))
    changes = _changes(_git("--staged", "-C", top, *asked), hidden=bool(paths))
    return tuple(Change(_from_here(top, path), "", f":0:{path}") for _, path in changes)


def changed_since(ref: str, paths: Sequence[str]) -> tuple[Change, ...]:
    """Return the articles below *paths*, or all, that have changed since *ref*.

    Counted from where this branch left *ref*, so that what was changed there meanwhile is not taken
    for a change here; what git does not know yet is new as a whole.
    """
    flag = "--since"
    top, hidden = _top(flag), bool(paths)
    below = _from_top(top, paths)
    if _run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").returncode:
        end(f"{flag}: there is no commit {ref!r}")
    fork = _run("merge-base", ref, "HEAD")
    base = os.fsdecode(fork.stdout).strip() or ref  # a shallow clone may not know where it left
    raw = _git(flag, "-C", top, *_RAW, "--find-renames", base, "--", *below)
    changes = [
        Change(_from_here(top, path), f"{base}:{earlier}" if earlier else "", "")
        for earlier, path in _changes(raw, hidden=hidden)
    ]
    listing = ("ls-files", "--others", "--exclude-standard", "-z", "--", *below)
    for name in _git(flag, "-C", top, *listing).split(b"\0"):
        path = os.fsdecode(name)
        if _is_article(path, hidden=hidden):
            changes.append(Change(_from_here(top, path), "", ""))
    return tuple(sorted(changes))


def read_version(name: str) -> bytes:
    """Return the version of a file that git knows as *name*, as it would lie on disk.

    Raises:
        SourceError: There is no such version, or a filter of git's fails.
    """
    done = _run("cat-file", "--filters", name)
    if done.returncode:
        message = f"cannot be read from git: {_complaint(done)}"
        raise SourceError(message)
    return done.stdout


def hooks_folder(flag: str) -> str:
    """Return the folder of the work tree's hooks."""
    return os.fsdecode(_git(flag, "rev-parse", "--git-path", "hooks")).rstrip("\n")


def _changes(raw: bytes, *, hidden: bool) -> Iterator[tuple[str, str]]:
    """Yield the articles in the output of ``git diff --raw -z``: their earlier and present paths.

    They start from the work tree's top; the earlier one of a new article is empty.
    """
    fields = iter(raw.split(b"\0"))
    for facts in fields:
        if not facts:
            break
        _, mode, _, _, status = facts.decode().split()
        earlier = path = os.fsdecode(next(fields))
        if status[0] in "RC":  # renamed or copied: the new name comes second
            path = os.fsdecode(next(fields))
        if mode in _FILES and _is_article(path, hidden=hidden):
            yield "" if status == "A" else earlier, path


def _is_article(path: str, *, hidden: bool) -> bool:
    """Tell whether *path* is an article's; *hidden* ones are passed over unless paths are named."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - pathlib costs 9 ms
    shown = hidden or not any(part.startswith(".") for part in path.split("/"))
    return bool(suffix) and suffix in SUFFIXES and shown


def _from_here(top: str, path: str) -> str:
    return os.path.relpath(os.path.join(top, path))  # noqa: PTH118


def _from_top(top: str, paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(os.path.relpath(os.path.realpath(path), os.path.realpath(top)) for path in paths)


def _top(flag: str) -> str:
    """Return the work tree that the working directory is in."""
    return os.fsdecode(_git(flag, "rev-parse", "--show-toplevel")).rstrip("\n")


def _git(flag: str, *arguments: str) -> bytes:
    """Return what git says; what it cannot do ends the command."""
    done = _run(*arguments)
    if done.returncode:
        end(f"{flag}: {_complaint(done)}")
    return done.stdout


def _complaint(done: CompletedProcess[bytes]) -> str:
    lines = os.fsdecode(done.stderr).strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"git ended with {done.returncode}"


def _run(*arguments: str) -> CompletedProcess[bytes]:
    import subprocess  # noqa: PLC0415 - git is a command

    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        end("git is not installed")
