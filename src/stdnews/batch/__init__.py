"""Many pages: which ones, and what became of each."""
