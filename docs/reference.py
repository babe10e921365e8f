"""Write the pages of docs/reference/ that are made from the code: `uv run python docs/reference.py`.

Commands and options come from the command line itself, the fields of the JSON from docs/schema/, and what a field
means from the comments beside it in the code. A test fails while a page differs from what this makes.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from framing import audit, model
from framing.cli.introspection import commands, options
from framing.reporter.exports import records

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

_OF_THE_FILE = {"format": "number of this format; a field never changes its meaning in it", "audit": "how it was made"}
"""What the fields mean that are added to a record when it is written."""

_SAME_AS = {"RoleRecord": "RoleUse", "AuditedLexicon": "LexiconInfo", "AuditedArticle": "Article"}
"""Record -> the record whose fields mean the same, where it is not called after it ("EntityRecord", "Entity")."""


def _schema(file: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## {schema['title']}"
    yield f"Schema: [{file}](../schema/{file})"
    yield from _fields("Comparison" if file.startswith("compare") else "AnalysisRecord", schema)
    for name, definition in schema["$defs"].items():
        yield f"### {name} {{ #{file.split('-')[0]}-{name.lower()} }}"
        if definition.get("description"):
            yield _cell(definition["description"])
        if "enum" in definition:
            yield "One of " + ", ".join(f"`{value}`" for value in definition["enum"]) + "."
        yield from _fields(name, definition)


def _fields(record: str, definition: dict[str, Any]) -> Iterator[str]:
    fields = definition.get("properties", {})
    required = set(definition.get("required", ()))
    if fields:
        rows = [
            f"| `{name}` | {_sentence(meaning(record, name))} | {_type(x)} | {'yes' if name in required else ''} |"
            for name, x in fields.items()
        ]
        yield "\n".join(["| field | meaning | type | always there |", "|---|---|---|---|", *rows])


def _sentence(meant: str) -> str:
    """As it stands on the page, in the words of JSON and with no name of a class."""
    text = _cell(meant).replace("None", "null").replace("`Analysis.sentences`", "`sentences`")
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}."


def meaning(record: str, field: str) -> str:
    """What a field of a record means: its comment, else that of its namesake in the model, else what its type is."""
    said, types = _comments(model) | _comments(audit) | _comments(records), _types()
    model_record = _SAME_AS.get(record, record.removesuffix("Record"))
    for kind in (record, model_record):
        text, annotation = said.get((kind, field), ("", ""))
        if text or annotation in types:
            return text or types[annotation]
    return _OF_THE_FILE.get(field, "")


@cache
def _comments(module: ModuleType) -> dict[tuple[str, str], tuple[str, str]]:
    """Class and field -> the comment on the field's line, and the name of its type without "| None"."""
    source = inspect.getsource(module)
    lines = source.splitlines()
    return {
        (kind.name, field.target.id): (
            lines[field.lineno - 1].partition("  # ")[2],
            ast.unparse(field.annotation).removesuffix(" | None"),
        )
        for kind in ast.parse(source).body
        if isinstance(kind, ast.ClassDef)
        for field in kind.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


@cache
def _types() -> dict[str, str]:
    """Name of a type of the model -> the first paragraph that its docstring says."""
    body = ast.parse(inspect.getsource(model)).body
    classes = {x.name: ast.get_docstring(x) or "" for x in body if isinstance(x, ast.ClassDef)}
    aliases = {
        a.targets[0].id: inspect.cleandoc(b.value.value)
        for a, b in pairwise(body)
        if isinstance(a, ast.Assign) and isinstance(a.targets[0], ast.Name)
        if isinstance(b, ast.Expr) and isinstance(b.value, ast.Constant) and isinstance(b.value.value, str)
    }
    return {name: text.split("\n\n")[0] for name, text in (classes | aliases).items()}


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
