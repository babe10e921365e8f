"""Every command with its options, for shell completion and for the reference in the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer

from framing.cli.app import COMMANDS, app


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command that can be called, as words and as click's command, in the order of the help."""
    for name in COMMANDS:
        for path in _paths(name):
            yield from _called(path)


def _paths(name: str) -> list[tuple[str, ...]]:
    """The command itself, or the commands of a group whose files are imported one by one."""
    module = import_module(f"framing.cli.{name}")
    return [(name, sub) for sub in getattr(module, "COMMANDS", ())] or [(name,)]


def _called(path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    command: Any = typer.main.get_command(app(list(path)))
    for word in path:
        command = command.commands[word]
    if hasattr(command, "commands"):  # a group whose commands are all declared at once
        yield from (((*path, name), sub) for name, sub in command.commands.items())
    else:
        yield path, command


def options(command: Any) -> list[Any]:
    """The options of a command, without its arguments."""
    return [p for p in command.params if p.param_type_name == "option"]
