"""Lines: every site tested, every fault seen."""
