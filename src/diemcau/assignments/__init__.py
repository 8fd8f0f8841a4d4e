"""The work that a plan hands out."""
