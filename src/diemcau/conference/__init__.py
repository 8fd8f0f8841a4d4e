"""The event: its sites, the units that take part, its programme."""
