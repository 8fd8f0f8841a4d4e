"""Django's SQLite backend, with every writer of every process waiting in one line."""
