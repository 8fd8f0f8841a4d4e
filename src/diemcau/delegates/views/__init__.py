"""The pages about seats and delegates, by noun."""
