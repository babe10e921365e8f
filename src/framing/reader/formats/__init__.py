"""One file for each database export and each container of articles; `reading` imports it where a file needs it."""
