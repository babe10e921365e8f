"""Imported by the fork server before it forks: what every worker needs is got ready once, for all of them.

It runs where no error can be told. Whatever goes wrong here goes wrong again in a worker, which tells.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from framing.corpus_tasks import get_ready
from framing.workers import READY

if READY in os.environ:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    with suppress(Exception):
        get_ready(os.environ[READY])
