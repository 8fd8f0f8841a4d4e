"""The pages over everything."""
