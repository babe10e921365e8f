"""Turn a `Comparison` into tables, and these into text: `tables/` declares them, the other packages render them."""
