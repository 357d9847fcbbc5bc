"""Files that are either the old or the new one, whatever happens while they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def write_whole(path: str, text: str) -> None:
    """Write *text* as the file *path*, in UTF-8 and with the line ends that it has.

    It is written beside the old file and then takes its place, so that an interrupted write or a
    full disk leaves the old one as it was. Its permissions stay; a link is followed.

    Raises:
        OSError: It cannot be written.
    """
    write_bytes_whole(path, text.encode("utf-8", "surrogateescape"))


def write_bytes_whole(path: str, data: bytes) -> None:
    """Write *data* as the file *path*; see `write_whole`."""
    import tempfile  # noqa: PLC0415 - most runs write nothing

    place = os.path.realpath(path)
    handle, draft = tempfile.mkstemp(prefix=".factcheck-", dir=os.path.dirname(place))  # noqa: PTH120
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a handle, not a path
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(draft, _permissions(place))  # noqa: PTH101
        os.replace(draft, place)  # noqa: PTH105
    except BaseException:
        os.unlink(draft)  # noqa: PTH108
        raise


@contextmanager
def draft_of(path: str) -> Iterator[str]:
    """Give the path of a file that takes the place of *path* when all of it is written.

    It is for what is too large to be held in memory; what fails on the way leaves the old file.

    Raises:
        OSError: It cannot be written.
    """
    draft = f"{path}.part"
    try:
        yield draft
        os.replace(draft, path)  # noqa: PTH105
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)  # noqa: PTH108
        raise


def _permissions(path: str) -> int:
    """Return the permissions of the file *path*, or those of a new file."""
    try:
        return os.stat(path).st_mode & 0o7777  # noqa: PTH116
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
