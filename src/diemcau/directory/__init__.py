"""Organisations, positions, people, venues, groups, accounts, roles."""
