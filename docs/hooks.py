"""What mkdocs does besides: notebooks become pages, with the outputs saved in them; no page loads from the network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

_WORKER = "https://unpkg.com/iframe-worker/shim"
"""Lets a page that was opened from a disk search; the theme would load it from there."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.endswith(".ipynb"):
            notebook = json.loads(Path(str(file.abs_src_path)).read_text(encoding="utf-8"))
            page = page_of(notebook, Path(file.src_uri).name)
            files.append(File.generated(config, file.src_uri.removesuffix(".ipynb") + ".md", content=page))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return output.replace(_WORKER, get_relative_url("site/iframe-worker.js", page.url))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return output_content.replace(_WORKER, "/site/iframe-worker.js")  # 404.html


def page_of(notebook: dict[str, Any], name: str) -> str:
    """The notebook as Markdown."""
    parts: list[str] = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        parts += [_output(output) for output in cell["outputs"]]
    title, _, rest = "\n\n".join(parts).partition("\n")
    return f"{title}\n\n[This notebook]({name}){{ download }} with its outputs.\n{rest}\n"


def _output(output: dict[str, Any]) -> str:
    if output["output_type"] == "stream":
        return _text("".join(output["text"]))
    data = output["data"]
    if "text/html" in data:  # a line break would end the block of HTML
        return '<div class="output" markdown="0">' + "".join(data["text/html"]).replace("\n", " ") + "</div>"
    return _text("".join(data["text/plain"]))


def _text(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"
