"""framing cache: what is kept between runs."""

from __future__ import annotations

from collections.abc import Sequence

import typer

app = typer.Typer(help="Inspect or empty the cache.", no_args_is_help=True, rich_markup_mode=None)


def group(arguments: Sequence[str]) -> typer.Typer:
    """Both commands; two are not worth separate imports."""
    return app


@app.command()
def info() -> int:
    """Show where the cache is, and its records by kind.

    \b
    framing cache info
    FRAMING_CACHE=/scratch/me framing cache info
    """
    from framing.cache.store import Store
    from framing.folders import cache_file
    from framing.reporter.display import display

    with Store(cache_file()) as kept:
        known = kept.info()
        if known is None:
            typer.echo(display(f"framing: {kept.trouble}"), err=True)
            return 1
        typer.echo(display(f"{known.path}: {known.records} records, {known.bytes / 1e6:.1f} MB"))
        for share in known.kinds:
            typer.echo(f"  {share.kind:<10} {share.records:>8} {share.bytes / 1e6:>10.1f} MB")
    return 0


@app.command()
def clear() -> int:
    """Delete every record. The next run parses again.

    \b
    framing cache clear
    """
    from framing.cache.store import Store
    from framing.folders import cache_file
    from framing.reporter.display import display

    with Store(cache_file()) as kept:
        dropped = kept.clear()
        if kept.trouble:
            typer.echo(display(f"framing: {kept.trouble}"), err=True)
        typer.echo(f"{dropped} records dropped")
    return 1 if kept.trouble else 0
