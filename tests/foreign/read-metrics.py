"""Reads a scrape with the parser of Prometheus' own client for Python, and prints what it finds as JSON."""
import json
import sys

from prometheus_client.parser import text_string_to_metric_families

families = list(text_string_to_metric_families(sys.stdin.read()))
print(json.dumps({
    family.name: {
        "type": family.type,
        "samples": [[one.name, one.labels, one.value] for one in family.samples],
    }
    for family in families
}))
