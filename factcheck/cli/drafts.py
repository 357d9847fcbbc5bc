"""Articles that `review` changes: text, Markdown and HTML, written in place.

Before anything is written it is made sure that the file is still what was checked: an editor may
have it open, and whoever saves there must not lose what was answered here, nor the other way
round.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from factcheck.cli.setups import Setups, folder_of
from factcheck.config import ConfigError
from factcheck.config.errors import shortened
from factcheck.config.ignored import add_ignored, ignore_file
from factcheck.editing import EditError, edited, written
from factcheck.engine import check_bytes
from factcheck.model import Edit, Span
from factcheck.report import Finding, Report
from factcheck.reports import shown
from factcheck.writing import write_bytes_whole

# Formats whose readers see no comments.
COMMENTED = frozenset({"markdown", "html"})


class TextDraft:
    """An article that is a file of text."""

    def __init__(self, path: str, new_setups: Callable[[], Setups]) -> None:
        """Review the article in the file *path*.

        *new_setups* is asked again when what is silenced has changed.
        """
        self._path = path
        self._new_setups = new_setups
        self._setup_for = new_setups()
        self._data = b""
        self._format = ""
        # What was written, and what was there before: None for nothing.
        self._history: list[tuple[str, bytes | None]] = []

    def check(self) -> Report:
        """Return what is found in the article as it now lies on disk."""
        self._data = read_file(self._path)
        return self._checked(self._data)

    def change(self, finding: Finding, edits: tuple[Edit, ...]) -> None:  # noqa: ARG002
        """Make *edits*.

        Raises:
            EditError: They cannot be made, or the file is not what was checked any more.
        """
        typed = [Edit(span, written(text, self._format)) for span, text in edits]
        self._write(edited(self._data, typed))

    def silence(self, finding: Finding, reason: str) -> str:
        """Silence *finding* by a comment behind its first end, or else in the ignore file.

        Raises:
            EditError: Neither can be written.
        """
        if self._format in COMMENTED:
            comment = f"<!-- factcheck: ignore[{finding.rule}] -- {_in_comment(reason)} -->"
            end = finding.primary.end
            data = edited(self._data, [Edit(Span(end, end), comment)])
            if self._silences(data, finding):
                self._write(data)
                return f"a comment in {self._path}"
        try:
            path = ignore_file(folder_of(self._path))
            before = read_file(path) if os.path.exists(path) else None  # noqa: PTH110
            add_ignored(path, [finding.fingerprint], reason)
        except ConfigError as error:
            raise EditError(str(error)) from None
        self._history.append((path, before))
        self._setup_for = self._new_setups()
        return shortened(path)

    def undo(self) -> bool:
        """Take back the last change, and tell whether there was one.

        Raises:
            EditError: The article is not what was written any more.
        """
        if not self._history:
            return False
        path, before = self._history[-1]
        if path == self._path:
            self._make_sure()
        if before is None:
            os.unlink(path)  # noqa: PTH108
        else:
            write_bytes_whole(path, before)
        self._history.pop()
        self._setup_for = self._new_setups()
        return True

    def _silences(self, data: bytes, finding: Finding) -> bool:
        """Tell whether nothing but *finding* is different in the article *data*."""
        before, after = self._checked(self._data), self._checked(data)
        left = {one.fingerprint for one in before.findings} - {finding.fingerprint}
        return left == {one.fingerprint for one in after.findings} and any(
            one.fingerprint == finding.fingerprint for one in after.suppressed
        )

    def _checked(self, data: bytes) -> Report:
        setup = self._setup_for(folder_of(self._path))
        settings = setup.settings_of(self._path)._replace(paragraphs=True)
        report = check_bytes(data, self._path, setup.rules, settings)
        self._format = report.format
        return shown(report, setup.config.value("level"))

    def _write(self, data: bytes) -> None:
        self._make_sure()
        write_bytes_whole(self._path, data)
        self._history.append((self._path, self._data))

    def _make_sure(self) -> None:
        if read_file(self._path) != self._data:
            message = f"{self._path} was changed by someone else; it is read anew"
            raise EditError(message)


def read_file(path: str) -> bytes:
    """Return the bytes of the file *path*."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def _in_comment(reason: str) -> str:
    """Return *reason* without what would end a comment."""
    return re.sub(r"--+", "–", " ".join(reason.split())).replace(">", "›")
