"""datapackage.json: what the CSV files of a folder hold, column by column (Tabular Data Package 1.0).

R, Python and databases that know the format read names, types and meanings from it: https://specs.frictionlessdata.io.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from framing.reporter.tables.report import Column, Table

FILE = "datapackage.json"
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def datapackage(name: str, title: str, tables: Sequence[Table]) -> str:
    """The description of a folder with a file `KEY.csv` for each table.

    Args:
        name: of the package: lower case, words joined by "-".
    """
    package = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [_resource(t) for t in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.key.replace("_", "-"),
        "path": f"{table.key}.csv",
        "title": table.title,
        "description": table.caption,
        "encoding": "utf-8",
        "schema": {"fields": [_field(c) for c in table.columns], "missingValues": [""]},
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    kind = _TYPES[column.format.type]
    field = {"name": column.key, "type": kind, "title": column.heading, "description": column.meaning}
    return field | ({"trueValues": ["true"], "falseValues": ["false"]} if kind == "boolean" else {})
