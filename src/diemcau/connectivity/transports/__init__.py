"""What goes out of the house by itself: probes. Knows no database."""
