"""Where the list that a number announces begins and ends, and how many items it may have.

A colon, a bracket, dashes or words like "namely" open it; some lists of names stand right behind
the noun. Only closed lists count: what "including" opens need not be everything.
"""

import re
from itertools import islice

from factcheck.checks.counted_heads import count_heads
from factcheck.checks.enumerations import MANY, Items, are_names, count_items
from factcheck.checks.list_words import Words
from factcheck.expressions import compile_kept
from factcheck.model import Document, Mention, Passage, Printed, Span
from factcheck.nearby import begins_sentence, first_from, sentence_at
from factcheck.records import NamedTuple

_LONGEST_NOUN = 90
_OPENER = compile_kept(r"\s*(?::|\(|—+|\s-\s)\s*")
_NOUN_STOP = compile_kept(r"[.,;:()!?\"\n—]|\s-\s")
_COLON = compile_kept(r"\s*:?\s*")
_LONGEST_APPOSITION = 300
_IN_PASSING = frozenset({"duration", "year", "date", "ordinal"})  # "three cyclones in 30 years - …"
_LONGEST_NAME = 30
_LONGEST_SENTENCE = 4_000  # characters; more are a table or data without full stops
_FEWEST_IN_BRACKETS = 3
_LONGEST_BEFORE_BRACKET = 5
_NEAR = 8  # characters: "and her"
_LONGEST_LAST = 25  # words between a dash and the end of a sentence
_DASHES = ("-", "—")
_ENDS = ".!?)\"'"
_CLOSING_DASH = compile_kept(r"\s-\s|—+")


class _Opened(NamedTuple):
    """Where a list begins, behind which sign, and what is known of it."""

    start: int
    sign: str = ""
    partial: bool = False
    only_names: bool = False  # "is" opens a list of names, or one of goals and the like


def listed(
    document: Document, passage: Passage, index: int, words: Words
) -> tuple[Span, Items] | None:
    """Return where the list behind a number stands and how many items it has."""
    mention = passage.mentions[index]
    sentence = sentence_at(passage.sentences, mention.span.start)
    end = sentence.end if sentence else -1
    if not mention.span.start < end <= mention.span.start + _LONGEST_SENTENCE:
        return None
    limit = min(end, mention.span.end + _LONGEST_NOUN)
    following = (
        m
        for m in islice(passage.mentions, index + 1, None)
        if m.kind not in _IN_PASSING
        # The dash of a number plate opens no list.
        and (_NOUN_STOP.search(document.text, *m.span) or not is_name(m, passage, document))
    )
    limit = min(limit, next((m.span.start for m in following), limit))
    noun = document.text[mention.span.end : limit]
    opened = _opened(noun, words)
    if opened is None:
        return _apposed(document.text, mention.span.end, end, words)
    start = mention.span.end + opened.start
    stop = _closed(document.text, start, end, opened.sign, paired=words.paired_dashes)
    if stop is None or _goes_on(document.text, start, stop, end, opened, words):
        return None
    heads = count_heads(document.text, passage.mentions, Span(start, stop), words)
    if heads is not None:
        # "Two files: a map and two indexes" counts what is listed, "five people: …" the people.
        value = mention.value.mantissa if isinstance(mention.value, Printed) else 0
        count = value if value in heads else heads[1]
        return Span(start, stop), Items(count, count)
    named = _cut_at_figures(passage, document, start, stop, words)
    if named is None:
        return None
    stop = named
    items = count_items(document.text[start:stop], words.items)
    if items is None:
        return None
    if opened.sign == "(" and items.fewest < _FEWEST_IN_BRACKETS:
        return None  # "(huyện Ia Grai, Gia Lai)" is an address
    listed = document.text[start:stop]
    if opened.only_names and not are_names(listed.partition(";")[0], words.items):
        return None
    counted = noun[: opened.start]
    if opened.sign == "(" and words.places.search(listed) and not words.places.search(counted):
        return None  # "two halls (Main Street, Springfield, Illinois)"
    several = words.several.search(listed) and words.people.search(counted.lower())
    return Span(start, stop), Items(items.fewest, MANY) if opened.partial or several else items


def _goes_on(text: str, start: int, stop: int, end: int, opened: _Opened, words: Words) -> bool:
    """Tell whether what was opened is no list, or goes on behind what was taken for its end."""
    if opened.sign == "(":
        return words.remarks.match(text[start:stop].lower()) is not None
    if stop < end:
        return False
    inside = text[start:stop].rstrip()
    if opened.sign[:1] in _DASHES and len(inside.split()) > _LONGEST_LAST:
        return True
    if ";" in inside and inside[-1] not in _ENDS:
        return True  # cut off at the end of a line
    # "… France, the U.S. And West Germany": no sentence ends there, nor where names alone follow.
    behind = text[stop : stop + _LONGEST_NOUN].strip()
    if words.items.joiners.match(behind[:_NEAR].lower()):
        return True
    fragment = behind.partition(".")[0]
    return len(fragment) < len(behind) and are_names(fragment, words.items)


