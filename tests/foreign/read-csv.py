"""Reads each table of a folder with three readers of CSV, and prints as JSON the rows that each found."""

import csv
import json
import sys
from pathlib import Path

import duckdb
import pandas


def by_python(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def by_pandas(path):
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return [list(frame.columns), *frame.values.tolist()]


def by_duckdb(path):
    found = duckdb.sql(f"FROM read_csv('{path}', header = true, all_varchar = true)")
    return [found.columns, *([cell or "" for cell in row] for row in found.fetchall())]


print(
    json.dumps(
        {
            path.stem: {"python": by_python(path), "pandas": by_pandas(path), "duckdb": by_duckdb(path)}
            for path in Path(sys.argv[1]).glob("*.csv")
        }
    )
)
