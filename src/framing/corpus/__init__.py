"""Many articles at once: their stories, a comparison of each story, and how the sources differ over all of them."""
