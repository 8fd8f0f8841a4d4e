"""What happened, who was told."""
