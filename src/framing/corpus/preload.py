"""Imported by the fork server before it forks, so that everything a worker needs is loaded once for all of them.

Exceptions are suppressed because the fork server cannot report them; the same failure recurs in a worker, which does.
"""

from __future__ import annotations

import os
from contextlib import suppress

from framing.corpus.tasks import get_ready
from framing.runs.lifeline import while_parent_lives
from framing.runs.workers import READY

if READY in os.environ:
    parent, _, place = os.environ[READY].partition(" ")
    with while_parent_lives(int(parent)), suppress(Exception):
        get_ready(place)
