"""Many sites in one run: where they are listed, who audits them, what remains when the run is killed."""
