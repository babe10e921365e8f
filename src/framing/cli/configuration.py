"""Settings from a file: framing.toml, or [tool.framing] in pyproject.toml. What the command line says wins.

The nearest file counts: in the current folder, else in the folder above, and so on. It costs time at start-up only if
there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import UsageError

FILE, SHARED_FILE = "framing.toml", "pyproject.toml"
USERS = frozenset({"analyze", "compare", "corpus", "kwic", "lexicon", "read", "report", "stories"})
"""The commands that take settings from a file."""


class Setting(NamedTuple):
    """A key of the file and the option that it stands for."""

    key: str
    option: str  # as on the command line
    parameter: str  # of the commands' functions
    type: type
    meaning: str
    is_path: bool = False


SETTINGS = (
    Setting("lexicons", "--lexicon", "lexicon", list, "Names or paths of lexicons to add.", is_path=True),
    Setting("only-lexicons", "--only-lexicon", "only_lexicon", bool, "Use only these lexicons, not the default ones."),
    Setting("aliases", "--alias", "alias", str, "Path of a CSV file with the columns alias,name.", is_path=True),
    Setting("pipeline", "--pipeline", "pipeline", str, "Name of an installed spaCy pipeline."),
    Setting(
        "frames-reader", "--frames-reader", "frames_reader", str, "Who reads sentences for frames: words, encoder."
    ),
    Setting("jobs", "--jobs", "jobs", int, "Number of processes; 0 lets framing choose."),
    Setting("panels", "--panel", "panel", list, "The panels to show."),
    Setting("entities", "--entity", "entity", list, "The entities to show."),
    Setting("voice", "--voice", "voice", str, "own, quoted or all."),
    Setting("all", "--all", "all_rows", bool, "Show every row of every panel but evidence."),
    Setting("cache", "--no-cache", "no_cache", bool, "false: do not use the cache."),
    Setting("encoding", "--encoding", "encoding", str, "Encoding of the articles."),
)
_KINDS = {list: "a list of texts", bool: "true or false", str: "a text", int: "a whole number"}


class Configuration(NamedTuple):
    """What a file sets."""

    path: Path
    keys: tuple[str, ...]  # as written in the file
    values: dict[str, Any]  # parameter -> value


def configuration(arguments: Sequence[str] = ("compare",)) -> Configuration | None:
    """The settings for a command; None if no file sets any, or if the command takes none.

    Raises:
        UsageError: the file is no TOML, has an unknown key, or a value of the wrong kind.
    """
    if not arguments or arguments[0] not in USERS or {"-h", "--help"}.intersection(arguments):
        return None
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in (FILE, SHARED_FILE):
            found = _table(folder / name)
            if found is not None:
                return _read(folder / name, found)
    return None


def defaults(found: Configuration) -> dict[str, Any]:
    """The values by command, as click takes them (`default_map`)."""
    each: dict[str, Any] = dict.fromkeys(USERS, found.values)
    return {**each, "lexicon": {"coverage": found.values, "suggest": found.values}}


def _table(path: Path) -> Mapping[str, Any] | None:
    """The settings in a file; None where there is no file, or a pyproject.toml without [tool.framing]."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, PermissionError, IsADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path.name}: cannot be read as UTF-8 text") from fault
    if path.name == SHARED_FILE and "tool.framing" not in text:
        return None
    import tomllib

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{path.name}: {fault}") from fault
    return whole if path.name == FILE else whole.get("tool", {}).get("framing")


def _read(path: Path, table: Mapping[str, Any]) -> Configuration:
    known = {s.key: s for s in SETTINGS}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(known)}"
            raise UsageError(f"{path.name}: unknown setting {key!r}", hint=hint)
        setting = known[key]
        if not _is_of(value, setting.type):
            raise UsageError(f"{path.name}: {key} must be {_KINDS[setting.type]}, got {value!r}")
        values[setting.parameter] = not value if key == "cache" else _placed(value, path.parent, setting)
    return Configuration(path, tuple(table), values)


def _is_of(value: object, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is kind  # True is no number


def _placed(value: Any, folder: Path, setting: Setting) -> Any:
    """Paths are relative to the file that names them, not to where the command is called."""
    if not setting.is_path:
        return value
    if isinstance(value, list):
        return [_placed(item, folder, setting) for item in value]
    from framing.folders import is_name

    return value if setting.key == "lexicons" and is_name(value) else str(folder / value)
