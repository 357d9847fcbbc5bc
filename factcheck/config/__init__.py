"""The configuration: ``factcheck.toml``, ``.factcheck.toml``, or a table in ``pyproject.toml``.

A `Config` knows of every setting who made it. The nearest file above an article holds for it, and
files are put together only where one says ``extend``. Nothing here knows of the command line: its
flags are laid over a configuration by `Config.overlaid`.
"""

from __future__ import annotations

from factcheck.config.errors import ConfigError
from factcheck.config.files import find_config, read_assignments, read_config
from factcheck.config.model import DEFAULTS, Config, Key, Setting
from factcheck.config.selection import Choice, choose_rules, load_known

__all__ = [
    "DEFAULTS",
    "Choice",
    "Config",
    "ConfigError",
    "Key",
    "Setting",
    "choose_rules",
    "find_config",
    "load_known",
    "read_assignments",
    "read_config",
]
