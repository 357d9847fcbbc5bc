"""From a rule file to a `Rule`, or to one clear complaint.

Everything about a file that can be known without running it is checked here: its keys and their
shapes, that its patterns and formulas parse, and that both speak of the same slots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from factcheck.arithmetic.formula import parse_formula
from factcheck.arithmetic.nodes import TODAY
from factcheck.expressions import compile_kept
from factcheck.languages import Language, language_codes, load_language
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.errors import PatternError, suggestion
from factcheck.rulebook.errors import RuleFileError, complaint
from factcheck.rulebook.keys import (
    BLOCKS,
    PHRASING_KEYS,
    RULE_KEYS,
    SEVERITIES,
    WORDING_KEYS,
    Key,
    Shape,
)
from factcheck.rulebook.model import Option, Phrasing, Rule, Wording

# What a message may name beside the slots.
ANSWERS = frozenset({"expected", "stated", "expression"})
_ID = compile_kept(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PLACEHOLDER = compile_kept(r"\{([a-z_]+)\}")


class _File(NamedTuple):
    """A rule file under examination."""

    path: str
    text: str

    def error(self, **facts: Any) -> RuleFileError:
        return complaint(self.path, self.text, **facts)


def read_rule(path: str, family: str) -> tuple[Rule, bool]:
    """Return the rule in the file *path*, and whether it asks to replace another.

    Raises:
        RuleFileError: The file cannot be used.
    """
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs 9 ms
            text = stream.read()
    except UnicodeDecodeError as error:
        raise RuleFileError(path, 1, problem=f"not UTF-8: {error.reason}") from error
    return parse_rule(text, path, family)


def parse_rule(text: str, path: str, family: str) -> tuple[Rule, bool]:
    """Return the rule in *text*, which is the content of *path*; see `read_rule`."""
    file = _File(path, text)
    data = _toml(file)
    codes = language_codes()
    _check_keys(file, "", data, {**RULE_KEYS, **dict.fromkeys(codes, _LANGUAGE)})
    _check_id(file, data)
    if ("relation" in data) == ("check" in data):
        raise file.error(
            problem="a rule has either a relation or a check",
            key="check" if "check" in data else "id",
            advice='write relation = "a == b + c", in the names of the slots',
        )
    relations = _texts(data.get("relation", ()))
    unless = data.get("unless", "")
    _check_formulas(file, "", relations, unless)
    spoken = [code for code in codes if code in data]
    if not spoken:
        raise file.error(
            problem="the rule speaks no language",
            key="id",
            advice=f"add a table: [{'] or ['.join(codes)}]",
        )
    wordings = {code: _wording(file, code, data, relations, unless) for code in spoken}
    rule = Rule(
        id=data["id"],
        summary=data["summary"],
        family=data.get("family", family),
        severity=data["severity"],
        relations=relations,
        unless=unless,
        where=tuple(data.get("where", ())),
        since=data.get("since", ""),
        why=data["why"].strip(),
        check=data.get("check", ""),
        options=_options(file, data.get("options", {})),
        wordings=MappingProxyType(wordings),
        path=path,
    )
    return rule, data.get("replaces", False)


def _toml(file: _File) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - costs 12 ms

    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        if found is None:
            last = max(file.text.count("\n"), 1)
            raise RuleFileError(file.path, last, problem=f"not TOML: {error}") from error
        line, column = int(found[2]), int(found[3]) - 1
        shown = file.text.splitlines()[line - 1 : line] or [""]
        raise RuleFileError(
            file.path,
            line,
            problem=f"not TOML: {found[1][0].lower()}{found[1][1:]}",
            text=shown[0],
            column=column,
            advice="every sentence stands in quotes; one with a quote inside stands in '…'",
        ) from error


# Keys ---------------------------------------------------------------------------------------

_LANGUAGE = Key("options", required=False, meaning="the rule in this language")


def _check_keys(file: _File, table: str, data: Mapping[str, Any], keys: Mapping[str, Key]) -> None:
    place = f" in [{table}]" if table else ""
    for name, value in data.items():
        key = keys.get(name)
        if key is None:
            raise file.error(
                problem=f'unknown key "{name}"{place}',
                table=table,
                key=name,
                advice=suggestion(name, keys),
            )
        reason = _unfit(value, key.shape)
        if reason:
            raise file.error(problem=f'"{name}"{place} must be {reason}', table=table, key=name)
    for name, key in keys.items():
        if key.required and name not in data:
            raise file.error(
                problem=f'"{name}" is missing{place}',
                table=table,
                advice=f"{name}: {key.meaning}",
            )


def _unfit(value: object, shape: Shape) -> str:
    """Return what *value* must be, or nothing if it is that."""
    if shape in {"text", "text or texts"} and isinstance(value, str):
        return "" if value.strip() else "more than blanks"
    filled = isinstance(value, list | dict) and bool(value)
    texts = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    match shape:
        case "truth":
            return "" if isinstance(value, bool) else "true or false"
        case "severity":
            return "" if value in SEVERITIES else _one_of(SEVERITIES)
        case "blocks":
            fits = filled and texts and set(value) <= set(BLOCKS)  # type: ignore[call-overload]
            return "" if fits else f"a list of block kinds: {_one_of(BLOCKS)}"
        case "options":
            return "" if isinstance(value, dict) else "a table"
        case "texts" | "text or texts":
            wanted = "a list of texts" if shape == "texts" else "a text or a list of texts"
            return "" if filled and texts else wanted
        case "phrasings":
            fits = filled and isinstance(value, list)
            fits = fits and all(isinstance(one, str | dict) and one for one in value)  # type: ignore[attr-defined]
            return "" if fits else "a list of patterns, or of tables with a pattern"
        case "messages":
            fits = filled and isinstance(value, dict)
            fits = fits and all(isinstance(one, str) and one for one in value.values())  # type: ignore[attr-defined]
            return "" if fits else "a table: name = 'the message'"
        case "answers":
            fits = filled and isinstance(value, dict)
            fits = fits and all(isinstance(one, str) for one in value.values())  # type: ignore[attr-defined]
            return "" if fits else "a table: 'the sentence' = 'the right answer'"
        case _:
            return "a text in quotes"


def _one_of(names: tuple[str, ...]) -> str:
    return f"one of {', '.join(names)}"


def _check_id(file: _File, data: Mapping[str, Any]) -> None:
    name = data["id"]
    if not _ID.match(name):
        raise file.error(
            problem=f'"{name}" is no id',
            key="id",
            quoted=name,
            advice="write small words-with-hyphens",
        )
    stem = re.split(r"[\\/]", file.path)[-1].removesuffix(".toml")
    if stem != name:
        raise file.error(
            problem=f'the id "{name}" is not the name of the file, "{stem}"',
            key="id",
            quoted=name,
            advice="rename one of them",
        )


def _options(file: _File, table: Mapping[str, Any]) -> Mapping[str, Option]:
    return MappingProxyType({name: _option(file, name, value) for name, value in table.items()})


def _option(file: _File, name: str, value: object) -> Option:
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, list) and all(type(one) in {str, int} for one in value):
        return tuple(value)
    if isinstance(value, dict):
        return _options(file, value)
    raise file.error(
        problem=f'the option "{name}" must be true or false, a whole number, a text, '
        "a list of these or a table",
        table="options",
        key=name,
    )


def _texts(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


# Patterns and formulas ----------------------------------------------------------------------


def _wording(
    file: _File, code: str, data: Mapping[str, Any], relations: tuple[str, ...], unless: str
) -> Wording:
    table = data[code]
    _check_keys(file, code, table, WORDING_KEYS)
    if "check" not in data and "phrasings" not in table:
        raise file.error(
            problem=f'"phrasings" is missing in [{code}]',
            table=code,
            advice="write how people say it",
        )
    language = load_language(code)
    phrasings = tuple(
        _phrasing(file, code, entry, language) for entry in table.get("phrasings", ())
    )
    wording = Wording(
        message=table["message"],
        message_odd=table.get("message_odd", ""),
        messages=MappingProxyType(table.get("messages", {})),
        phrasings=phrasings,
        exceptions=tuple(
            _compiled(file, code, "except", pattern, language)
            for pattern in table.get("except", ())
        ),
        right=tuple(table["right"]),
        known_false_alarms=tuple(table.get("known_false_alarms", ())),
        wrong=tuple(table["wrong"].items()),
    )
    if "check" not in data:
        _check_slots(file, code, wording, relations, unless)
    return wording


def _phrasing(file: _File, code: str, entry: str | dict[str, Any], language: Language) -> Phrasing:
    if isinstance(entry, dict):
        quoted = entry.get("pattern", "")
        for name, value in entry.items():
            if name not in PHRASING_KEYS:
                raise file.error(
                    problem=f'unknown key "{name}" in a phrasing',
                    table=code,
                    key="phrasings",
                    quoted=name,
                    advice=suggestion(name, PHRASING_KEYS),
                )
            reason = _unfit(value, PHRASING_KEYS[name].shape)
            if reason:
                raise file.error(
                    problem=f'"{name}" of a phrasing must be {reason}',
                    table=code,
                    key="phrasings",
                    quoted=name,
                )
        if not quoted:
            raise file.error(problem='a phrasing without "pattern"', table=code, key="phrasings")
        entry = dict(entry)
    else:
        entry = {"pattern": entry}
    relations = _texts(entry.get("relation", ()))
    unless = entry.get("unless", "")
    _check_formulas(file, code, relations, unless)
    return Phrasing(
        pattern=entry["pattern"],
        relations=relations,
        severity=entry.get("severity"),
        unless=unless,
        search=_compiled(file, code, "phrasings", entry["pattern"], language),
    )


def _compiled(file: _File, code: str, key: str, pattern: str, language: Language) -> Compiled:
    try:
        return compile_pattern(pattern, language)
    except PatternError as error:
        if error.pattern == pattern.strip():
            offset, length = error.position, error.length
        else:  # the fault lies in a list of the language file
            offset, length = 0, 0
        raise file.error(
            problem=error.problem,
            table=code,
            key=key,
            quoted=pattern.strip(),
            offset=offset,
            length=length,
            advice=error.advice,
        ) from error


def _check_formulas(file: _File, table: str, relations: tuple[str, ...], unless: str) -> None:
    for formula in (*relations, *([unless] if unless else ())):
        try:
            parse_formula(formula)
        except ValueError as error:
            raise file.error(
                problem=f"the formula cannot be read: {getattr(error, 'problem', error)}",
                table=table,
                key=("unless" if formula == unless else "relation") if not table else "phrasings",
                quoted=formula,
                offset=getattr(error, "position", 0),
                length=getattr(error, "length", 0),
                advice=getattr(error, "advice", ""),
            ) from error


def _check_slots(
    file: _File, code: str, wording: Wording, relations: tuple[str, ...], unless: str
) -> None:
    """Refuse slots that the relation lacks or the phrasing does not bind, and idle ones."""
    everywhere: set[str] = set()
    for phrasing in wording.phrasings:
        where = {"table": code, "key": "phrasings", "quoted": phrasing.pattern.strip()}
        bound = {slot.name for slot in phrasing.search.bound if slot.name}
        everywhere |= bound
        needed = [_slots(formula) for formula in phrasing.relations or relations]
        missing = [sorted(slots - set(phrasing.search.always)) for slots in needed]
        if all(missing):
            name = missing[0][0]
            reason = "may leave out" if name in bound else "does not bind"
            raise file.error(
                problem=f'the phrasing {reason} "{name}", which the relation needs',
                **where,
                advice=f"the relation is {(phrasing.relations or relations)[0]}",
            )
        exception = phrasing.unless or unless
        used = set().union(*needed, _placeholders(wording))
        used |= _slots(exception) if exception else set()
        idle = sorted(bound - used)
        if idle:
            at = phrasing.pattern.strip().find("{" + idle[0])
            raise file.error(
                problem=f'"{idle[0]}" is bound, but neither the relation nor the message has it',
                **where,
                offset=max(at, 0),
                length=len(idle[0]) + 2,
                advice="leave out the name, {type}, if the figure only has to be there",
            )
    for key in ("message", "message_odd"):
        for name in _PLACEHOLDER.findall(getattr(wording, key)):
            if name not in everywhere | ANSWERS:
                raise file.error(
                    problem=f'the message names "{name}", which no phrasing binds',
                    table=code,
                    key=key,
                    quoted="{" + name + "}",
                    advice=suggestion(name, everywhere | ANSWERS),
                )


def _slots(formula: str) -> set[str]:
    return set(parse_formula(formula).slots) - {TODAY}


def _placeholders(wording: Wording) -> set[str]:
    return set(_PLACEHOLDER.findall(wording.message + wording.message_odd))
