"""The measuring server: a process of its own beside pages and stream."""
