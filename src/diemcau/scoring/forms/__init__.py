"""What the pages of the index accept, by page."""
