"""The language in which rules phrase what they look for; its one page is ``rules/README.md``."""
