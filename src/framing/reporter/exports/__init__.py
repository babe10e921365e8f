"""Tables as files: CSV, JSON, Markdown, Excel, SQLite and Parquet."""
