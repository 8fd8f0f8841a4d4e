"""What the pages over everything ask: one set query for each package, put together here."""
