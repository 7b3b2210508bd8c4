"""Tables in files, .csv and .xlsx: read within limits, and written so that no program carries out what they say."""

from kit.sheets.reading import read
from kit.sheets.table import Line, Table, Trouble, Unreadable
from kit.sheets.writing import write_csv, write_workbook

__all__ = ["Line", "Table", "Trouble", "Unreadable", "read", "write_csv", "write_workbook"]
