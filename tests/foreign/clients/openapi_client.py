"""What openapi-python-client has made of docs/openapi.json: its functions and classes are all that is used here."""

import json
import sys

sys.path.insert(0, sys.argv[4])

from policy_graph_client import Client
from policy_graph_client.api.entities import get_agency, list_policies
from policy_graph_client.api.names import match_names
from policy_graph_client.models import MatchNamesBody, Problem

origin, agency, page_size = sys.argv[1], sys.argv[2], int(sys.argv[3])
client = Client(base_url=origin, timeout=60, raise_on_unexpected_status=True)
entity = get_agency.sync(agency, client=client)
ids, pages, more = [], 0, {}
while True:
    page = list_policies.sync(
        client=client, issued_by=[agency], first=page_size, total_count=True, **more
    )
    if isinstance(page, Problem):
        raise SystemExit(page.detail)
    ids += [policy.id for policy in page.items]
    pages += 1
    if not page.next_cursor:
        break
    more = {"cursor": page.next_cursor}
refused = list_policies.sync(client=client, first=-1)
nobody = get_agency.sync_detailed("agency:none", client=client)
matched = match_names.sync(
    client=client, body=MatchNamesBody.from_dict({"queries": {"a": {"name": "工信部"}}})
)
print(
    json.dumps(
        {
            "name": entity.name,
            "ids": ids,
            "totalCount": page.total_count,
            "pages": pages,
            "code": refused.code.value,
            "nobody": [nobody.status_code, nobody.parsed.code.value],
            "matched": matched.results["a"].candidates[0].id,
        }
    )
)
