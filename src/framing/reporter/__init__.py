"""A `Comparison` as tables, and the tables as text: `tables/` declares them, the other rooms render them."""
