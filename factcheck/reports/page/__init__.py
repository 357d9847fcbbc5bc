"""Reports as a page for people who would rather look than read: one HTML file, nothing outside it.

The article stands there as it reads, every figure marked verified, mismatched or unchecked. Each
mismatch has a card beside its paragraph with the sum, its other ends and its candidates. Without
the script everything can still be read and opened; the script joins the ends, jumps from finding
to finding and changes the language of the frame. Jinja escapes whatever an article says, what would
steer a terminal or turn the direction of writing becomes a blank, and the page forbids itself to
load or run anything that is not part of it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factcheck.report import Report
from factcheck.reports import View, shown
from factcheck.reports.escaping import many_lines, whole
from factcheck.reports.page.cards import articles, by_rule, tally
from factcheck.reports.page.words import LANGUAGES, fill, words_about
from factcheck.version import __version__


def render(reports: Sequence[Report], view: View) -> str:
    """Return all *reports* as one page."""
    visible = [shown(report, view.level) for report in reports]
    environment = Environment(
        loader=PackageLoader(__name__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    language = _language(visible)
    files = articles(visible, view.rules)
    words = words_about({card.finding.rule for file in files for card in file.cards}, view.rules)
    style, script = (_part(environment, name) for name in ("style.css", "script.js"))
    page = environment.get_template("page.html.jinja").render(
        articles=files,
        rules=by_rule(files),
        total=tally(files),
        language=language,
        languages=LANGUAGES,
        # Read by the script as data; "<" must not end its element.
        words=Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")),  # noqa: S704
        say=lambda key, **facts: fill(words[language].get(key, ""), **facts),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'",
        version=__version__,
    )
    return many_lines(whole(page))


def _part(environment: Environment, name: str) -> Markup:
    """Return the style or the script, which are our own, as they are."""
    loader = environment.loader
    assert loader is not None
    return Markup(f"\n{loader.get_source(environment, name)[0]}")  # noqa: S704


def _hash(part: str) -> str:
    """Return what the page's policy calls the style or script *part*."""
    return f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"


def _language(reports: Sequence[Report]) -> str:
    """Return the language that most of the articles are written in, for the page's frame."""
    known = [report.language for report in reports if report.language in LANGUAGES]
    return max(LANGUAGES, key=known.count) if known else LANGUAGES[0]
