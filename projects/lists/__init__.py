"""A council's own list: its projects as a table that a spreadsheet holds, taken from here and brought back."""
