"""The shadow of a sentence: its lower-case text with one private character for each figure.

Phrasings become ordinary regular expressions over it, in which a slot is a class of such
*markers*. Composite figures (28/6/1909 - 28/6/2024, 412/431) are flattened: their parts are
markers and the text between them stays. A hedge before a figure stays as text between `OPEN` and
`CLOSE`, because some hedges are prepositions too ("412 trên 431") and only the phrasing can tell;
a hedge behind the numeral vanishes into the marker. Runs of blanks become one space. A block that
ends without a full stop, as headings and the points of a list do, gets one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from factcheck.expressions import compile_kept
from factcheck.model import Mention, Passage, Printed, Span, When
from factcheck.records import NamedTuple

# Every kind a slot can ask for, durations by their unit; of some also those written in words.
_DURATIONS = ("year", "month", "week", "day", "night", "hour", "minute", "second")
_KINDS = (
    *("integer", "yearlike", "decimal", "percent", "points", "fraction", "multiple", "money"),
    *(
        "measure",
        "age",
        "ordinal",
        "jubilee",
        "date",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
    ),
    *("weekday", "time", "relative", "document", "score", "code"),
    *(f"duration {unit}" for unit in _DURATIONS),
    "duration",  # of any other unit
    "date lunar",
    *("integer spelled", "yearlike spelled", "decimal spelled", "money spelled"),
)
MARKERS: Mapping[str, str] = {kind: chr(0xE000 + index) for index, kind in enumerate(_KINDS)}
ANY_FIGURE = f"{chr(0xE000)}-{chr(0xE0EF)}"  # as the inside of a regex class
OPEN, CLOSE = chr(0xE0F0), chr(0xE0F1)  # around a hedge
BREAK = chr(0xE0F2)  # between two sentences

_INTEGER = ("integer", "yearlike", "integer spelled", "yearlike spelled")
_NUMBER = (*_INTEGER, "decimal", "decimal spelled")
_MONEY = ("money", "money spelled")
_AMOUNT = (*_NUMBER, *_MONEY, "measure")
_LENGTH = ("duration", *(f"duration {unit}" for unit in _DURATIONS))
SLOT_TYPES: Mapping[str, tuple[str, ...]] = {
    "number": _NUMBER,
    "integer": _INTEGER,
    "count": _INTEGER,
    "spelled": ("integer spelled", "yearlike spelled", "decimal spelled", "money spelled"),
    "digits": ("integer", "yearlike", "decimal", "money"),
    "percent": ("percent",),
    "points": ("points",),
    "share": ("percent", "points"),
    "fraction": ("fraction",),
    "multiple": ("multiple",),
    "money": _MONEY,
    "measure": ("measure",),
    "amount": _AMOUNT,
    "size": tuple(kind for kind in _AMOUNT if not kind.startswith("yearlike")),
    "quantity": (*_AMOUNT, "percent", "points", *_LENGTH),
    "extent": (  # a quantity that is no year
        *(kind for kind in _AMOUNT if not kind.startswith("yearlike")),
        *("percent", "points"),
        *_LENGTH,
    ),
    "duration": _LENGTH,
    "years": ("duration year",),
    "months": ("duration month",),
    "weeks": ("duration week",),
    "days": ("duration day",),
    "nights": ("duration night",),
    "hours": ("duration hour",),
    "minutes": ("duration minute",),
    "age": ("age",),
    "ordinal": ("ordinal",),
    "jubilee": ("jubilee",),
    "date": ("date", "date lunar"),
    "lunar": ("date lunar",),
    "month": ("month",),
    "quarter": ("quarter",),
    "year": ("year", "yearlike", "yearlike spelled"),
    "decade": ("decade",),
    "century": ("century",),
    "when": ("date", "date lunar", "month", "quarter", "year", "yearlike", "yearlike spelled"),
    "weekday": ("weekday",),
    "time": ("time",),
    "relative": ("relative",),
    "document": ("document",),
    "score": ("score",),
    "code": ("code",),
}

_BLANKS = compile_kept(r"\s+")
_PRIVATE = dict.fromkeys(range(0xE000, ord(BREAK) + 1), "\N{REPLACEMENT CHARACTER}")


class Shadow(NamedTuple):
    """One sentence, or two with a `BREAK` between them.

    *figures* maps the place of a marker to its mention. *anchors* are pairs (place in *text*,
    place in the document), in order, one wherever the two stop running in step.
    """

    text: str
    figures: Mapping[int, Mention]
    anchors: tuple[tuple[int, int], ...]

    def place(self, position: int) -> int:
        """Return where in the document the character at *position* stands."""
        shadow, document = self.anchors[bisect_right(self.anchors, (position, 1 << 60)) - 1]
        return document + position - shadow


def markers(type_: str) -> str:
    """Return the markers that a slot of *type_* accepts, as one string.

    Raises:
        KeyError: There is no such type.
    """
    return "".join(MARKERS[kind] for kind in SLOT_TYPES[type_])


def marker(mention: Mention) -> str:
    """Return the marker that stands for *mention*."""
    kind: str = mention.kind
    if kind == "duration" and mention.unit in _DURATIONS:
        kind = f"duration {mention.unit}"
    elif isinstance(mention.value, When) and mention.value.lunar and kind == "date":
        kind = "date lunar"
    elif isinstance(mention.value, Printed) and mention.value.spelled:
        return MARKERS.get(f"{kind} spelled") or MARKERS.get(kind, MARKERS["code"])
    return MARKERS.get(kind, MARKERS["code"])


def flatten(mentions: Sequence[Mention]) -> list[Mention]:
    """Return *mentions* with the parts of composite ones in their place."""
    flat: list[Mention] = []
    for mention in mentions:
        if mention.parts:
            hedge = mention.hedge
            flat.extend(
                part if part.hedge or not hedge else part._replace(hedge=hedge)
                for part in mention.parts
            )
        else:
            flat.append(mention)
    return flat


def kinds_of(mentions: Iterable[Mention]) -> str:
    """Return the markers of *mentions* in their order."""
    return "".join(map(marker, mentions))


def cast(passage: Passage, sentence: Span, mentions: Sequence[Mention], kinds: str) -> Shadow:
    """Return the shadow of *sentence* of *passage*.

    Its figures are *mentions* (flattened), and *kinds* their markers.
    """
    lower, offset = passage.lower, passage.block.span.start
    sentence_end = sentence.end
    whole = lower[sentence.start - offset : sentence_end - offset]
    # Other blanks than a space and private-use characters count as not printable.
    uneven = "  " in whole or not whole.isprintable()
    pieces: list[str] = []
    figures: dict[int, Mention] = {}
    anchors: list[tuple[int, int]] = []
    length = 0
    here = sentence.start

    def copy(end: int) -> None:
        nonlocal length, here
        text = lower[here - offset : end - offset]
        anchors.append((length, here))
        if uneven:
            text = text.translate(_PRIVATE)
            done = 0
            for blank in _BLANKS.finditer(text):
                pieces.append(text[done : blank.start()] + " ")
                length += blank.start() - done + 1
                done = blank.end()
                anchors.append((length, here + done))
            text = text[done:]
        pieces.append(text)
        length += len(text)
        here = end

    for mention, kind in zip(mentions, kinds, strict=True):
        start, end = mention.span
        if start < here or end > sentence_end:
            continue
        hedge = mention.hedge
        if hedge is not None:
            hedge_start, hedge_end = hedge.span
            if here <= hedge_start and hedge_end <= start:
                copy(hedge_start)
                pieces.append(OPEN)
                length += 1
                copy(start)
                pieces.append(CLOSE)
                length += 1
                here = start
            elif end <= hedge_start <= end + 1 and hedge_end <= sentence_end:
                end = hedge_end
        if here < start:
            copy(start)
        anchors.append((length, start))
        figures[length] = mention
        pieces.append(kind)
        length += 1
        here = end
    copy(sentence_end)
    anchors.append((length, sentence_end))
    return _closed(
        Shadow("".join(pieces), figures, tuple(anchors)),
        whole,
        is_last=sentence == passage.sentences[-1],
    )


def _closed(shadow: Shadow, sentence: str, *, is_last: bool) -> Shadow:
    """Return *shadow* with a full stop if the last *sentence* has none; it takes no place there."""
    if not is_last or not (sentence[-1:].isalnum() or sentence.endswith("%")):
        return shadow
    length, end = shadow.anchors[-1]
    return Shadow(f"{shadow.text}.", shadow.figures, (*shadow.anchors, (length + 1, end)))


def shadow_of(passage: Passage, sentence: Span) -> Shadow:
    """Return the shadow of *sentence* of *passage* with the figures that begin in it."""
    start, end = sentence
    inside = [one for one in flatten(passage.mentions) if start <= one.span.start < end]
    return cast(passage, sentence, inside, kinds_of(inside))


def join(first: Shadow, second: Shadow) -> Shadow:
    """Return the shadow of two neighbouring sentences."""
    shift = len(first.text) + 1
    return Shadow(
        f"{first.text}{BREAK}{second.text}",
        {**first.figures, **{place + shift: figure for place, figure in second.figures.items()}},
        (*first.anchors, *((place + shift, there) for place, there in second.anchors)),
    )
