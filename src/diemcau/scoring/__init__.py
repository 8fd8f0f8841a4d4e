"""The PAR index: criteria, campaigns, points, ranks."""
