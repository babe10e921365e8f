"""Write the pages of docs/reference/ that are made from the code: `uv run python docs/reference.py`.

Commands and options come from the command line itself, the fields of the JSON from docs/schema/. A test fails while a
page differs from what this makes.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.cli.introspection import commands, options

DOCS = Path(__file__).resolve().parent
_MADE = "<!-- Made by docs/reference.py: change the code, not this page. -->"


def pages() -> dict[str, str]:
    """Path below docs/ -> content."""
    return {"reference/commands.md": commands_page(), "reference/json.md": json_page()}


# ------------------------------------------------------------------------------------------------------- commands
def commands_page() -> str:
    parts = [_MADE, "# Commands and options", _GLOBAL]
    for path, command in commands():
        parts += _command(path, command)
    return "\n\n".join(parts) + "\n"


_GLOBAL = """\
`--version`, `--debug` (the traceback of an unexpected error), `--no-color`, `--no-config`
([settings](../configuration.md)) and `--help` work with every command.
For exit codes and streams see [exit codes](../exit-codes.md)."""


def _command(path: tuple[str, ...], command: Any) -> Iterator[str]:
    text, examples = _said(command.help or "")
    yield f"## framing {' '.join(path)}"
    yield text
    if examples:
        yield f"```\n{examples}\n```"
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    rows = [f"| `{_name(p)}` | {_cell(p.help)} | |" for p in arguments]
    rows += [f"| {_names(p)} | {_cell(p.help)} | {_default(p)} |" for p in options(command) if p.name != "help"]
    if rows:
        yield "\n".join(["| | meaning | default |", "|---|---|---|", *rows])


def _said(help_: str) -> tuple[str, str]:
    """The text of a help and its examples, which follow a line with a backspace."""
    text, _, examples = inspect.cleandoc(help_).partition("\b\n")
    return text.strip(), examples.strip()


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _names(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or _choice(option)}"
    return ", ".join(f"`{name}{value}`" for name in sorted(option.opts, key=len, reverse=True)[:1]) + "".join(
        f", `{name}`" for name in option.opts if not name.startswith("--")
    )


def _choice(option: Any) -> str:
    choices = getattr(option.type, "choices", None)
    return "/".join(str(getattr(c, "value", c)) for c in choices) if choices else option.type.name.upper()


def _default(option: Any) -> str:
    value = getattr(option.default, "value", option.default)
    return "" if option.is_flag or value in (None, [], "", ()) or callable(value) else f"`{value}`"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


# ----------------------------------------------------------------------------------------------------------- JSON
def json_page() -> str:
    parts = [_MADE, "# JSON", _JSON]
    for name in ("compare-1.json", "analyze-1.json"):
        schema = json.loads((DOCS / "schema" / name).read_text(encoding="utf-8"))
        parts += _schema(name, schema)
    return "\n\n".join(parts) + "\n"


_JSON = """\
What `framing compare --json` and `framing analyze --json` write. The schemas are JSON Schema 2020-12. Offsets count
characters of the article's text; the end is not included. A field without "yes" may be missing. Values in `code` are
the only ones that a field can have. A list in brackets has a fixed length. [Tables and columns](../columns.md) explains
most of the names."""


def _schema(file: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## {schema['title']}"
    yield f"Schema: [{file}](../schema/{file})"
    yield from _fields(schema)
    for name, definition in schema["$defs"].items():
        yield f"### {name} {{ #{file.split('-')[0]}-{name.lower()} }}"
        if definition.get("description"):
            yield _cell(definition["description"])
        if "enum" in definition:
            yield "One of " + ", ".join(f"`{value}`" for value in definition["enum"]) + "."
        yield from _fields(definition)


def _fields(definition: dict[str, Any]) -> Iterator[str]:
    fields = definition.get("properties", {})
    required = set(definition.get("required", ()))
    if fields:
        rows = [f"| `{name}` | {_type(x)} | {'yes' if name in required else ''} |" for name, x in fields.items()]
        yield "\n".join(["| field | type | always there |", "|---|---|---|", *rows])


def _type(given: dict[str, Any]) -> str:
    if "$ref" in given:
        return str(given["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in given:
        return " or ".join(_type(x) for x in given["anyOf"])
    if "const" in given:
        return f"`{given['const']}`"
    if "enum" in given:
        return ", ".join(f"`{value}`" for value in given["enum"])
    if given.get("type") == "array":
        if given.get("prefixItems"):
            return f"({', '.join(_type(x) for x in given['prefixItems'])})"
        return f"list of {_type(given['items'])}" if given.get("items") else "list of values"
    if given.get("type") == "object" and isinstance(given.get("additionalProperties"), dict):
        return f"name → {_type(given['additionalProperties'])}"
    kind = given.get("type", "any value")
    return re.sub(r"[\[\]']", "", str(kind))


def main() -> None:
    for path, content in pages().items():
        (DOCS / path).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
