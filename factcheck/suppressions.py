"""Which findings are silent, and why: one small filter after the verdicts.

An article silences rules by comments, by ``[sic]`` behind a figure and in its front matter; the
caller does so for articles of its choice. Nothing is dropped here: every verdict goes on with the
reason why it is silent, if it is. Comments that cannot be understood and comments that silence
nothing are findings themselves.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.checks.findings import finding
from factcheck.directives import Directive, Fault, Name, read_directive
from factcheck.expressions import compile_kept
from factcheck.languages import language_codes, text_words
from factcheck.model import Block, Comment, Document, Span, Verdict
from factcheck.patterns.errors import closest, suggestion
from factcheck.records import NamedTuple
from factcheck.rulebook import ALL, Rule, covers, names_of
from factcheck.sources import SourceError

INVALID, UNUSED = "invalid-suppression", "unused-suppression"
CHECKS = frozenset({INVALID, UNUSED})  # what the rules about comments name as their checks
NO_REASON = "no reason given"


class Silence(NamedTuple):
    """What the caller says about silence in an article.

    *known* are all rules there are, those that are off included. *rules* are silent throughout:
    names of rules or families, each with the reason. *inline* says whether the article has a say
    itself, *reasons* whether it must give reasons. *fingerprints* are those of known findings, each
    with the reason why it is silent.
    """

    known: tuple[Rule, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    inline: bool = True
    reasons: bool = False
    fingerprints: Mapping[str, str] = {}


_MOST_NAMES = 200  # in the comments of one article; each is held against every finding


class Outcome(NamedTuple):
    """A verdict and, if it is silent, the *reason*, and whether the article itself gives it.

    Verdicts about comments have their place in the source itself: *source*.
    """

    verdict: Verdict
    reason: str = ""
    inline: bool = False
    source: Span | None = None


class _Scope(NamedTuple):
    """Where one name of a directive holds; *key* are their numbers."""

    key: tuple[int, int]
    name: Name
    reason: str
    spans: tuple[Span, ...]


def silence(
    document: Document, verdicts: Sequence[Verdict], rules: Sequence[Rule], policy: Silence
) -> tuple[Outcome, ...]:
    """Return *verdicts*, each with the reason why it is silent, and those about comments.

    Raises:
        SourceError: The front matter names a rule that does not exist.
    """
    by_id = {rule.id: rule for rule in (*policy.known, *rules)}
    known = tuple(by_id.values())
    directives: list[Directive] = []
    faults: list[tuple[Comment, Fault]] = []
    if policy.inline:
        for name in document.ignore:
            if name not in names_of(known):
                told = suggestion(name, names_of(known))
                message = f"front matter: factcheck: ignore: unknown rule {name!r}: {told}"
                raise SourceError(message)
        directives, faults = _read(document, known, policy)
    scopes = list(_scopes(document, directives, known))
    scopes_of: dict[str, list[_Scope]] = {}  # by the rule that they mean
    used: set[tuple[int, int]] = set()

    def outcome(verdict: Verdict, source: Span | None = None) -> Outcome:
        rule = by_id[verdict.rule]
        outside = [why for name, why in policy.rules if covers(name, rule)]
        inside = []
        if policy.inline:
            inside += ["front matter" for name in document.ignore if covers(name, rule)]
        if rule.id not in scopes_of:
            scopes_of[rule.id] = [scope for scope in scopes if _means(scope.name, rule)]
        for scope in scopes_of[rule.id]:
            if _reaches(scope, verdict, document.text):
                used.add(scope.key)
                inside.append(scope.reason)
        if policy.inline and _is_as_written(verdict, document.text):
            inside.append("[sic]")
        reason = next(iter((*outside, *inside)), "")
        return Outcome(verdict, reason, inline=bool(inside and not outside), source=source)

    outcomes = [
        outcome(verdict) if verdict.status in {"violated", "odd"} else Outcome(verdict)
        for verdict in verdicts
    ]
    remarks = [*_invalid(document, faults, rules)]
    remarks += _unused(document, directives, used, rules, known)
    outcomes += [outcome(verdict, source) for verdict, source in remarks]
    return tuple(outcomes)


# What the comments ask for ------------------------------------------------------------------


def _read(
    document: Document, known: Sequence[Rule], policy: Silence
) -> tuple[list[Directive], list[tuple[Comment, Fault]]]:
    """Return what the article's comments ask for, and what is wrong with some of them."""
    directives: list[Directive] = []
    faults: list[tuple[Comment, Fault]] = []
    names = 0
    for comment in document.comments:
        read = read_directive(comment)
        names += len(read.names) if isinstance(read, Directive) else 1
        if names > _MOST_NAMES:
            faults.append((comment, Fault("many", {"most": str(_MOST_NAMES)})))
            break
        if isinstance(read, Directive):
            fault = _fault(read, directives, known, policy)
            faults += [(comment, one) for one in _strangers(read, known)]
            if fault is None:
                directives.append(read)
                continue
            read = fault
        faults.append((comment, read))
    return directives, faults


def _fault(
    directive: Directive, before: Sequence[Directive], known: Sequence[Rule], policy: Silence
) -> Fault | None:
    """Return why *directive* has no effect, None if it has one."""
    if policy.reasons and not directive.reason and directive.verb != "enable":
        return Fault("reason", {"verb": directive.verb})
    if directive.verb == "enable" and not any(
        covers(mine.name, rule) and covers(other.name, rule)
        for mine in directive.names
        for disabled in before
        if disabled.verb == "disable"
        for other in disabled.names
        for rule in known
    ):
        return Fault("enable", {"names": ", ".join(name.name for name in directive.names)})
    return None


