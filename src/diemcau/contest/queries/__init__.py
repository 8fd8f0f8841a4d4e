"""What pages and upper packages are told; `publish` uses `decided_results` and `decided_result`."""

from diemcau.contest.queries.decided import DecidedResult, DecidedRow, decided_result, decided_results

__all__ = ["DecidedResult", "DecidedRow", "decided_result", "decided_results"]
