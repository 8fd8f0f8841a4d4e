"""Errors, dates, working days, Vietnamese text. Pure: imports nothing of ours and no framework."""
