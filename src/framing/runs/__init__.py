"""Running the analysis over many articles: in this process, in several processes, or on a cluster."""
