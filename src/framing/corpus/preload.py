"""Imported by the fork server before it forks: what every worker needs is got ready once, for all of them.

It runs where no error can be told. Whatever goes wrong here goes wrong again in a worker, which tells.
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
