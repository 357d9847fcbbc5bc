# ruff: noqa: INP001 - Sphinx reads this file, nobody imports it
"""The documentation as a site: the same Markdown files that one reads in the repository.

    make site        # build/site/index.html

The source folder is the repository itself, so that links from page to page are the same in both.
The table of contents is added here: a directive in the files would show where they are read as
plain Markdown.
"""

from __future__ import annotations

import pathlib

from sphinx.application import Sphinx

ROOT = pathlib.Path(__file__).resolve().parent.parent

project = "factcheck"
author = "factcheck contributors"
extensions = ["myst_parser"]
root_doc = "README"
include_patterns = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/*.md",
    "docs/rules/*.md",
    "rules/README.md",
]
exclude_patterns = [".*", "build", "dist", "factcheck", "tests", "benchmarks", "examples"]
myst_heading_anchors = 3
html_theme = "furo"
# A server's front page is index.html, the repository's is the README.
templates_path = ["templates"]
html_additional_pages = {"index": "front.html"}
html_title = "factcheck"
html_show_copyright = False
html_show_sourcelink = False
# Words in code blocks are patterns, sentences and shell commands, which no lexer knows better.
highlight_language = "text"


def contents() -> str:
    """Return the table of contents, which follows the README's text."""
    pages = sorted(page.stem for page in (ROOT / "docs").glob("*.md"))
    rules = sorted(page.stem for page in (ROOT / "docs" / "rules").glob("*.md"))
    parts = {
        "Use it": [f"docs/{page}" for page in pages],
        "Rules": [f"docs/rules/{rule}" for rule in rules],
        "Take part": ["rules/README", "CONTRIBUTING", "CHANGELOG"],
    }
    return "".join(
        "\n".join(("", "```{toctree}", ":hidden:", f":caption: {caption}", "", *names, "```", ""))
        for caption, names in parts.items()
    )


def add_contents(_: Sphinx, name: str, text: list[str]) -> None:
    """Add the table of contents to the front page while it is read."""
    if name == root_doc:
        text[0] += contents()


def setup(app: Sphinx) -> None:
    """Have `add_contents` called."""
    app.connect("source-read", add_contents)
