"""The plan: read, criticised, and applied."""
