"""Every field of a record says what it holds."""

from __future__ import annotations

import ast
from pathlib import Path

from framing import model

SOURCE = Path(model.__file__).read_text(encoding="utf-8")


def undocumented(source: str) -> list[str]:
    """Classes without a docstring, and fields without a comment, docstring, `Attributes` line or documented type."""
    tree, lines = ast.parse(source), source.splitlines()
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    types = {c.name for c in classes} | {
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and "Literal" in ast.unparse(node)
    }
    found = [c.name for c in classes if not ast.get_docstring(c)]
    for record in classes:
        for field, following in zip(record.body, [*record.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign):
                has_comment = "  # " in lines[(field.end_lineno or 0) - 1]
                has_docstring = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                has_type = any(isinstance(n, ast.Name) and n.id in types for n in ast.walk(field.annotation))
                name = ast.unparse(field.target)
                has_line = f" {name}: " in (ast.get_docstring(record) or "")
                if not (has_comment or has_docstring or has_type or has_line):
                    found.append(f"{record.name}.{name}")
    return found


def test_every_record_and_field_is_documented() -> None:
    assert undocumented(SOURCE) == []


def test_an_undocumented_field_is_found() -> None:
    bare = (
        'class A(Struct):\n    """An A."""\n\n    one: str\n    two: str  # the other\n\n\nclass B(Struct):\n    a: A\n'
    )
    assert undocumented(bare) == ["B", "A.one"]
