"""A `Comparison` as tables, and the tables as text: `tables/` declares them, the other packages render them."""
