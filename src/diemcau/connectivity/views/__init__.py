"""The pages of connectivity, by noun."""
