"""The pages of assignments, by noun."""
