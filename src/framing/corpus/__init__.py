"""Many articles at once: stories, a comparison of each, and what sets the sources apart over all of them."""
