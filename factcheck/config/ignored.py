"""The ignore file: findings that were looked at and stay as they are, by their fingerprints.

Plain text cannot hold comments that are not published, so what is silenced there stands in
``.factcheck-ignore``, one line for each finding: its fingerprint, two dashes and the reason. The
nearest one above an article holds, whether or not there is a configuration beside it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from factcheck.config.errors import ConfigError, content, misplaced, nearest, reason_of, shortened
from factcheck.config.files import find_config
from factcheck.expressions import compile_kept
from factcheck.writing import write_whole

NAME = ".factcheck-ignore"
HEADER = "# Findings that were looked at and stay as they are: fingerprint -- reason\n"
_FINGERPRINT = compile_kept(r"[0-9a-f]{8}\Z")
_LINE = compile_kept(r"([0-9a-f]{8})(?:\s+--\s+(\S.*))?\Z")


def find_ignored(folder: str) -> str:
    """Return the ignore file nearest to *folder*: in it or above, "" if there is none."""

    def found_in(place: str) -> str:
        path = os.path.join(place, NAME)  # noqa: PTH118 - pathlib costs 9 ms
        return path if os.path.isfile(path) else ""  # noqa: PTH113

    return nearest(folder, found_in)


def ignore_file(folder: str) -> str:
    """Return where findings in *folder* are ignored: a file that is there, or is to be made.

    A new one belongs beside the configuration, or else into *folder*.

    Raises:
        ConfigError: A configuration cannot be read.
    """
    there = find_ignored(folder)
    if there:
        return there
    beside = os.path.dirname(find_config(folder)) or os.path.abspath(folder)  # noqa: PTH100, PTH120
    return os.path.join(beside, NAME)  # noqa: PTH118


def read_ignored(path: str, *, reasons: bool = False) -> Mapping[str, str]:
    """Return the reasons in the ignore file *path* by fingerprint; *reasons* says that all must be.

    Raises:
        ConfigError: It cannot be read, or a line cannot be understood.
    """
    ignored: dict[str, str] = {}
    for number, line in enumerate(content(path).splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        found = _LINE.match(text)
        if found is None:
            raise misplaced(path, number, f"{text!r} is not a line such as: 7c1f0a92 -- the reason")
        if reasons and not found[2]:
            raise misplaced(path, number, f"{text}: a reason is required: {text} -- the reason")
        ignored[found[1]] = found[2] or ""
    return ignored


def add_ignored(path: str, fingerprints: Sequence[str], reason: str) -> tuple[str, ...]:
    """Add *fingerprints* to the ignore file *path* and return those that were not in it yet.

    Raises:
        ConfigError: The file cannot be read or written, or a fingerprint is none.
    """
    for fingerprint in fingerprints:
        if not _FINGERPRINT.match(fingerprint):
            message = f"{fingerprint!r} is no fingerprint: they are eight digits such as 7c1f0a92"
            raise ConfigError(message)
    told = " ".join(reason.split())
    if not told:
        message = "the reason is empty"
        raise ConfigError(message)
    known = read_ignored(path) if os.path.exists(path) else {}  # noqa: PTH110
    new = tuple(one for one in dict.fromkeys(fingerprints) if one not in known)
    if new:
        text = content(path) if known or os.path.exists(path) else HEADER  # noqa: PTH110
        text += "" if text.endswith("\n") or not text else "\n"
        text += "".join(f"{one} -- {told}\n" for one in new)
        try:
            write_whole(path, text)
        except OSError as error:
            message = f"{shortened(path)}: cannot be written: {reason_of(error)}"
            raise ConfigError(message) from None
    return new
