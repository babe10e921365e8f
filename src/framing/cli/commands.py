"""Commands by name, each imported when it is called: declaring all options takes longer than importing typer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import typer

_TAKEN = {"list": "list_", "import": "import_"}  # reserved words of Python


def declare(made: typer.Typer, package: str, commands: Mapping[str, str], arguments: Sequence[str]) -> None:
    """Add the names of all commands, and the options of the one that is called.

    Args:
        package: has a module for each command, with a function of that name or a `group` of commands.
        commands: name -> the first sentence of its help.
    """
    place = next((i for i, a in enumerate(arguments) if not a.startswith("-")), len(arguments))
    for name, says in commands.items():
        if arguments[place : place + 1] == [name]:
            _add(made, package, name, arguments[place + 1 :])
        else:
            made.command(name, help=says)(_not_called)


def _add(made: typer.Typer, package: str, name: str, rest: Sequence[str]) -> None:
    word = _TAKEN.get(name, name)
    module = import_module(f"{package}.{word}")
    group: Callable[[Sequence[str]], typer.Typer] | None = getattr(module, "group", None)
    if group is not None:
        made.add_typer(group(rest), name=name)
    else:
        command: Callable[..., Any] = getattr(module, word)
        made.command(name)(command)


def _not_called() -> None:
    """Placeholder for a command that the help only lists."""
