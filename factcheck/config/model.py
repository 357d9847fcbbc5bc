"""A configuration as data: every setting with its origin, and what holds where nothing is set."""

import os
from collections.abc import Mapping
from typing import Any

from factcheck.config.errors import shortened
from factcheck.records import NamedTuple

Key = tuple[str, ...]  # the path to a setting: level, rules.share-of-total.severity

# None where the value follows from something else: the terminal, or another setting.
DEFAULTS: Mapping[str, Any] = {
    "include": (),
    "exclude": (),
    "level": "warning",
    "fail-level": None,
    "select": ("all",),
    "ignore": (),
    "language": "auto",
    "date-order": "auto",
    "message-language": "auto",
    "output-format": None,
    "baseline": None,
    "rules.from": (),
    "skip-patterns": (),
    "require-suppression-reason": False,
}


class Setting(NamedTuple):
    """The value of one key and who set it.

    *origin* is the file that has it on *line* (from 1), or a flag or variable if *line* is 0.
    """

    value: Any
    origin: str = "default"
    line: int = 0

    @property
    def folder(self) -> str:
        """The folder that paths and patterns in the value start from."""
        return os.path.dirname(self.origin) if self.line else os.getcwd()  # noqa: PTH109, PTH120

    def __str__(self) -> str:
        return f"{shortened(self.origin)}:{self.line}" if self.line else self.origin


class Config(NamedTuple):
    """The settings for some articles; *path* is the file they were read from, if there is one."""

    path: str = ""
    settings: Mapping[Key, Setting] = {}

    def get(self, *key: str) -> Setting:
        """Return the setting of *key*, the default where none is made."""
        setting = self.settings.get(key)
        return Setting(DEFAULTS.get(".".join(key))) if setting is None else setting

    def value(self, *key: str) -> Any:
        """Return the value of *key*."""
        return self.get(*key).value

    def below(self, *start: str) -> Mapping[Key, Setting]:
        """Return the settings whose keys begin with *start*, by the rest of their keys."""
        count = len(start)
        return {
            key[count:]: setting
            for key, setting in self.settings.items()
            if key[:count] == start and len(key) > count
        }

    def overlaid(self, settings: Mapping[Key, Setting]) -> "Config":
        """Return the configuration with *settings* in place of its own."""
        return self._replace(settings={**self.settings, **settings})
