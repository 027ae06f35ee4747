"""The Python library gql: documents are checked against the schema that the service tells before they are sent."""

import json
import sys

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport
from graphql import GraphQLError

origin, agency, page_size = sys.argv[1], sys.argv[2], int(sys.argv[3])
client = Client(
    transport=HTTPXTransport(url=f"{origin}/graphql", timeout=60),
    fetch_schema_from_transport=True,
)
entity = gql("query ($id: ID!) { node(id: $id) { id ... on Agency { name } } }")
policies = gql(
    """
    query ($first: Int!, $after: String, $where: PolicyWhere) {
      policies(first: $first, after: $after, where: $where) {
        totalCount
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
    """
)


def ask(document, **variables):
    document.variable_values = variables
    return client.execute(document)


name = ask(entity, id=agency)["node"]["name"]
ids, pages, after = [], 0, None
while True:
    page = ask(policies, first=page_size, after=after, where={"issuedBy": [agency]})["policies"]
    ids += [node["id"] for node in page["nodes"]]
    pages += 1
    after = page["pageInfo"]["endCursor"]
    if not page["pageInfo"]["hasNextPage"]:
        break
try:
    ask(policies, first=-1)
except TransportQueryError as error:
    code = error.errors[0]["extensions"]["code"]
# Found by the library itself, by the schema it was told.
try:
    client.execute(gql("{ nothing }"))
except GraphQLError as error:
    invalid = error.message
# Found by the service, where the library does not look.
plain = Client(transport=HTTPXTransport(url=f"{origin}/graphql", timeout=60))
try:
    plain.execute(gql("{ nothing }"))
except TransportQueryError as error:
    refused = error.errors[0]["extensions"]["code"]
print(
    json.dumps(
        {
            "name": name,
            "ids": ids,
            "totalCount": page["totalCount"],
            "pages": pages,
            "code": code,
            "invalid": invalid,
            "refused": refused,
        }
    )
)
