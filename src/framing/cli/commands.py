"""Commands by name, each imported when it is called: declaring the options of all takes longer than importing typer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import typer

_TAKEN = {"list": "list_", "import": "import_"}  # names that Python has given away


def declare(made: typer.Typer, package: str, commands: Mapping[str, str], arguments: Sequence[str]) -> None:
    """Add all commands by name, and the one that the arguments call with its options.

    Args:
        package: it has a module for each command with a function of that name, or with a `group` of commands.
        commands: name -> what help says of it.
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
    """Stands for a command that is only listed."""
