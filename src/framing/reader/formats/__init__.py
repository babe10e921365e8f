"""One module per database export and container of articles; `reading` imports it when a file needs it."""
