"""Điểm Cầu: reads a signed plan and runs the conference that it describes."""
