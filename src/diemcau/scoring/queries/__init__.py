"""What pages and upper packages are told; upper ones use `finished`."""

from diemcau.scoring.queries.finished import finished_headings, finished_result, provisional_result

__all__ = ["finished_headings", "finished_result", "provisional_result"]
