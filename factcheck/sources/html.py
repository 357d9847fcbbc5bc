"""HTML: whole pages and fragments of them.

Of a page only its article is read (`factcheck.sources.article`); a fragment is all article. The
head says the title, the language and the day of publication.
"""

import re
from collections.abc import Iterator

from factcheck.expressions import compile_kept
from factcheck.languages import language_codes
from factcheck.model import Document, Source
from factcheck.sources.article import choose_article
from factcheck.sources.decoding import decode
from factcheck.sources.elements import Attributes, Elements
from factcheck.sources.front_matter import read_front_matter
from factcheck.sources.limits import EMPTY, SourceError, refuse_empty
from factcheck.sources.settings import Setting, Settings, read_day, read_inline, read_settings
from factcheck.sources.structure import Part
from factcheck.sources.tags import Tags, referenced
from factcheck.sources.writer import Piece, Writer

# Names of <meta> whose content is the day of publication, the surest first.
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "sailthru.date",
    "date",
)
_LINKED_DATA = compile_kept(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2}[^\"]{0,30})\"")
_CHARSET = re.compile(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)")
_BREAK = compile_kept(r"\r\n?|\n")
_PAGE = frozenset(("html", "head", "body"))


def read(data: bytes, label: str, language: str = "auto") -> Document:
    """Read *data* as HTML, in *language* or in those that it is found to be in.

    Raises:
        SourceError: It is no text, shows none, or its settings cannot be used.
    """
    declared = _CHARSET.search(data, 0, 4096)
    text = decode(data, declared[1].decode() if declared else "")
    refuse_empty(text)
    front = read_front_matter(text)
    writer = Writer(text)
    page = _Page(text, Elements(writer))
    page.read(front.end, len(text))
    page.finish()
    if not writer.parts:
        message = f"{EMPTY} the page shows no text"
        raise SourceError(message)
    settings = read_settings(page.settings(), page.known(front.settings))
    return writer.finish(Source(label, "html", text), settings.asked(language))


class _Page(Tags):
    """Reads a page: what stands in its head as well, and what of it is the article."""

    def __init__(self, source: str, elements: Elements) -> None:
        """Begin with nothing read."""
        super().__init__(source, elements)
        self._is_page = False
        self._is_title = False
        self._title: list[Piece] = []
        self._language = ""
        self._meta: dict[str, tuple[str, int]] = {}  # content, and where its tag begins
        self._times: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and take down what it says of the page."""
        attributes = dict(reversed(attrs))
        self._is_page = self._is_page or tag in _PAGE
        if tag == "meta":
            self._read_meta(attributes)
        elif tag == "title" and not (self._title or self.elements.is_inside("svg")):
            self._is_title = True
        elif tag == "html":
            self._language = (attributes.get("lang") or attributes.get("xml:lang") or "")[:2]
        elif tag == "time":
            self._read_time(attributes)
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        super().handle_endtag(tag)
        if tag == "title" and self._is_title:
            self._is_title = False
            self.elements.writer.add_part("headline", self._title)

    def show(self, start: int, end: int) -> None:
        """Hand over words that stand in the source from *start* to *end*."""
        if self._is_title:
            self._title += referenced(self.source, start, end)
        else:
            super().show(start, end)

    def finish(self) -> None:
        """Leave only the article of a page, and its title if that says more than its headline."""
        self.elements.close_all()
        writer, text = self.elements.writer, self.elements.writer.text
        title = writer.parts.pop(0) if writer.parts and writer.parts[0].kind == "headline" else None
        if self._is_page:
            links = sorted(self.elements.links)
            writer.parts = choose_article(writer.parts, text, self.elements.nodes, links)
        headline = next((part for part in writer.parts if part.kind == "heading"), None)
        if title is not None and not (headline and _says(text, headline, title)):
            writer.parts.insert(0, title)

    def known(self, settings: Settings) -> Settings:
        """Return *settings* with what the page says to everybody: its language and its day."""
        language = self._language.lower()
        if language in language_codes():
            settings = settings._replace(hint=language)
        return settings if settings.date else settings._replace(date=self._date(settings.hint))

    def settings(self) -> Iterator[Setting]:
        """Yield what the page says to factcheck."""
        if "factcheck" in self._meta:
            content, start = self._meta["factcheck"]
            line = len(_BREAK.findall(self.source, 0, start)) + 1
            yield from read_inline(content, f"line {line}")

    def _read_meta(self, attributes: Attributes) -> None:
        name = next(filter(None, map(attributes.get, ("name", "property", "itemprop"))), "")
        content = attributes.get("content")
        if name and content:
            self._meta.setdefault(name.lower(), (content, self._start))

    def _read_time(self, attributes: Attributes) -> None:
        said = attributes.get("datetime") or ""
        if "pubdate" in attributes or attributes.get("itemprop") == "datePublished":
            self._meta.setdefault("datepublished", (said, self._start))
        self._times.append(said)

    def _date(self, language: str) -> tuple[int, int, int] | None:
        """Return the day of publication, None if the page does not say it in one way only."""
        told = [self._meta[name][0] for name in _PUBLISHED if name in self._meta]
        for found in (told[:1], _LINKED_DATA.findall(self.source), self._times):
            days = {read_day(one, language) for one in found}
            if days:
                return days.pop() if len(days) == 1 else None
        return None


def _says(text: str, headline: Part, title: Part) -> bool:
    """Tell whether *headline* has all that *title* says, but for the name of the site."""
    ours, theirs = (
        " ".join(text[part.start : part.end].casefold().split()) for part in (headline, title)
    )
    return theirs.startswith(ours) or ours.startswith(theirs)