def _opened(noun: str, words: Words) -> _Opened | None:
    """Return how the list behind a noun begins."""
    lower = noun.lower()
    sign = _NOUN_STOP.search(noun)
    at = sign.start() if sign else len(noun)
    opener = words.openers.search(lower, 0, at)
    verb = None
    if opener is None and noun[at : at + 1] != ":":
        opener = verb = words.verbs.search(lower, 0, at)
    counted = noun[: opener.start() if opener else at].strip()
    if (
        not counted
        or words.noun_stops.search(counted.lower())
        or words.partly.match(lower.lstrip())
    ):
        return None
    if opener is not None:
        return _worded(noun, opener, words, is_verb=verb is not None)
    signed = _OPENER.match(noun, at)
    if signed is None:
        behind = words.namely.match(lower, at + 2) if noun[at : at + 2] == ", " else None
        return _Opened(behind.end()) if behind else None
    mark = signed[0].strip()
    if mark == "(" and len(counted.split()) > _LONGEST_BEFORE_BRACKET:
        return None
    about = counted.split()[-1] if mark == "(" else counted
    if mark not in (":", "—", "——") and about[0].isupper():
        return None  # "xã Trực Thắng (huyện Trực Ninh, Nam Định)": said of the name
    partial = words.partial.match(lower, signed.end())
    if partial is not None:
        return _Opened(partial.end(), mark, partial=True)
    behind = words.openers.match(lower, signed.end())
    return _Opened(behind.end() if behind else signed.end(), mark)


def _worded(noun: str, opener: re.Match[str], words: Words, *, is_verb: bool) -> _Opened | None:
    """Return how the list behind a word like "gồm" or "are" begins."""
    colon = _COLON.match(noun, opener.end())
    start = colon.end() if colon else opener.end()
    if not is_verb or (colon is not None and ":" in colon[0]):
        return _Opened(start)
    stated = words.categories.search(noun.lower()[: opener.start()].rstrip())
    if stated is None and not words.names_after_verb:
        return None
    return _Opened(start, only_names=stated is None)


def _apposed(text: str, start: int, end: int, words: Words) -> tuple[Span, Items] | None:
    """Return what follows the noun directly: "hai xã Mường Tè, Bum Nưa và Pa Vệ Sủ".

    Ages may be fewer than those who are so old, as two may be of one age.
    """
    for pattern in (words.apposed, words.aged):
        found = pattern.match(text, start, min(end, start + _LONGEST_APPOSITION))
        if found is not None:
            names = 1 + len(words.separator.findall(found["list"]))
            most = names if pattern is words.apposed else MANY
            return Span(*found.span("list")), Items(names, most)
    return None


def _closed(text: str, start: int, end: int, sign: str, *, paired: bool) -> int | None:
    """Return where the list that *sign* opened ends."""
    if sign == "(":
        depth = 1
        for position in range(start, end):
            depth += (text[position] == "(") - (text[position] == ")")
            if depth == 0:
                return position
        return None
    if sign[:1] in _DASHES:
        closing = _CLOSING_DASH.search(text, start, end)
        return closing.start() if closing else None if paired else end
    return end


def _is_one(mention: Mention) -> bool:
    """Tell whether a figure is the "one" of "and one for all the others"."""
    return isinstance(mention.value, Printed) and mention.value.spelled and mention.value.value == 1


def _cut_at_figures(
    passage: Passage, document: Document, start: int, stop: int, words: Words
) -> int | None:
    """Return where the named items end; None if the items are numbers themselves.

    "9 phường: Bắc Sơn, Nam Khê … và 2 xã: Điền Công, …": the list of nine ends before "và 2".
    """
    first = True
    begun = first_from(passage.mentions, start)
    for mention in islice(passage.mentions, begun, None):
        if mention.span.end > stop:
            break
        if is_name(mention, passage, document) or _is_one(mention):
            continue
        if words.items.ages.match(document.text, max(start, mention.span.start - len(", "))):
            continue
        if mention.kind not in ("integer", "decimal", "money", "measure", "percent"):
            first = False
            continue
        begin = mention.hedge.span.start if mention.hedge else mention.span.start
        before = document.text[start:begin].rstrip()
        joined = list(words.items.joiners.finditer(before.lower()))
        if not before or (first and len(before.split()) <= 2 and before.islower()):
            return None
        if joined and joined[-1].end() == len(before):
            if before[: joined[-1].start()].rstrip().endswith(";"):
                return stop  # the last of items that semicolons part
            return start + joined[-1].start()
        near = joined and len(before) - joined[-1].end() < _NEAR
        if before[-1] in ",;" or (near and mention.kind == "integer"):
            return None  # "and her three kids"
        first = False
    return stop


def is_name(mention: Mention, passage: Passage, document: Document) -> bool:
    """Tell whether a number is part of a name: "their Six Nations squad", "Windows 7"."""
    text = document.text
    start, end = mention.span
    if text[start].isdigit():
        before = text[max(0, start - _LONGEST_NAME) : start].split(" ")
        named = len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()
        named = named and before[-2].isalnum()
        return named and not begins_sentence(passage.sentences, start - 1 - len(before[-2]))
    return (
        text[start].isupper()
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
        and not begins_sentence(passage.sentences, start)
    )
