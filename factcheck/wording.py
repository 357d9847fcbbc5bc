"""Numbers, months and days as words of a language, in the style of the words they replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from factcheck.languages import load_language
from factcheck.model import Mention, Span


def like(written: str, printed: str) -> str:
    """Return *written* with the capitals of *printed*, word by word if there are as many words.

    >>> like("thursday", "TUESDAY"), like("six", "Seven"), like("thứ năm", "thứ Bảy")
    ('THURSDAY', 'Six', 'thứ Năm')
    """
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) > 1 - printed[-1:].isdigit() and all(map(str.isupper, letters)):
        return written.upper()
    words, models = written.split(" "), printed.split(" ")
    if len(words) != len(models):
        words, models = [written], [printed]
    return " ".join(
        word[:1].upper() + word[1:] if model[:1].isupper() else word
        for word, model in zip(words, models, strict=True)
    )


# Numbers ------------------------------------------------------------------------------------


def number_in_words(number: int, old: int, printed: str, kind: str, language: str) -> str:
    """Return *number* in words, in the place of *old* in *printed*; empty if there are none."""
    write = _ordinals(language).get if kind == "ordinal" else lambda n: cardinal(n, language)
    after, before = write(number), write(old)
    if not after:
        return ""
    lower = printed.lower()
    if before and before in lower:
        start = lower.index(before)
        end = start + len(before)
        return printed[:start] + like(after, printed[start:end]) + printed[end:]
    return like(after, printed) if lower in _number_words(language) else ""


@cache
def _number_words(language: str) -> frozenset[str]:
    """Return all words that are a number by themselves."""
    numbers = load_language(language).numbers.numbers
    return frozenset(word for table in ("ones", "tens") for word in numbers[table])


@cache
def cardinal(number: int, language: str) -> str:
    """Return a number below a thousand in words; empty if there are none.

    >>> cardinal(21, "en"), cardinal(65, "vi"), cardinal(105, "vi")
    ('twenty-one', 'sáu mươi lăm', 'một trăm linh năm')
    """
    section = load_language(language).numbers
    tables = section.numbers
    single = _first(tables["written"], number) or _first(tables["ones"], number)
    single = single or _first(tables["tens"], number)
    if single or not 0 <= number < _THOUSAND:
        return single
    if number >= _HUNDRED:
        hundreds, rest = divmod(number, _HUNDRED)
        words = [cardinal(hundreds, language), _first(tables["times"], _HUNDRED)]
        if not all(words):
            return ""
        if rest:
            # "and" stands before every rest in English, before a lone digit in Vietnamese.
            if _TEN in tables["ones"].values() or rest < _TEN:
                words.append(section.words["and"][0])
            words.append(cardinal(rest, language))
        return " ".join(words)
    tens, ones = divmod(number, _TEN)
    head = _first(tables["tens"], tens * _TEN)
    if not head:
        times = _first(tables["times"], _TEN)
        head = f"{cardinal(tens, language)} {times}" if times else ""
        tail = _first(tables["after_tens"], ones)
    else:
        tail = ""
    if not head or not ones:
        return head
    joint = (*section.words["joint"], " ")[0]
    return f"{head}{joint}{tail or _first(tables['ones'], ones)}"


_SHORT = 4  # letters; a longer name of a month or day is no abbreviation


def _first(table: Mapping[str, int], number: int) -> str:
    """Return the first word listed for *number*."""
    return next((word for word, value in table.items() if value == number), "")


# A denominator above this is not said in words, save round ones.
_DENOMINATORS = (2, 3, 4, 5, 6, 7, 8, 9, 10)
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


def fractions_in_words(printed: str, language: str) -> Iterator[tuple[Fraction, str, bool]]:
    """Yield simple fractions in the style of *printed*: value, words, whether they want "a"."""
    for denominator in _DENOMINATORS:
        for numerator in range(1, denominator):
            value = Fraction(numerator, denominator)
            if value.denominator != denominator:
                continue
            if "/" in printed:
                yield value, f"{numerator}/{denominator}", False
                continue
            written, wants_article = _fraction(numerator, denominator, printed, language)
            if written:
                yield value, like(written, printed), wants_article


def _fraction(numerator: int, denominator: int, printed: str, language: str) -> tuple[str, bool]:
    section = load_language(language).numbers
    names = [word for word, value in section.numbers["fractions"].items() if value == denominator]
    above = cardinal(numerator, language)
    if section.words["part"] and denominator > 2:
        below = _first(section.numbers["denominators"], denominator)
        below = below or cardinal(denominator, language)
        return f"{above} {section.words['part'][0]} {below}", False
    if not names:
        return "", False
    if section.words["part"]:
        # "một nửa" or "nửa", as the other fraction began.
        return (f"{above} {names[0]}" if printed.lower().startswith(above) else names[0]), False
    joint = " " if " " in printed else "-"
    if numerator > 1:
        return f"{above}{joint}{names[min(1, len(names) - 1)]}", False
    if denominator == 2:
        return names[0], False
    if printed.lower().startswith(above):
        return f"{above}{joint}{names[0]}", False
    return names[0], True


def article_for(word: str, language: str) -> str:
    """Return the "a" or "an" that *word* wants, empty if the language has none."""
    articles = load_language(language).numbers.words["article"]
    return articles[-1 if word[:1].lower() in _VOWELS else 0] if articles else ""


_VOWELS = "aeio"


@cache
def _ordinals(language: str) -> dict[int, str]:
    """Return ordinals in words: the first word listed for each."""
    found: dict[int, str] = {}
    for word, value in load_language(language).dates.numbers["ordinals"].items():
        found.setdefault(value, word)
    return found


def with_suffix(
    span: Span, written: str, mention: Mention, number: int, text: str, language: str
) -> tuple[Span, str]:
    """Return *span* and *written* with the letters of an ordinal ("21st") made to fit."""
    tail = text[span.end : mention.span.end]
    suffixes = load_language(language).dates.words["suffixes"]
    if mention.kind != "ordinal" or tail.lower() not in suffixes:
        return span, written
    # The first ones are for 1, 2 and 3, the last one for all others, the teens among them.
    index = number % 10 - 1 if number // 10 % 10 != 1 else -1
    suffix = suffixes[index] if 0 <= index < len(suffixes) - 1 else suffixes[-1]
    return Span(span.start, mention.span.end), written + like(suffix, tail)


# Months and days ----------------------------------------------------------------------------


def month_in_style(month: int, printed: str, language: str) -> str:
    """Return *month* written like *printed*, a number or a name."""
    if printed.isdigit():
        return f"{month:0{len(printed)}}" if printed.startswith("0") else str(month)
    return _name_in_style(month, printed, _names(language, "month_names"))


def weekday_in_style(number: int, printed: str, language: str) -> str:
    """Return the day of the week (Monday is 0) written like *printed*."""
    return _name_in_style(number, printed, _names(language, "weekday_names", "short_weekdays"))


@cache
def _names(language: str, *tables: str) -> Mapping[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    for table in tables:
        for word, value in load_language(language).dates.numbers[table].items():
            names[value] = (*names.get(value, ()), word)
    return names


def _name_in_style(value: int, printed: str, names: Mapping[int, tuple[str, ...]]) -> str:
    """Return the name for *value* that is most like *printed*: in full or short, with digits."""
    plain = printed.lower().rstrip(".")
    choices = names.get(value, ())
    known = [listed for listed in names.values() if plain in listed]
    if not choices or not known:
        return ""
    is_short = len(plain) <= _SHORT and not any(listed[0] == plain for listed in known)
    best = max(
        choices,
        key=lambda name: (
            any(map(str.isdigit, name)) == any(map(str.isdigit, plain)),
            (name != choices[0]) == is_short,
            -abs(len(name) - len(plain)),
        ),
    )
    return like(best, printed) + ("." if printed.endswith(".") and best != choices[0] else "")
