"""Compares what a file says in pandas with what the graph answers over REST, group by group."""

from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen
import json

import pandas


class Comparison:
    """The answers to several questions about one file and the graph made of it."""

    def __init__(self, service, report):
        self.service = service
        rows = pandas.read_csv(report, dtype=str)
        self.report = rows
        self.ids = {}
        self.lines = []

    def taken(self, table, outcome="taken"):
        """Positions in the file, from 0, of the rows that the import took. Row 2 of a table is the first below its headings."""
        rows = self.report[(self.report.table == table) & (self.report.outcome == outcome)]
        return [int(row) - 2 for row in rows.row]

    def graph(self, address, key, value="count"):
        """One column of a CSV answer, by another one."""
        answer = pandas.read_csv(f"{self.service}{address}", dtype={key: str})
        answer = answer[answer[key].notna()]
        return answer.groupby(key)[value].sum()

    def id_of(self, kind, name):
        """The id under which the graph knows a name."""
        if (kind, name) not in self.ids:
            try:
                with urlopen(f"{self.service}/v1/{kind}/{quote(name, safe='')}?include=none") as answer:
                    self.ids[kind, name] = json.load(answer)["id"]
            except HTTPError as error:
                self.ids[kind, name] = f"{name}, which no thing alone bears ({error.code})"
        return self.ids[kind, name]

    def ask(self, question, whole, taken, graph, named=None):
        """
        Notes in how many groups the graph agrees with the rows that were taken, and with the whole file. `named` is the
        kind of the groups, `places`, where the file has names and the graph has ids.
        """
        if named:
            whole, taken = (
                series.groupby([self.id_of(named, name) for name in series.index]).sum()
                for series in (whole, taken)
            )
        # What stands in the graph beside the file, such as wider places, is no answer about the file.
        groups = sorted(set(taken.index))
        differing = [
            f"{group}: {taken.get(group, 0)} in pandas, {graph.get(group, 0)} in the graph"
            for group in groups
            if abs(taken.get(group, 0) - graph.get(group, 0)) > 0.001
        ]
        all_groups = sorted(set(whole.index))
        equal = sum(abs(whole.get(group, 0) - graph.get(group, 0)) <= 0.001 for group in all_groups)
        self.lines.append(
            f"| {question} | {len(groups) - len(differing)} of {len(groups)} | {equal} of {len(all_groups)} "
            f"| {taken.sum():,.0f} of {whole.sum():,.0f} |"
        )
        self.lines.extend(f"  - {one}" for one in differing[:5])

    def tell(self):
        """Prints the table of questions, with the first differences below each."""
        print("| question | groups equal to the rows taken | groups equal to the whole file | total taken |")
        print("| --- | --- | --- | --- |")
        print("\n".join(self.lines))
