"""How the articles of a folder are checked: its configuration, with the command line on top."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.cli.baseline import REASON, Entries, article_of, baseline_of, read_baseline
from factcheck.cli.options import end
from factcheck.config import (
    Config,
    ConfigError,
    Key,
    Setting,
    choose_rules,
    find_config,
    load_known,
    read_assignments,
    read_config,
)
from factcheck.config.files import is_assignment
from factcheck.config.globs import matched
from factcheck.config.ignored import find_ignored, read_ignored
from factcheck.config.selection import with_checks
from factcheck.engine import Settings
from factcheck.languages import LanguageError
from factcheck.records import NamedTuple
from factcheck.rulebook import Rule, RuleFileError, load_rules
from factcheck.suppressions import NO_REASON, Silence

CONFIG = "--config"


class Wishes(NamedTuple):
    """What the command line says about the configuration.

    *configs* are the values of ``--config``: a file, or ``key = value``. *flags* are settings that
    flags of their own make; they win over everything else. *inline* says whether articles may
    silence rules themselves, *baseline* whether what a baseline knows is silent. *form* is the
    articles' format, empty where their names tell it.
    """

    configs: tuple[str, ...] = ()
    isolated: bool = False
    flags: Mapping[Key, Setting] = {}
    as_of: tuple[int, int, int] | None = None
    inline: bool = True
    baseline: bool = True
    form: str = ""


class Setup(NamedTuple):
    """How articles are checked.

    *known* are all rules there are, *rules* those that are on. *silenced* leads from an article to
    the fingerprints that the ignore file and the baseline have of it, with the reasons.
    """

    config: Config
    known: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    settings: Settings
    silenced: Callable[[str], Mapping[str, str]]

    def settings_of(self, path: str) -> Settings:
        """Return the settings for the article *path*: some rules may be silent in it."""
        silent = tuple(
            (name, f'per-file-ignores "{pattern}"')
            for (pattern,), setting in self.config.below("per-file-ignores").items()
            if matched(path, (pattern,), setting.folder)
            for name in setting.value
        )
        settings = self.settings
        known = self.silenced(path)
        return settings._replace(
            silence=settings.silence._replace(known=self.known, rules=silent, fingerprints=known)
        )


Setups = Callable[[str], Setup]


def setups(wishes: Wishes) -> Setups:
    """Return the function from a folder to how the articles in it are checked.

    A configuration, rule or language file that cannot be used ends the command.
    """
    configured = configurations(wishes)
    made: dict[str, Setup] = {}

    def setup(folder: str) -> Setup:
        config = configured(folder)
        if config.path not in made:
            made[config.path] = _setup(config, wishes)
        return made[config.path]

    return setup


def configurations(wishes: Wishes) -> Callable[[str], Config]:
    """Return the function from a folder to the configuration of the articles in it."""
    files = [text for text in wishes.configs if not is_assignment(text)]
    if len(files) > 1:
        end(f"{CONFIG}: there can be one file only: {', '.join(files)}")
    if files and wishes.isolated:
        end(f"{CONFIG} {files[0]}: with --isolated no file is read")
    assigned = [text for text in wishes.configs if is_assignment(text)]
    extra = {**or_end(read_assignments, assigned, CONFIG), **wishes.flags}

    @cache
    def read(path: str) -> Config:
        config = or_end(read_config, path) if path else Config()
        return config.overlaid(extra)

    @cache
    def configuration(folder: str) -> Config:
        if wishes.isolated:
            return read("")
        return read(files[0] if files else or_end(find_config, folder))

    return configuration


def _setup(config: Config, wishes: Wishes) -> Setup:
    reasons = config.value("require-suppression-reason")

    @cache
    def read(path: str) -> Mapping[str, str]:
        found: Mapping[str, str] = or_end(lambda: read_ignored(path, reasons=reasons))
        return {one: why or NO_REASON for one, why in found.items()}

    @cache
    def ignored(folder: str) -> Mapping[str, str]:
        path = "" if wishes.isolated else find_ignored(folder)
        return read(path) if path else {}

    baseline = baseline_of(config) if wishes.baseline else ""
    entries: Entries = or_end(read_baseline, baseline) if baseline else {}

    def silenced(path: str) -> Mapping[str, str]:
        found = entries.get(article_of(path, baseline), {}) if entries else {}
        return {**dict.fromkeys(found, REASON), **ignored(folder_of(path))}

    known = or_end(load_known, config)
    choices = or_end(choose_rules, config, known)
    language = config.value("message-language")
    if language != "auto":
        from factcheck.rulebook.translation import speaking  # noqa: PLC0415 - few want it

        choices = tuple(one._replace(rule=speaking(one.rule, language)) for one in choices)
    return Setup(
        config,
        tuple(choice.rule for choice in choices),
        tuple(choice.rule for choice in choices if choice.on),
        Settings(
            config.value("language"),
            config.value("date-order"),
            wishes.as_of,
            config.value("skip-patterns"),
            Silence(inline=wishes.inline, reasons=reasons),
            form=wishes.form,
        ),
        silenced,
    )


def load_or_end(folders: Sequence[str], *, cached: bool = True) -> tuple[Rule, ...]:
    """Return the rules in *folders*; a rule file that cannot be used ends the command."""
    rules: tuple[Rule, ...] = or_end(lambda: with_checks(load_rules(folders, cached=cached)))
    return rules


def or_end(function: Callable[..., Any], *arguments: object) -> Any:
    """Return what *function* returns; what it cannot use ends the command."""
    try:
        return function(*arguments)
    except (ConfigError, RuleFileError, LanguageError) as error:
        end(str(error))


def folder_of(path: str) -> str:
    """Return the folder of the article *path*; that of standard input is the present one."""
    return os.path.dirname(path) or os.curdir  # noqa: PTH120
