"""Articles that `review` changes in place: text, Markdown, HTML and Word.

Before anything is written it is made sure that the file is still what was checked: an editor may
have it open, and whoever saves there must not lose what was answered here, nor the other way
round.
"""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from factcheck.cli.setups import Setups, folder_of
from factcheck.config import ConfigError
from factcheck.config.errors import shortened
from factcheck.config.ignored import add_ignored, ignore_file
from factcheck.editing import EditError, edited
from factcheck.engine import check_bytes
from factcheck.model import Edit, Span
from factcheck.report import Finding, Report
from factcheck.reports import shown
from factcheck.sources import format_of
from factcheck.word import Note, commented, revised
from factcheck.writing import write_bytes_whole

# Formats whose readers see no comments.
COMMENTED = frozenset({"markdown", "html"})


class FileDraft(ABC):
    """An article in a file; how its bytes are changed is for each format to say."""

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
        self._write(self._edited(self._data, edits))

    def silence(self, finding: Finding, reason: str) -> str:
        """Silence *finding* by a comment behind its first end, or else in the ignore file.

        Raises:
            EditError: Neither can be written.
        """
        data = self._commented(self._data, finding, " ".join(reason.split()))
        if data is not None and self._silences(data, finding):
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

    @abstractmethod
    def _edited(self, data: bytes, edits: Sequence[Edit]) -> bytes:
        """Return the file *data* with *edits* made."""

    @abstractmethod
    def _commented(self, data: bytes, finding: Finding, reason: str) -> bytes | None:
        """Return the file *data* with a comment on *finding*, None if it can have none."""

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


class TextDraft(FileDraft):
    """An article that is a file of text."""

    def _edited(self, data: bytes, edits: Sequence[Edit]) -> bytes:
        return edited(data, edits)

    def _commented(self, data: bytes, finding: Finding, reason: str) -> bytes | None:
        if self._format not in COMMENTED:
            return None
        comment = f"<!-- {_directive(finding, _in_comment(reason))} -->"
        end = finding.primary.end
        return edited(data, [Edit(Span(end, end), comment)])


class WordDraft(FileDraft):
    """An article that is a Word document: it gets changes that Word tracks, and comments."""

    def _edited(self, data: bytes, edits: Sequence[Edit]) -> bytes:
        return revised(data, edits)

    def _commented(self, data: bytes, finding: Finding, reason: str) -> bytes | None:
        span = Span(finding.primary.start, finding.primary.end)
        return commented(data, [Note(span, (_directive(finding, reason),))])


def open_draft(path: str, new_setups: Callable[[], Setups]) -> FileDraft:
    """Return the article in the file *path*.

    Raises:
        SourceError: Its suffix is not that of an article.
    """
    kind = WordDraft if format_of(path) == "docx" else TextDraft
    return kind(path, new_setups)


def _directive(finding: Finding, reason: str) -> str:
    return f"factcheck: ignore[{finding.rule}] -- {reason}"


def read_file(path: str) -> bytes:
    """Return the bytes of the file *path*."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def _in_comment(reason: str) -> str:
    """Return *reason* without what would end a comment of HTML."""
    return re.sub(r"--+", "–", reason).replace(">", "›")
