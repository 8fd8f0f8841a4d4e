"""What pages and actions need of a plan."""
