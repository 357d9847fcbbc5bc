"""The language server: findings in an editor while one types.

`places` leads between places of a report and positions of an editor, `answers` turns reports into
what the protocol has for them, and `server` talks. Whoever starts the server gives it the way to
check an article, so that nothing here knows about configurations and command lines.
"""
