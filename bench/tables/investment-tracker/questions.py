"""python questions.py cgit.csv FOLDER/report.csv http://localhost:4000"""

import re
import sys
from pathlib import Path

import pandas

sys.path.append(str(Path(__file__).parents[1]))
from compare import Comparison

file, report, service = sys.argv[1:]
comparison = Comparison(service, report)
deals = pandas.read_csv(file, dtype=str)
deals["usd"] = deals.Millions.str.replace(r"[$,\s]", "", regex=True).astype(float) * 1e6
taken = deals.iloc[comparison.taken("deals")]


def ask(question, by, graph, named=None, usd=False):
    whole, part = (rows.groupby(by).usd.sum() if usd else rows.groupby(by).size() for rows in (deals, taken))
    comparison.ask(question, whole, part, graph, named)


def counts(by, rest=""):
    return f"/v1/counts/events?by={by}{rest}&dataSet=investment-tracker&format=csv"


ask("deals per year", "Year", comparison.graph(counts("DATE", "&period=YEAR"), "DATE"))
ask("US dollars per year", "Year", comparison.graph(counts("DATE", "&period=YEAR"), "DATE", "sums_value"), usd=True)
month = pandas.to_datetime(deals.Year + deals.Month, format="%Y%B").dt.strftime("%Y-%m")
ask("deals per month", month, comparison.graph(counts("DATE", "&period=MONTH"), "DATE"))
ask("deals per country", "Country", comparison.graph(counts("LOCATED_IN"), "LOCATED_IN"), named="places")
ask(
    "US dollars per country",
    "Country",
    comparison.graph(counts("LOCATED_IN"), "LOCATED_IN", "sums_value"),
    named="places",
    usd=True,
)
# The sector of the file itself, without the parts that the brief knows of it.
sectors = counts("CONCERNS", "&subtree=false")
ask("deals per sector", "Sector", comparison.graph(sectors, "CONCERNS"), named="sectors")
ask("US dollars per sector", "Sector", comparison.graph(sectors, "CONCERNS", "sums_value"), named="sectors", usd=True)


def deals_of_investors(rows):
    names = rows.Investor.map(lambda text: [one.strip() for one in re.split(", and |, ", text)])
    found = names.explode().value_counts()
    return found.groupby(found.index).sum()


parties = pandas.read_csv(f"{service}{counts('PARTIES', '&by=PARTIES_ROLE')}", dtype=str)
buyers = parties[parties.PARTIES_ROLE == "BUYER"]
answer = buyers.set_index("PARTIES")["count"].astype(int)
most = deals_of_investors(deals).nlargest(20).index
comparison.ask(
    "deals of the 20 largest investors",
    deals_of_investors(deals)[most],
    deals_of_investors(taken).reindex(most, fill_value=0),
    answer,
    named="companies",
)
comparison.tell()
