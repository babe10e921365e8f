"""Posts of social networks inside an article: the line that says whose words stand above it."""

from __future__ import annotations

import re

_ACCOUNT = re.compile(r"[—–-]\s*(?P<name>[^()\n]{1,60}?)\s*\((?P<handle>@\w[\w.-]{0,60})\)[^\n]{0,40}\d{4}\W*$")
_LONGEST = 140


def account(line: str) -> tuple[int, str] | None:
    """Where the account's name and date begin at the end of a line, and the name; None where there is none.

    >>> account("They lie! — Ferry Watch (@ferrywatch) May 3, 2024")
    (10, 'Ferry Watch')
    """
    begin = max(0, len(line) - _LONGEST)
    found = _ACCOUNT.search(line, begin)
    return (found.start(), found["name"]) if found else None
