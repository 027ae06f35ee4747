"""The Python library sgqlc: operations are built from the classes that sgqlc-codegen has made of the schema."""

import json
import sys

sys.path.insert(0, sys.argv[4])

import policy_graph_schema as schema
from sgqlc.endpoint.http import HTTPEndpoint
from sgqlc.operation import Operation

origin, agency, page_size = sys.argv[1], sys.argv[2], int(sys.argv[3])
endpoint = HTTPEndpoint(f"{origin}/graphql", timeout=60)


def ask(operation):
    answer = endpoint(operation)
    if "errors" in answer:
        return None, answer["errors"]
    return operation + answer, None


def page_of(first, after=None, where=None):
    operation = Operation(schema.Query)
    arguments = {"first": first}
    if after:
        arguments["after"] = after
    if where:
        arguments["where"] = where
    policies = operation.policies(**arguments)
    policies.total_count()
    policies.nodes().id()
    policies.page_info.__fields__("has_next_page", "end_cursor")
    return operation


by_id = Operation(schema.Query)
by_id.node(id=agency).__as__(schema.Agency).name()
entity, errors = ask(by_id)
ids, pages, after = [], 0, None
while True:
    page, errors = ask(page_of(page_size, after, {"issued_by": [agency]}))
    if errors:
        raise SystemExit(json.dumps(errors))
    ids += [node.id for node in page.policies.nodes]
    pages += 1
    after = page.policies.page_info.end_cursor
    if not page.policies.page_info.has_next_page:
        break
_, refused = ask(page_of(-1))
print(
    json.dumps(
        {
            "name": entity.node.name,
            "ids": ids,
            "totalCount": page.policies.total_count,
            "pages": pages,
            "code": refused[0]["extensions"]["code"],
        }
    )
)
