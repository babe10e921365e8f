"""Tables as CSV, JSON, Markdown, Parquet and Excel files."""
