"""python questions.py szse.xlsx FOLDER/report.csv http://localhost:4000"""

import sys
import warnings
from pathlib import Path

import pandas

sys.path.append(str(Path(__file__).parents[1]))
from compare import Comparison

warnings.simplefilter("ignore")  # The workbook has no default style.
file, report, service = sys.argv[1:]
comparison = Comparison(service, report)
companies = pandas.read_excel(file, dtype=str)
companies.columns = ["".join(heading.split()) for heading in companies.columns]
taken = companies.iloc[sorted(comparison.taken("companies") + comparison.taken("municipalities"))]


def ask(question, by, graph, named):
    comparison.ask(question, companies.groupby(by).size(), taken.groupby(by).size(), graph, named)


def counts(by, rest=""):
    return f"/v1/counts/companies?by={by}{rest}&dataSet=shenzhen-listed-companies&format=csv"


ask("companies per province, with its cities", "省份", comparison.graph(counts("BASED_IN"), "BASED_IN"), "places")
in_cities = comparison.graph(counts("BASED_IN", "&subtree=false"), "BASED_IN")
ask("companies per city", "城市", in_cities, "places")
in_sectors = comparison.graph(counts("OPERATES_IN", "&subtree=false"), "OPERATES_IN")
ask("companies per sector", "所属行业", in_sectors, "sectors")
comparison.tell()
