"""framing completion: a script for the shell. It holds all names itself, so completing never starts framing."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Shell(StrEnum):
    """Shells that completion is written for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.", show_default=False)],
) -> int:
    """Print a script that completes commands and options in a shell.

    \b
    framing completion bash >> ~/.bashrc
    framing completion zsh >> ~/.zshrc
    framing completion fish > ~/.config/fish/completions/framing.fish
    """
    typer.echo({Shell.bash: _bash, Shell.zsh: _zsh, Shell.fish: _fish}[shell](), nl=False)
    return 0


def _names() -> dict[str, list[str]]:
    """Words that may follow, by the words before: "" -> commands, "compare" -> its options, "lexicon" -> commands."""
    from framing.cli.introspection import commands, options

    found: dict[str, list[str]] = {"": []}
    for path, command in commands():
        if path[0] not in found[""]:
            found[""].append(path[0])
        if len(path) > 1:
            found.setdefault(path[0], []).append(path[1])
        found[" ".join(path)] = [name for option in options(command) for name in option.opts if name[:2] == "--"]
        found[" ".join(path)].append("--help")
    found["completion"] = [*(s.value for s in Shell), *found["completion"]]
    return found


def _values() -> dict[str, list[str]]:
    """Values of the options that accept a fixed set."""
    from framing.cli.options import VoiceChoice
    from framing.reporter.tables.tables import PANELS

    return {"--voice": [v.value for v in VoiceChoice], "--panel": list(PANELS)}


def _bash() -> str:
    names, values = _names(), _values()
    groups = "|".join({path.split(" ")[0]: "" for path in names if " " in path})
    of_option = "\n".join(f'    {option}) words="{" ".join(given)}" ;;' for option, given in values.items())
    of_command = "\n".join(f'    "{path}") words="{" ".join(given)}" ;;' for path, given in names.items())
    return f"""\
_framing() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" path="" words=""
  [ "$COMP_CWORD" -gt 1 ] && path="${{COMP_WORDS[1]}}"
  case "$path" in {groups}) [ "$COMP_CWORD" -gt 2 ] && path="$path ${{COMP_WORDS[2]}}" ;; esac
  case "$before" in
{of_option}
    *) case "$path" in
{of_command}
    esac ;;
  esac
  [ "${{words:0:2}}" = "--" ] && [ "${{current:0:1}}" != "-" ] && words=""
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ "${{#COMPREPLY[@]}}" -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))
}}
complete -o filenames -F _framing framing
"""


def _zsh() -> str:
    # bashcompinit needs compinit, which an empty .zshrc has not called; -u: it asks nothing about shared folders
    begun = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u; }"
    return f"{begun}\nautoload -U +X bashcompinit && bashcompinit\n{_bash()}"


def _fish() -> str:
    names, values = _names(), _values()
    lines = [f"complete -c framing -n __fish_use_subcommand -f -a '{' '.join(names[''])}'"]
    groups = {path.split(" ")[0] for path in names if " " in path}
    for path, given in names.items():
        if not path:
            continue
        seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in path.split(" "))
        if path in groups:
            lines.append(f"complete -c framing -n '{seen}' -f -a '{' '.join(given)}'")
            continue
        for name in given:
            if not name.startswith("--"):
                lines.append(f"complete -c framing -n '{seen}' -f -a {name}")
                continue
            few = f" -x -a '{' '.join(values[name])}'" if name in values else ""
            lines.append(f"complete -c framing -n '{seen}' -l {name[2:]}{few}")
    return "\n".join(lines) + "\n"
