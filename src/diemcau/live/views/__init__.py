"""The pages of the day and what their buttons ask, by noun."""
