"""What can be known about papers with paper and pencil. Pure."""