def _strangers(directive: Directive, known: Sequence[Rule]) -> Iterator[Fault]:
    """Yield a fault for each name that no rule and no family has."""
    for name, _ in directive.names:
        if name not in names_of(known):
            meant = closest(name, names_of(known))
            values = {"name": name, "meant": meant}
            yield Fault("misspelt" if meant else "unknown", values)


def _scopes(
    document: Document, directives: Sequence[Directive], known: Sequence[Rule]
) -> Iterator[_Scope]:
    for index, directive in enumerate(directives):
        reason = directive.reason or NO_REASON
        for number, name in enumerate(directive.names):
            key = index, number
            if directive.verb == "ignore":
                yield _Scope(key, name, reason, _block(document, directive.comment))
            elif directive.verb == "ignore-file":
                yield _Scope(key, name, reason, (Span(0, len(document.text) + 1),))
            elif directive.verb == "disable":
                # Rule by rule: a part of what was switched off may be switched on earlier.
                for rule in known:
                    if _means(name, rule):
                        start = directive.comment.at
                        end = _enabled(rule, directives[index + 1 :], len(document.text) + 1)
                        yield _Scope(key, Name(rule.id), reason, (Span(start, end),))


def _enabled(rule: Rule, later: Sequence[Directive], end: int) -> int:
    """Return where the first of the *later* directives switches *rule* on again, or *end*."""
    for directive in later:
        if directive.verb == "enable" and any(covers(one.name, rule) for one in directive.names):
            return directive.comment.at
    return end


def _block(document: Document, comment: Comment) -> tuple[Span, ...]:
    """Return the block that *comment* stands in, or else the next one; a table is one block."""
    blocks = document.blocks
    if comment.inline:
        number = bisect_right(blocks, comment.at, key=_start)
        return tuple(block.span for block in blocks[max(number - 1, 0) : number])
    number = bisect_left(blocks, comment.at, key=_start)
    table = blocks[number].table if number < len(blocks) else -1
    if table < 0:
        return tuple(block.span for block in blocks[number : number + 1])
    return tuple(block.span for block in blocks[number:] if block.table == table)


def _start(block: Block) -> int:
    return block.span.start


# What is silent -----------------------------------------------------------------------------


def _means(name: Name, rule: Rule) -> bool:
    """Tell whether a comment means *rule* by *name*; ``all`` does not mean those about comments."""
    return covers(name.name, rule) and not (name.name == ALL and rule.check in CHECKS)


def _reaches(scope: _Scope, verdict: Verdict, text: str) -> bool:
    """Tell whether an end of *verdict* lies in *scope* and has its value, if it names one."""
    ends = (verdict.primary, *verdict.related)
    if not any(_inside(end, span) for span in scope.spans for end in ends):
        return False
    if not scope.name.value:
        return True
    places = {*ends, *(mention.digits for mention in verdict.mentions if mention.span in ends)}
    return scope.name.value in {" ".join(text[slice(*place)].split()) for place in places}


def _inside(place: Span, span: Span) -> bool:
    """Tell whether *place* begins in *span*; a comment may stand at its very end."""
    return span.start <= place.start < span.end or place == Span(span.end, span.end)


def _is_as_written(verdict: Verdict, text: str) -> bool:
    """Tell whether ``[sic]`` or the like stands right behind an end of *verdict*."""
    if "[" not in text:
        return False
    mark = _as_written()
    return any(mark.match(text, end.end) for end in (verdict.primary, *verdict.related))


@cache
def _as_written() -> re.Pattern[str]:
    words = {word for code in language_codes() for word in text_words(code)["sic"]}
    return compile_kept(rf" ?\[(?:{'|'.join(map(re.escape, sorted(words)))})!?\]", re.IGNORECASE)


# What is said about comments ----------------------------------------------------------------


def _invalid(
    document: Document, faults: Iterable[tuple[Comment, Fault]], rules: Iterable[Rule]
) -> Iterator[tuple[Verdict, Span]]:
    for rule in rules:
        if rule.check == INVALID:
            for comment, (message, values) in faults:
                yield _remark(document, comment, rule, message, values)


def _unused(
    document: Document,
    directives: Sequence[Directive],
    used: set[tuple[int, int]],
    rules: Sequence[Rule],
    known: Sequence[Rule],
) -> Iterator[tuple[Verdict, Span]]:
    """Yield what is to be said of names that silence nothing.

    Nothing can be said of a name if a rule that it covers was off: it might have spoken.
    """
    on = {rule.id for rule in rules}
    for rule in rules:
        if rule.check == UNUSED:
            for index, directive in enumerate(directives):
                for number, (name, value) in enumerate(directive.names):
                    covered = {one.id for one in known if covers(name, one)}
                    if (
                        (index, number) not in used
                        and directive.verb != "enable"
                        and covered
                        and covered <= on
                        and not covered <= {one.id for one in rules if one.check in CHECKS}
                    ):
                        told = f'{name}: "{value}"' if value else name
                        yield _remark(document, directive.comment, rule, "", {"name": told})


def _remark(
    document: Document, comment: Comment, rule: Rule, message: str, values: dict[str, str]
) -> tuple[Verdict, Span]:
    number = bisect_right(document.blocks, comment.at, key=_start)
    language = document.blocks[number - 1].language if number else document.language
    if language not in rule.wordings:
        language = next(iter(rule.wordings))
    place = Span(comment.at, comment.at)
    return finding(rule, language, place, message=message, values=values), comment.source
