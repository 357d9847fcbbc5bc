"""Which rules hold under a configuration, how severe, with which options, and who said so."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck.checks import NAMES
from factcheck.config.errors import ConfigError, misplaced
from factcheck.config.model import Config, Key, Setting
from factcheck.languages import shipped_rules
from factcheck.patterns.errors import suggestion
from factcheck.records import NamedTuple
from factcheck.rulebook import Rule, covers, load_rules, names_of
from factcheck.rulebook.errors import complaint
from factcheck.suppressions import CHECKS

if TYPE_CHECKING:
    from factcheck.rulebook.model import Option

PACK = "pack:"
PACKS = "factcheck.rules"  # the group of entry points by which installed packs are found
# What only the command line says: it adds to what a file selects and ignores.
ALSO_SELECT: Key = ("extend-select",)
ALSO_IGNORE: Key = ("extend-ignore",)


class Choice(NamedTuple):
    """A rule, as severe and with the options that are set, whether it is on, and who said so."""

    rule: Rule
    on: bool
    origin: str


def load_known(config: Config) -> tuple[Rule, ...]:
    """Return every rule there is under *config*: those shipped, its folders' and its packs'.

    Raises:
        ConfigError: There is no such folder or pack.
        factcheck.rulebook.RuleFileError: A rule file cannot be used.
        factcheck.languages.LanguageError: A language file cannot be used.
    """
    setting = config.get("rules", "from")
    folders = (shipped_rules(), *(_folder(name, setting) for name in setting.value))
    return with_checks(load_rules(folders))


def with_checks(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return *rules*, of which every check is one that is installed.

    Raises:
        factcheck.rulebook.RuleFileError: One is not.
    """
    installed = NAMES | CHECKS
    for rule in rules:
        if rule.check and rule.check not in installed:
            with open(rule.path, encoding="utf-8") as stream:  # noqa: PTH123
                text = stream.read()
            raise complaint(
                rule.path,
                text,
                problem=f'there is no check "{rule.check}"',
                key="check",
                advice=suggestion(rule.check, installed),
            )
    return rules


def choose_rules(config: Config, known: Sequence[Rule]) -> tuple[Choice, ...]:
    """Return what *config* makes of each of the rules *known*.

    Raises:
        ConfigError: It names a rule, family or option that does not exist.
    """
    _check_names(config, known)
    return tuple(_choice(config, _adjusted(config, rule)) for rule in known)


# Folders and packs --------------------------------------------------------------------------


def _folder(name: str, setting: Setting) -> str:
    """Return the folder of rules that *name*, one of the values of *setting*, stands for."""
    if name.startswith(PACK):
        return _pack(name.removeprefix(PACK), setting)
    folder = os.path.join(setting.folder, os.path.expanduser(name))  # noqa: PTH111, PTH118
    if not os.path.isdir(folder):  # noqa: PTH112
        raise _misnamed(setting, name, f"there is no folder of rules {name!r}")
    return folder


def _pack(name: str, setting: Setting) -> str:
    """Return the folder of the installed package that offers the pack *name*."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where packs are used
    from importlib.util import find_spec  # noqa: PLC0415

    packs = {entry.name: entry for entry in entry_points(group=PACKS)}
    if name not in packs:
        told = suggestion(name, packs)
        raise _misnamed(setting, PACK + name, f"there is no pack {name!r} installed: {told}")
    # The package is looked up and not imported: a pack is files, and none of its code is run.
    found = find_spec(packs[name].module)
    folders = found.submodule_search_locations if found else None
    if not folders:
        raise _misnamed(setting, PACK + name, f"the pack {name!r} has no folder of rules")
    return next(iter(folders))


# Names --------------------------------------------------------------------------------------


def _check_names(config: Config, known: Sequence[Rule]) -> None:
    rules = {rule.id for rule in known}
    names = names_of(known)
    lists = [config.settings.get(key) for key in (("select",), ("ignore",))]
    lists += [config.settings.get(key) for key in (ALSO_SELECT, ALSO_IGNORE)]
    lists += config.below("per-file-ignores").values()
    for setting in lists:
        for name in setting.value if setting else ():
            if name not in names:
                problem = f"unknown rule {name!r}: {suggestion(name, names)}"
                raise _misnamed(setting, name, problem)
    for (name, *_), setting in config.below("rules").items():
        if name != "from" and name not in rules:
            problem = f"unknown rule {name!r}: {suggestion(name, rules)}"
            raise _misnamed(setting, "", problem)


def _misnamed(setting: Setting | None, name: str, problem: str) -> ConfigError:
    """Return the error about *name*, which stands in the value of *setting*."""
    if setting is None or not setting.line:
        return ConfigError(problem)
    line = setting.line
    with open(setting.origin, encoding="utf-8") as stream:  # noqa: PTH123
        for number, text in enumerate(stream, start=1):
            if number >= line and name and any(f"{q}{name}{q}" in text for q in "\"'"):
                line = number
                break
    return misplaced(setting.origin, line, problem)


# What becomes of a rule ---------------------------------------------------------------------


def _choice(config: Config, rule: Rule) -> Choice:
    def among(*key: str) -> bool:
        return any(covers(name, rule) for name in config.get(*key).value or ())

    def set_by(*key: str) -> str:
        return str(config.get(*key))

    if among(*ALSO_IGNORE):
        return Choice(rule, False, set_by(*ALSO_IGNORE))
    if among(*ALSO_SELECT):
        return Choice(rule, True, set_by(*ALSO_SELECT))
    if among("ignore"):
        return Choice(rule, False, set_by("ignore"))
    return Choice(rule, among("select"), set_by("select"))


def _adjusted(config: Config, rule: Rule) -> Rule:
    """Return *rule* with the severity and the options that are set for it."""
    settings = config.below("rules", rule.id)
    if not settings:
        return rule
    options = dict(rule.options)
    for key, setting in settings.items():
        if key == ("severity",):
            rule = rule._replace(severity=setting.value)
        else:
            _put(options, key[1:], setting, rule.id)
    return rule._replace(options=MappingProxyType(options))


def _put(options: dict[str, Option], key: Key, setting: Setting, rule: str) -> None:
    """Put the value of *setting* into the place of the option *key*."""
    name = key[0]
    if name not in options:
        problem = f"the rule {rule} has no option {name!r}: {suggestion(name, options)}"
        raise _misnamed(setting, "", problem)
    old = options[name]
    if isinstance(old, Mapping) and len(key) > 1:
        inner = dict(old)
        _put(inner, key[1:], setting, rule)
        options[name] = MappingProxyType(inner)
    elif len(key) > 1 or not _fits(setting.value, old):
        problem = f"the option {name!r} of the rule {rule} should be {_told(old)}"
        raise _misnamed(setting, "", problem)
    else:
        options[name] = setting.value


def _fits(value: Any, old: Option) -> bool:
    if not isinstance(old, tuple):
        return type(value) is type(old)
    kinds = {type(one) for one in old} or {str, int}
    return isinstance(value, tuple) and all(type(one) in kinds for one in value)


_SHAPES: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    str: "a text",
    tuple: "a list like that in its rule file",
}


def _told(old: Option) -> str:
    if isinstance(old, Mapping):
        return f"a table with {', '.join(_keys(old))}"
    return _SHAPES[type(old)]


def _keys(table: Mapping[str, Option]) -> Iterator[str]:
    return iter(sorted(table))
