"""Settings, wiring, the shell of every page, the command line."""
