"""Spreadsheets in and out: `.xlsx` and `.csv`, of people who may send us anything."""

from diemcau.directory.domain.files.reading import read
from diemcau.directory.domain.files.sheets import MAX_BYTES, Misread, RawSheet
from diemcau.directory.domain.files.writing import csv_file, workbook

__all__ = ["MAX_BYTES", "Misread", "RawSheet", "csv_file", "read", "workbook"]
