"""The pages of the directory, by noun."""
