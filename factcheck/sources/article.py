"""A page's article without what stands around it: menus, other articles, comments, notices.

Most furniture says what it is, by its element or its name. Of what remains the article is the
smallest element in which nearly all prose stands, and the headline above it. Prose is what has
sentences and few links; where a page has none to speak of, nothing is taken away.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.expressions import compile_kept
from factcheck.model import Span
from factcheck.records import NamedTuple
from factcheck.sources.elements import Node
from factcheck.sources.structure import Part

SHORTEST_PROSE = 60  # characters of a paragraph
LEAST_PROSE = 250  # of a page of which an article can be told
NEARLY_ALL = 0.7  # of a page's prose stands in its article
MOSTLY = 0.6  # links: a part of which more is link is a menu
ALONE = 0.2  # of a paragraph's prose counts if it stands alone
LONGEST_NAME = 4  # words: what is longer is made of a heading
TOO_MUCH = 0.4  # of a page's prose cannot be furniture, whatever it is called …
MOST_COMMENTS = 0.8  # … but comments may outweigh the article

_FURNITURE = frozenset(("nav", "aside", "footer", "menu", "search"))
_SINGLE = frozenset(("p", "li", "blockquote", "h1", "h2", "h3", "h4", "pre", "td", "tr", "tbody"))
_CONTENT = frozenset(("html", "body", "main", "article"))
_SENTENCE = compile_kept(r"[.!?…][\"'”’»)\]]*(?:\s|\Z)")
# Words of the names that furniture is given; those of wrappers around whole articles are not here.
_NAMES = compile_kept(
    r"nav|navbar|navigation|menu|menubar|breadcrumbs?|sidebar|footer|related|recommend\w*|comments?"
    r"|disqus|share|sharing|social|promo\w*|advert\w*|ads?|sponsor\w*|banner|cookies?|consent|gdpr"
    r"|newsletter|subscribe|subscription|signup|login|popup|modal|overlay|pagination|pager|popular"
    r"|trending|mostread|readmore|outbrain|taboola|masthead|toolbar|copyright|contentinfo"
    r"|complementary|tablist"
)
_WORD = compile_kept(r"[^\W_]+")


class _Measured(NamedTuple):
    """A part with how much of it is prose and which share of it is links."""

    part: Part
    prose: int  # characters
    linked: float

    @property
    def is_menu(self) -> bool:
        """Whether it leads elsewhere rather than telling something."""
        return self.linked > MOSTLY and not self.prose


def choose_article(
    parts: Sequence[Part], text: str, nodes: Sequence[Node], links: Sequence[Span]
) -> list[Part]:
    """Return the parts of a page that belong to its article, in order.

    Args:
        parts: What is seen of the page.
        text: What was written of it.
        nodes: Its block elements, each behind the one it stands in.
        links: The stretches of *text* that are links, in order.
    """
    measured = list(_measure(parts, text, links))
    furniture = _find_furniture(nodes, _prose_inside(measured, nodes))
    bare = [one for one in measured if not furniture[one.part.node]]
    prose = _prose_inside(bare, nodes)
    if sum(one.prose for one in bare) < LEAST_PROSE:
        return [one.part for one in bare or measured]
    inside = _inside(_region(nodes, prose), nodes)
    first = next(i for i, one in enumerate(bare) if inside[one.part.node])
    chosen = [one.part for one in bare if inside[one.part.node] and not one.is_menu]
    return [*_above(bare[:first], chosen, nodes), *chosen]


def _measure(parts: Sequence[Part], text: str, links: Sequence[Span]) -> Iterator[_Measured]:
    """Yield *parts* with what is prose in them."""
    link = 0
    for part in parts:
        length = part.end - part.start
        linked = 0
        while link < len(links) and links[link].start < part.end:
            linked += max(0, min(links[link].end, part.end) - max(links[link].start, part.start))
            link += 1
        share = min(linked / length, 1.0) if length else 0.0
        told = part.kind in {"", "quote", "list"} and length >= SHORTEST_PROSE and share < MOSTLY
        told = told and _SENTENCE.search(text, part.start, part.end) is not None
        yield _Measured(part, round(length * (1 - share)) if told else 0, share)


def _prose_inside(measured: Iterable[_Measured], nodes: Sequence[Node]) -> list[float]:
    """Return how much prose each of *nodes* has inside.

    A paragraph that stands alone in its element, as in a list of teasers, counts little.
    """
    prose = [0.0] * len(nodes)
    holders: dict[int, list[int]] = {}
    for one in measured:
        if one.prose:
            holder = one.part.node
            while nodes[holder].tag in _SINGLE:
                holder = nodes[holder].parent
            holders.setdefault(holder, []).append(one.prose)
    for holder, amounts in holders.items():
        prose[holder] = sum(amounts) * (1 if len(amounts) > 1 else ALONE)
    for index in range(len(nodes) - 1, 0, -1):
        prose[nodes[index].parent] += prose[index]
    return prose


def _find_furniture(nodes: Sequence[Node], prose: Sequence[float]) -> list[bool]:
    """Tell of each node whether it stands around articles rather than in them."""
    furniture = [False] * len(nodes)
    header = [False] * len(nodes)  # in the head of the page rather than of an article
    content = [False] * len(nodes)
    for index, (parent, tag, names) in enumerate(nodes[1:], start=1):
        most = MOST_COMMENTS if "comment" in names else TOO_MUCH
        little = prose[index] <= most * prose[0]
        content[index] = content[parent] or tag in {"article", "main"}
        header[index] = header[parent] or (tag == "header" and not content[index] and little)
        named = tag not in _CONTENT and _is_furniture(names)
        furniture[index] = furniture[parent] or (little and (tag in _FURNITURE or named))
    return [
        one or (above and node.tag != "h1")
        for one, above, node in zip(furniture, header, nodes, strict=True)
    ]


def _region(nodes: Sequence[Node], prose: Sequence[float]) -> int:
    """Return the smallest node with nearly all prose, or the article that it stands in."""
    enough = NEARLY_ALL * prose[0]
    # A node stands in front of what is inside of it, and no two apart can have so much.
    found = max(index for index, amount in enumerate(prose) if amount >= enough)
    article = found
    while article and nodes[article].tag != "article":
        article = nodes[article].parent
    return article or found


def _inside(region: int, nodes: Sequence[Node]) -> list[bool]:
    """Tell of each node whether it is *region* or stands in it."""
    inside = [index == region for index in range(len(nodes))]
    for index in range(region + 1, len(nodes)):
        inside[index] = inside[nodes[index].parent]
    return inside


def _above(
    before: Sequence[_Measured], chosen: Sequence[Part], nodes: Sequence[Node]
) -> list[Part]:
    """Return the headline in front of an article, and what is told between it and the article."""
    if any(nodes[part.node].tag == "h1" for part in chosen):
        return []
    last = next(
        (i for i in reversed(range(len(before))) if nodes[before[i].part.node].tag == "h1"), -1
    )
    if last < 0:
        return []
    told = (one.part for one in before[last + 1 :] if one.prose or one.part.kind == "heading")
    return [before[last].part, *told]


def _is_furniture(names: str) -> bool:
    """Tell whether one of *names* is what furniture is called: "related-articles", "top_menu"."""
    for name in names.split():
        words = _WORD.findall(name)
        if len(words) <= LONGEST_NAME and any(map(_NAMES.fullmatch, words)):
            return True
    return False
