"""The command line: one module for each group of commands, imported when it is called.

Typer builds the parameters of every command it knows before it runs one, so the group below asks
for a command's module only when that command is meant. What the commands print is decided in
`factcheck.reports`.
"""
