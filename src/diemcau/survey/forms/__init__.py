"""What the pages of a survey accept."""
