"""The server itself: it keeps what came of every open document and answers from that.

Documents come whole with every change. An article is checked in a few thousandths of a second, and
edits of parts would have to be counted in lines that libraries and editors end differently.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.lsp.answers import Checked, actions, diagnostics, hover
from factcheck.lsp.places import Lines
from factcheck.sources import EMPTY, SUFFIXES
from factcheck.version import __version__

# (bytes of an article, its label) -> what came of it. A label's suffix tells the format.
Checker = Callable[[bytes, str], Checked]
# What editors call the formats of documents that have no file, or one of another suffix.
SUFFIX_OF = {"plaintext": ".txt", "markdown": ".md", "mdx": ".mdx", "html": ".html"}


class ArticleServer(LanguageServer):
    """A server with what came of each open document, by its address."""

    def __init__(self, new_checker: Callable[[], Checker]) -> None:
        """Check with what *new_checker* returns.

        It is asked anew whenever a document is opened or saved: a configuration may have changed.
        """
        super().__init__(
            "factcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._new_checker = new_checker
        self._check: Checker | None = None
        self.checked: dict[str, Checked] = {}

    def lines_of(self, uri: str) -> Lines:
        """Return the lines of the document *uri* as the editor counts them."""
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Lines(self.checked[uri].report.text, encoding)

    def check(self, uri: str, *, anew: bool = False) -> None:
        """Check the document *uri* and tell the editor what was found."""
        document = self.workspace.get_text_document(uri)
        data = document.source.encode("utf-8", "surrogatepass")
        try:
            if anew or self._check is None:
                self._check = self._new_checker()
            outcome = self._check(data, label_of(uri, document.language_id or ""))
        except SystemExit:
            # What is wrong with the configuration stands in the log, which is standard error.
            message = "factcheck: the configuration cannot be used; the log says why"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
            return
        # Nothing written yet is nothing to complain of.
        if outcome.report.errors and outcome.report.errors[0].startswith(EMPTY):
            outcome = outcome._replace(report=outcome.report._replace(errors=()))
        self.checked[uri] = outcome
        self.publish(uri, diagnostics(outcome.report, uri, self.lines_of(uri)))

    def publish(self, uri: str, found: list[types.Diagnostic]) -> None:
        """Let the editor show *found* in the document *uri* and nothing else."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))


def make_server(new_checker: Callable[[], Checker]) -> ArticleServer:
    """Return a server that answers all that factcheck has an answer to."""
    server = ArticleServer(new_checker)
    quick_fixes = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened_or_saved)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(opened_or_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick_fixes)(code_actions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hovered)
    return server


def opened_or_saved(
    ls: ArticleServer, params: types.DidOpenTextDocumentParams | types.DidSaveTextDocumentParams
) -> None:
    """Check a document with the configuration as it is now."""
    ls.check(params.text_document.uri, anew=True)


def changed(ls: ArticleServer, params: types.DidChangeTextDocumentParams) -> None:
    """Check a document while it is written."""
    ls.check(params.text_document.uri)


def closed(ls: ArticleServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a document, and let the editor forget what was found in it."""
    ls.checked.pop(params.text_document.uri, None)
    ls.publish(params.text_document.uri, [])


def code_actions(ls: ArticleServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return the candidates of the findings in a range."""
    uri = params.text_document.uri
    if uri not in ls.checked:
        return []
    version = ls.workspace.get_text_document(uri).version
    return list(actions(ls.checked[uri].report, uri, version, ls.lines_of(uri), params.range))


def hovered(ls: ArticleServer, params: types.HoverParams) -> types.Hover | None:
    """Return the sums and rules of the figure at a position."""
    uri = params.text_document.uri
    return hover(ls.checked[uri], ls.lines_of(uri), params.position) if uri in ls.checked else None


def label_of(uri: str, language: str) -> str:
    """Return the path of the document *uri*, with a suffix that tells its format.

    >>> label_of("file:///drafts/a.md", "markdown"), label_of("untitled:Untitled-1", "markdown")
    ('/drafts/a.md', 'Untitled-1.md')
    """
    path = to_fs_path(uri) or uri.rpartition(":")[2]
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if suffix and suffix in SUFFIXES:
        return path
    return path + SUFFIX_OF.get(language, ".txt")
