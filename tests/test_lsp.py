"""The language server, driven over standard input and output as an editor does."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from factcheck.lsp.places import Lines
from factcheck.model import Span

WRONG = "# Tin\n\n🎉 Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"
RIGHT = WRONG.replace("98,7", "95,6")
Script = Callable[["Editor"], Awaitable[None]]


class Editor:
    """An editor with one document."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.version = 0
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []

    async def diagnostics(self) -> list[types.Diagnostic]:
        params = await asyncio.wait_for(self.published.get(), 60)
        assert params.uri == self.uri
        return list(params.diagnostics)

    async def open(self, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        document = types.TextDocumentItem(self.uri, language, 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.diagnostics()

    async def change(self, text: str) -> list[types.Diagnostic]:
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.diagnostics()

    async def actions(self, where: types.Range) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri), where, types.CodeActionContext([])
        )
        found = await self.client.text_document_code_action_async(params)
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    async def hover(self, line: int, character: int) -> str:
        params = types.HoverParams(
            types.TextDocumentIdentifier(self.uri), types.Position(line, character)
        )
        found = await self.client.text_document_hover_async(params)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


def drive(script: Script, uri: str) -> Editor:
    """Start a server, run *script*, and end the server as the protocol says."""

    async def session() -> Editor:
        client = LanguageClient("test", "1")
        editor = Editor(client, uri)

        def published(params: types.PublishDiagnosticsParams) -> None:
            editor.published.put_nowait(params)

        def told(params: types.ShowMessageParams) -> None:
            editor.messages.append(params.message)

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        client.feature(types.WINDOW_SHOW_MESSAGE)(told)
        await client.start_io(sys.executable, "-m", "factcheck", "lsp")
        await client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities())
        )
        client.initialized(types.InitializedParams())
        await script(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
        return editor

    return asyncio.run(asyncio.wait_for(session(), 120))


def edited(text: str, edits: list[Any]) -> str:
    """Return *text* after *edits* as an editor makes them, counting in UTF-16."""
    lines = text.split("\n")
    for edit in edits:
        row = lines[edit.range.start.line].encode("utf-16-le")
        start, end = edit.range.start.character * 2, edit.range.end.character * 2
        changed = row[:start] + edit.new_text.encode("utf-16-le") + row[end:]
        lines[edit.range.start.line] = changed.decode("utf-16-le")
    return "\n".join(lines)


def test_an_editor_is_served(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        (found,) = await editor.open(WRONG)
        assert found.severity == types.DiagnosticSeverity.Error
        assert (found.source, found.code) == ("factcheck", "share-of-total")
        row = WRONG.split("\n")[2].encode("utf-16-le")
        where = found.range
        assert where.start.line == where.end.line == 2
        words = row[where.start.character * 2 : where.end.character * 2].decode("utf-16-le")
        assert words == "98,7%"
        related = found.related_information or ()
        assert [one.message for one in related] == ["412", "431"]
        assert [one.location.range.start.character for one in related] == [6, 10]

        actions = await editor.actions(where)
        titles = [action.title for action in actions]
        assert "98,7 → 95,6 (share-of-total)" in titles
        chosen = actions[titles.index("98,7 → 95,6 (share-of-total)")]
        assert chosen.kind == types.CodeActionKind.QuickFix
        assert chosen.edit is not None
        (change,) = chosen.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        mended = edited(WRONG, list(change.edits))
        assert mended == RIGHT
        nowhere = types.Range(types.Position(0, 0), types.Position(0, 1))
        assert await editor.actions(nowhere) == []

        told = await editor.hover(2, 7)
        assert "412 / 431 × 100 = 95,59, not 98,7" in told
        assert "share-of-total" in told
        assert await editor.hover(0, 2) == ""

        assert await editor.change(mended) == []
        assert (await editor.hover(2, 7)).startswith("✓ ")
        assert len(await editor.change(WRONG)) == 1
        assert await editor.change("") == []

    drive(script, (tmp_path / "tin.md").as_uri())


def test_a_document_without_a_file_and_one_that_cannot_be_read() -> None:
    async def script(editor: Editor) -> None:
        assert len(await editor.open(WRONG)) == 1
        (unread,) = await editor.change("a\0b")
        assert "NUL" in unread.message

    drive(script, "untitled:Untitled-1")


def test_the_configuration_is_that_of_the_folder(tmp_path: Path) -> None:
    settings = tmp_path / "factcheck.toml"
    settings.write_text('ignore = ["share-of-total"]\n', encoding="utf-8")

    async def script(editor: Editor) -> None:
        assert await editor.open(WRONG) == []
        settings.write_text("ignore = []\n", encoding="utf-8")
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri))
        )
        assert len(await editor.diagnostics()) == 1

    drive(script, (tmp_path / "tin.md").as_uri())


def test_a_configuration_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    settings = tmp_path / "factcheck.toml"
    settings.write_text('ignore = ["no-such-rule"]\n', encoding="utf-8")

    async def script(editor: Editor) -> None:
        document = types.TextDocumentItem(editor.uri, "markdown", 0, WRONG)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        assert await editor.hover(2, 7) == ""
        assert editor.messages == ["factcheck: the configuration cannot be used; the log says why"]

    drive(script, (tmp_path / "tin.md").as_uri())


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_positions_count_in_the_units_that_were_agreed_on(encoding: str, start: int) -> None:
    text = "a\r\nb\r🎉é5\n"
    lines = Lines(text, encoding)
    where = lines.range(Span(7, 8))
    assert (where.start.line, where.start.character) == (2, start)
    assert lines.offset(where.start) == 7
    assert lines.offset(types.Position(2, 99)) == 9
    assert lines.offset(types.Position(99, 0)) == len(text)


def test_without_the_library_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, factcheck: Any
) -> None:
    for name in [name for name in sys.modules if name.startswith("factcheck.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    outcome = factcheck("lsp")
    assert outcome.code == 2
    assert "pip install 'factcheck-articles[lsp]'" in outcome.err
