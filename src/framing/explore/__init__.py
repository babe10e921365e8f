"""`framing explore`: a finished corpus folder in the browser, on this machine only.

`index.py` writes the folder's tables into one SQLite file, `pages/` answers each address from it as a `Page`,
and `server.py` shows a page as HTML, JSON or CSV.
"""
