"""What pages are told, by noun."""
