"""Prints a workbook as JSON: its cells by row, whether the first row is bold and frozen, and the types of cells."""
import json
import sys

from openpyxl import load_workbook

sheet = load_workbook(sys.argv[1]).active
rows = list(sheet.iter_rows())
print(
    json.dumps(
        {
            "cells": [[cell.value for cell in row] for row in rows],
            "types": sorted({cell.data_type for row in rows for cell in row}),
            "isBold": all(cell.font.b for cell in rows[0]),
            "frozen": sheet.freeze_panes,
        }
    )
)
