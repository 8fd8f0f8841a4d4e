"""Pages of publication: those behind the sign-in, and those for everybody."""
