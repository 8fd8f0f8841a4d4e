"""The pages of the index, by noun."""
