"""What the pages of papers show, by page."""
