"""The command line. It imports nothing heavy, so that even Ctrl-C during the start ends cleanly."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from framing.cli import streams
from framing.threads import one_thread

_INTERRUPTED = 130
_PIPE_CLOSED = 141
_PARTIAL = 3
_SLOW = frozenset({"analyze", "compare", "corpus", "demo", "kwic", "read", "reproduce", "stories"})
_SILENT = frozenset({"-q", "--quiet", "-h", "--help"})
_GLOBAL = frozenset({"--debug", "--no-color", "--no-config"})
_EXPORTS = ("csv", "json", "html", "markdown", "xlsx", "parquet")


def main() -> int:
    """Run the command of sys.argv; returns the exit code (see docs/exit-codes.md)."""
    one_thread()
    streams.prepare()
    searching = gc.isenabled()
    gc.disable()  # most commands end before garbage matters; `running` switches collection on for much text
    try:
        code = _guarded(sys.argv[1:])
    finally:
        if searching:
            gc.enable()
    return code if streams.finish() else code or 1


def _guarded(given: list[str]) -> int:
    debug = "--debug" in given
    try:
        if given[:1] and given[0] in _SLOW and not _SILENT.intersection(given):
            streams.announce("Reading…")
        prepared = _prepared(given)[0]
        code = _run(prepared, configured="--no-config" not in _options(given))
        if code in (0, _PARTIAL) and not _SILENT.intersection(given):
            _tell_written(given, prepared)
        return code
    except SystemExit as end:  # how typer exits when a pipe is closed
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        streams.drop(sys.stdout)
        return _PIPE_CLOSED
    except MemoryError:
        _say("out of memory")
        return 1
    except Exception as fault:
        if _is_interruption(fault):
            return _interrupted()
        if debug:
            raise
        return _explain(fault)


def _interrupted() -> int:
    _say("interrupted")
    return _INTERRUPTED


def _is_interruption(fault: BaseException) -> bool:
    """Whether Ctrl-C lies behind it: a compiled module whose import is interrupted raises an ImportError instead."""
    seen: set[int] = set()
    inner: BaseException | None = fault
    while inner is not None and id(inner) not in seen:
        if isinstance(inner, KeyboardInterrupt):
            return True
        seen.add(id(inner))
        inner = inner.__cause__ or inner.__context__
    return False


def _run(arguments: list[str], *, configured: bool) -> int:
    from framing.cli.app import app
    from framing.cli.configuration import configuration

    settings = configuration(arguments) if configured else None
    if settings and not _SILENT.intersection(arguments):
        _say(f"settings from {os.path.relpath(settings.path)}: {', '.join(settings.keys)}")
    code = app(arguments, settings)(args=arguments, prog_name="framing", standalone_mode=False)
    if code == _INTERRUPTED:  # typer has caught Ctrl-C silently
        raise KeyboardInterrupt
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _prepared(arguments: list[str]) -> tuple[list[str], bool]:
    """Remove the global options, such as --debug, and give exports without a path their default path."""
    options = _options(arguments)
    rest = arguments[len(options) :]
    debug = "--debug" in options
    if "--no-color" in options:
        os.environ["NO_COLOR"] = "1"
    kept = [a for a in options if a not in _GLOBAL]
    if kept[:1] == ["corpus"]:  # its exports take no path
        return [*kept, *rest], debug
    return [*_with_default_paths(kept), *rest], debug


def _options(arguments: list[str]) -> list[str]:
    """The arguments before "--"."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def _with_default_paths(options: list[str]) -> list[str]:
    out: list[str] = []
    for i, option in enumerate(options):
        out.append(option)
        name = option.removeprefix("--")
        following = options[i + 1] if i + 1 < len(options) else None
        if option.startswith("--") and name in _EXPORTS and (following is None or _is_option(following)):
            out.append(_default_path(name))
    return out


def _tell_written(given: list[str], prepared: list[str]) -> None:
    """Report where exports without a path were written."""
    for path in (_default_path(name) for name in _EXPORTS):
        if path in prepared and path not in given:
            _say(f"{path} written")


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _default_path(name: str) -> str:
    ending = {"markdown": ".md", "parquet": "-parquet"}.get(name, f".{name}")
    return f"reports/framing{ending}"


def _explain(fault: Exception) -> int:
    """Print an error as one line; returns its exit code."""
    from framing.errors import FramingError

    if isinstance(fault, FramingError):
        _say(fault.message, fault.hint)
        return fault.exit_code
    if type(fault).__name__ == "NoArgsIsHelpError":  # raised by typer if no command is named: the help is shown
        print(fault, file=sys.stderr)
        return 2
    format_message = getattr(fault, "format_message", None)
    if format_message:  # raised by typer for wrong options and arguments
        message = " ".join(str(format_message()).split())  # typer puts the choices on lines of their own
        _say(message, _help(fault, message) if _has_context(fault) else "framing --help lists the commands")
        return int(getattr(fault, "exit_code", 2))
    if isinstance(fault, OSError):
        streams.drop(sys.stdout)  # the rest of its buffer cannot be written either
        _say(f"{fault.strerror or fault}" + (f": {fault.filename}" if fault.filename else ""))
        return 1
    code = getattr(fault, "exit_code", None)
    if code is not None:  # typer.Exit and typer.Abort
        return int(code)
    _say(f"unexpected {type(fault).__name__}: {fault}", "please run again with --debug and report the output")
    return 1


def _has_context(fault: Exception) -> bool:
    return getattr(fault, "ctx", None) is not None


def _help(fault: Exception, message: str) -> str:
    """What to do next: for a file where a command should be, the command that it needs."""
    first = next((w for w in sys.argv[1:] if not _is_option(w)), "")
    if message.startswith("No such command") and os.path.isfile(first):  # noqa: PTH113 - pathlib is slow to import
        return f"for one article framing analyze {first}, for several framing compare {first} …"
    return f"{getattr(fault, 'ctx').command_path} --help"  # noqa: B009 - the type has no such attribute


def _say(message: str, hint: str | None = None) -> None:
    """Print one line on stderr, with control characters of foreign text escaped."""
    from framing.reporter.display import display

    line = f"framing: {message}" + (f" ({hint})" if hint else "")
    with contextlib.suppress(OSError):  # stderr may be closed
        print(display(" ".join(line.split("\n"))), file=sys.stderr)
