"""Untrusted XML, parsed without entities, document types or the network."""

from __future__ import annotations

import re
from typing import Any

from framing.errors import InputError

_TYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(\[|>)", re.IGNORECASE)
_MOST = 50_000_000


def root(data: bytes | str, name: str) -> Any:
    """The root element of a document.

    Raises:
        InputError: it is no XML, is nested too deeply, or declares entities.
    """
    check(data, name)
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        if isinstance(data, str):
            data = re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", data).encode("utf-8", "replace")
        found = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, MemoryError) as fault:
        raise InputError(name, f"not readable XML: {str(fault).splitlines()[0][:200]}") from fault
    if found is None:
        raise InputError(name, "not readable XML")
    return found


def check(data: bytes | str, name: str) -> None:
    """Refuse XML that declares its own entities: a few lines of them can grow without bound.

    Raises:
        InputError: it does, or it is very large.
    """
    if len(data) > _MOST:
        raise InputError(name, f"larger than {_MOST // 10**6} MB of XML")
    head = data[:100_000]
    plain = head if isinstance(head, str) else head.replace(b"\0", b"").decode("latin-1")
    told = _TYPE.search(plain)
    if "<!ENTITY" in plain or (told and told[1] == "["):
        raise InputError(name, "declares entities of its own, which no article needs and which may be an attack")


def local(element: Any) -> str:
    """The name of an element without its namespace, in lower case; "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def each(element: Any, *names: str) -> list[Any]:
    """Every element below with one of these local names, in order."""
    return [item for item in element.iter() if local(item) in names]


def first_text(element: Any, *names: str) -> str | None:
    """The text of the first child (or, failing that, descendant) of one of these names that has any; by name first."""
    for name in names:
        for found in (*(c for c in element if local(c) == name), *each(element, name)):
            text = " ".join("".join(found.itertext()).split())
            if text:
                return text
    return None
