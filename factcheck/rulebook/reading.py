"""From a rule file to a `Rule`, or to one clear complaint.

Everything about a file that can be known without running it is checked here: its keys and their
shapes, that its patterns and formulas parse, and that both speak of the same slots.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from factcheck.expressions import compile_kept
from factcheck.languages import Language, language_codes, load_language, shipped_rules
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.errors import PatternError, suggestion
from factcheck.rulebook.agreement import check_formulas, check_slots
from factcheck.rulebook.errors import RuleFileError
from factcheck.rulebook.keys import PHRASING_KEYS, RULE_KEYS, WORDING_KEYS, Key
from factcheck.rulebook.model import Option, Phrasing, Rule, Wording
from factcheck.rulebook.shapes import RuleFile, check_keys, unfit
from factcheck.toml_text import TomlError, read_toml

_ID = compile_kept(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_LARGEST = 1_000_000  # bytes; the largest of those that came with factcheck has 30,000
_LANGUAGE = Key("options", required=False, meaning="the rule in this language")


def read_rule(path: str, family: str) -> Rule:
    """Return the rule in the file *path*.

    Raises:
        RuleFileError: The file cannot be used.
    """
    # Rules may come from strangers: a link might lead to any file, and a pipe has no end.
    if not os.path.isfile(path):  # noqa: PTH113 - pathlib costs 9 ms
        raise RuleFileError(path, 1, problem="this is no file")
    if os.path.islink(path) and not _is_shipped(path):  # noqa: PTH114
        raise RuleFileError(path, 1, problem="this is a link", advice="put the file itself here")
    size = os.path.getsize(path)  # noqa: PTH202
    if size > _LARGEST:
        problem = f"too large: {size:,} bytes; a rule file has at most {_LARGEST:,}"
        raise RuleFileError(path, 1, problem=problem)
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123
            text = stream.read()
    except UnicodeDecodeError as error:
        raise RuleFileError(path, 1, problem=f"not UTF-8: {error.reason}") from error
    except OSError as error:
        raise RuleFileError(path, 1, problem=f"cannot be read: {error.strerror}") from error
    return parse_rule(text, path, family)


def _is_shipped(path: str) -> bool:
    return path.startswith(os.path.join(shipped_rules(), ""))  # noqa: PTH118


def parse_rule(text: str, path: str, family: str) -> Rule:
    """Return the rule in *text*, which is the content of *path*; see `read_rule`."""
    file = RuleFile(path, text)
    data = _toml(file)
    codes = language_codes()
    check_keys(file, "", data, {**RULE_KEYS, **dict.fromkeys(codes, _LANGUAGE)})
    _check_id(file, data)
    if ("relation" in data) == ("check" in data):
        raise file.error(
            problem="a rule has either a relation or a check",
            key="check" if "check" in data else "id",
            advice='write relation = "a == b + c", in the names of the slots',
        )
    relations = _texts(data.get("relation", ()))
    unless = data.get("unless", "")
    check_formulas(file, "", relations, unless)
    spoken = [code for code in codes if code in data]
    if not spoken:
        raise file.error(
            problem="the rule speaks no language",
            key="id",
            advice=f"add a table: [{'] or ['.join(codes)}]",
        )
    wordings = {code: _wording(file, code, data, relations, unless) for code in spoken}
    bound = {
        slot.name
        for wording in wordings.values()
        for phrasing in wording.phrasings
        for slot in phrasing.search.bound
    }
    for name in data.get("elsewhere", ()):
        if name not in bound:
            raise file.error(
                problem=f'"{name}" is no slot of a phrasing',
                key="elsewhere",
                quoted=name,
                advice=suggestion(name, bound),
            )
    return Rule(
        id=data["id"],
        summary=data["summary"],
        family=data.get("family", family),
        severity=data["severity"],
        relations=relations,
        unless=unless,
        elsewhere=tuple(data.get("elsewhere", ())),
        where=tuple(data.get("where", ())),
        since=data.get("since", ""),
        why=data["why"].strip(),
        check=data.get("check", ""),
        format=data.get("format", "text"),
        options=_options(file, data.get("options", {})),
        wordings=MappingProxyType(wordings),
        path=path,
    )


def _toml(file: RuleFile) -> dict[str, Any]:
    try:
        return read_toml(file.text)
    except TomlError as error:
        raise RuleFileError(
            file.path,
            error.line + 1,
            problem=str(error),
            text=(file.text.splitlines()[error.line : error.line + 1] or [""])[0],
            column=error.column,
            advice="every sentence stands in quotes; one with a quote inside stands in '…'",
        ) from error


def _check_id(file: RuleFile, data: Mapping[str, Any]) -> None:
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


def _options(file: RuleFile, table: Mapping[str, Any]) -> Mapping[str, Option]:
    return MappingProxyType({name: _option(file, name, value) for name, value in table.items()})


def _option(file: RuleFile, name: str, value: object) -> Option:
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
    file: RuleFile, code: str, data: Mapping[str, Any], relations: tuple[str, ...], unless: str
) -> Wording:
    table = data[code]
    check_keys(file, code, table, WORDING_KEYS)
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
        demands=tuple(phrasing.search.demands for phrasing in phrasings),
        exceptions=tuple(
            _compiled(file, code, "except", pattern, language)
            for pattern in table.get("except", ())
        ),
        doubts=tuple(
            _compiled(file, code, "doubt", pattern, language) for pattern in table.get("doubt", ())
        ),
        right=tuple(table["right"]),
        known_false_alarms=tuple(table.get("known_false_alarms", ())),
        wrong=tuple(table["wrong"].items()),
        summary=table.get("summary", ""),
    )
    if "check" not in data:
        check_slots(file, code, wording, relations, unless)
    return wording


def _phrasing(
    file: RuleFile, code: str, entry: str | dict[str, Any], language: Language
) -> Phrasing:
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
            reason = unfit(value, PHRASING_KEYS[name].shape)
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
    check_formulas(file, code, relations, unless)
    return Phrasing(
        pattern=entry["pattern"],
        relations=relations,
        severity=entry.get("severity"),
        unless=unless,
        message=entry.get("message", ""),
        exceptions=tuple(
            _compiled(file, code, "phrasings", pattern, language) for pattern in entry["except"]
        )
        if "except" in entry
        else None,
        further=_compiled(file, code, "phrasings", entry["further"], language)
        if "further" in entry
        else None,
        search=_compiled(file, code, "phrasings", entry["pattern"], language),
    )


def _compiled(file: RuleFile, code: str, key: str, pattern: str, language: Language) -> Compiled:
    try:
        return compile_pattern(pattern, language, tried=_is_shipped(file.path))
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
