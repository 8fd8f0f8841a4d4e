"""The pages over everything: the readiness board, my unit's page."""
