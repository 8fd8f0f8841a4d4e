"""The pages of papers, by noun."""
