"""From a pattern to the regular expression that finds it in a shadow text.

Beside the expression come the things that say, without running it, that a sentence cannot match:
the figures it needs and the words of which it needs one. The expressions take time in proportion
to the text: every repetition is bounded or possessive, and a gap never crosses a figure of a kind
that the pattern binds.
"""

from itertools import count

from factcheck.languages import Language, Section
from factcheck.patterns.compiled import Compiled, Demands, ListWords
from factcheck.patterns.grammar import (
    Choice,
    Echo,
    Gap,
    Item,
    NextSentence,
    NotNext,
    Sequence,
    Slot,
    Text,
    parse,
    plain,
)
from factcheck.patterns.laws import can_be_empty, check, expand, kept_off
from factcheck.patterns.needs import needs_of, outline_of, triggers_of, ways_of
from factcheck.patterns.plans import plan_of
from factcheck.patterns.stretches import MOST_STEPS, binds_of, is_bound, is_post, most_steps
from factcheck.patterns.words import any_word
from factcheck.patterns.writing import (
    BLANK,
    NEXT_SENTENCE,
    Build,
    gap_next,
    words_behind_list,
    words_only,
    write_echo,
    write_gap,
    write_list,
    write_slot,
    write_text,
)
from factcheck.spellings import spelling

_NO_LIST = ListWords("", "", "", "", "", "")


def compile_pattern(pattern: str, language: Language, *, tried: bool = False) -> Compiled:
    """Return *pattern* as an expression over the shadow of sentences in *language*.

    Instead of an expression that might take too many steps it is a plan; but not if it is *tried*
    on all sorts of hostile text, as shipped ones are. There an expression is several times as fast.

    Raises:
        PatternError: It does not parse, or names a type or a word list that does not exist.
    """
    items = expand(parse(pattern.strip()), pattern.strip(), language)
    check(items, pattern.strip())
    build = Build(
        pattern=pattern.strip(),
        binds=binds_of(items),
        hedges=_first_words(language.hedges),
        joiners=_any_of("and", language),
        endings=tuple(language.words.get("plural_endings", ())),
        never=kept_off(items, pattern.strip(), language),
        groups=count(1),
        bound=[],
        echoes={},
    )
    source = _sequence(items, build, first=True, last=True)
    many = not tried and most_steps(items) > MOST_STEPS
    return Compiled(
        source=b"" if many else source.encode(),
        plan=plan_of(items, build) if many else b"",
        bound=tuple(build.bound),
        ways=tuple(sorted(tuple(sorted(way)) for way in ways_of(items))),
        demands=Demands(
            needs=tuple(sorted(needs_of(items).items())),
            triggers=triggers_of(items, build.hedges),
            outline=outline_of(items, build.hedges),
            pair=any(isinstance(item, NextSentence) for item in items),
        ),
        list_words=_list_words(language) if any(one.many for one in build.bound) else _NO_LIST,
    )


def _sequence(items: Sequence, build: Build, *, first: bool, last: bool) -> str:
    """Write out *items*; *first* and *last* say that nothing stands before or behind them.

    Whichever way leads to the next figure that is bound, the rest is the same: one is enough.
    """
    pieces: list[str] = []
    begun = 0  # where the stretch began that goes on …
    several = False  # … and whether there are several ways through it
    for index, item in enumerate(items):
        begins, ends = first, last and index == len(items) - 1
        if isinstance(item, Echo):
            pieces.append(
                write_echo(item, build, more=not gap_next(items[index + 1 :], short=True))
            )
        else:
            pieces.append(_item(item, build, first=first, last=ends))
        if isinstance(item, Slot) and item.many and not ends and not gap_next(items[index + 1 :]):
            pieces.append(words_behind_list(item))
        if not can_be_empty((item,)):
            first = False
        post = is_post(item, build.binds)
        if post and several and not ends:
            pieces[begun:] = [f"(?>{''.join(pieces[begun:])})"]
        if post or begins or is_bound(item, build.binds):
            begun, several = len(pieces), False  # a search skips to what a pattern begins with
        elif isinstance(item, Choice):
            several = True
        elif isinstance(item, Gap):
            several = several or not _figure_next(items[index + 1 :])
    source = "".join(pieces)
    while BLANK * 2 in source:
        source = source.replace(BLANK * 2, BLANK)
    return source


def _figure_next(items: Sequence) -> bool:
    """Tell whether a figure comes next, with nothing but a blank before it."""
    rest = (item for item in items if not (isinstance(item, Text) and not item.text.strip()))
    return isinstance(next(rest, None), Slot)


def _item(item: Item, build: Build, *, first: bool, last: bool) -> str:
    if isinstance(item, Text):
        return write_text(item.text, build, first=first)
    if isinstance(item, Slot):
        return (
            write_list(item, build, last=last)
            if item.many
            else write_slot(item, build, first=first)
        )
    if isinstance(item, Choice):
        return _choice(item, build, first=first, last=last)
    if isinstance(item, NotNext):
        return f"(?! ?{build.never[item.never]})"
    if isinstance(item, NextSentence):
        return NEXT_SENTENCE
    assert isinstance(item, Gap)  # word lists were expanded
    return write_gap(item, build)


def _choice(choice: Choice, build: Build, *, first: bool, last: bool) -> str:
    """Write out a choice, its plain words as one tree."""
    words: list[str] = []
    ways: list[str] = []
    for branch in choice.branches:
        plain_words = words_only(branch, build, first=first)
        if plain_words:
            words += plain_words
        else:
            ways.append(_sequence(branch, build, first=first, last=last))
    if words:
        ways.insert(0, any_word(words, first=first))
    return f"(?:{'|'.join(ways)}){'?' if choice.optional else ''}"


def _list_words(language: Language) -> ListWords:
    return ListWords(
        joiners=_any_of("and", language),
        breaks=_any_of("list_breaks", language),
        labels=_any_of("list_labels", language),
        nested=_any_of("list_nested", language),
        open_ends=_any_of("list_goes_on", language),
        alone=_any_of("list_alone", language),
        last=_any_of("list_last", language),
        clauses=_any_of("list_clauses", language),
    )


def _any_of(name: str, language: Language) -> str:
    """Return an expression for any of the words that *language* lists as *name*."""
    return "|".join(spelling(plain(word)) for word in language.words.get(name, ()))


def _first_words(hedges: Section) -> frozenset[str]:
    lists = [
        *hedges.words.values(),
        *(words for names in hedges.names.values() for words in names.values()),
    ]
    first = {word.split()[0] for words in lists for word in words if word.split()}
    return frozenset(first)
