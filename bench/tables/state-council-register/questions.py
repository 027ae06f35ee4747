"""python questions.py sc-dates.xlsx sc-numbers.xlsx FOLDER/report.csv http://localhost:4000"""

import sys
from pathlib import Path

import pandas

sys.path.append(str(Path(__file__).parents[1]))
from compare import Comparison

dates, numbers, report, service = sys.argv[1:]
comparison = Comparison(service, report)
documents = pandas.read_excel(dates, dtype=str)
documents["number"] = pandas.read_excel(numbers, dtype=str).document_number_parsed
taken = documents.iloc[comparison.taken("documents")]


def ask(question, column, length, address, key):
    whole, part = (rows.groupby(rows[column].str[:length]).size() for rows in (documents, taken))
    comparison.ask(question, whole, part, comparison.graph(address, key))


def counts(kind, by, period):
    return f"/v1/counts/{kind}?by={by}&period={period}&dataSet=state-council-register&format=csv"


ask("documents per year of signing", "iss", 4, counts("policies", "ISSUED_ON", "YEAR"), "ISSUED_ON")
ask("documents per month of signing", "iss", 7, counts("policies", "ISSUED_ON", "MONTH"), "ISSUED_ON")
ask("pages per year of publication", "pub", 4, counts("sources", "PUBLISHED_ON", "YEAR"), "PUBLISHED_ON")
comparison.tell()
