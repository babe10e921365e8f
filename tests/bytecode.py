"""Importing this lets the tests, and every program they start, keep compiled modules from one run to the next.

Where PYTHONDONTWRITEBYTECODE is set, each of them would compile some two thousand modules again, and pytest would
rewrite all test modules: two thirds of the time of collecting the tests. They are kept in one folder, `__pycache__` in
the repository, and nowhere else. Who names a folder by PYTHONPYCACHEPREFIX has them there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode and sys.pycache_prefix is None:
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / "__pycache__")
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
