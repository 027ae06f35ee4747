"""Scores the pairs that main.ts wrote with nomenklatura's LogicV2, as the reference.

pip install nomenklatura==4.17.4
npx tsx bench/match/main.ts --public cases.csv --write pairs.csv
python bench/match/score_with_logicv2.py pairs.csv scored.csv
npx tsx bench/match/main.ts --public cases.csv --scored scored.csv --threshold 70
"""

import csv
import sys

from followthemoney import ValueEntity, model
from nomenklatura.matching.logic_v2.model import LogicV2

SCHEMAS = {
    "Agency": "Organization",
    "Company": "Company",
    "Person": "Person",
    "Place": "LegalEntity",
    "Policy": "LegalEntity",
}


def entity_of(key: str, kind: str, name: str) -> ValueEntity:
    entity = ValueEntity(model.get(SCHEMAS[kind]), {"id": key})
    entity.add("name", name)
    return entity


def main(source: str, target: str) -> None:
    config = LogicV2.default_config()
    with open(source, newline="") as read, open(target, "w", newline="") as written:
        out = csv.writer(written)
        out.writerow(["kind", "asked", "known", "score"])
        for at, row in enumerate(csv.DictReader(read)):
            # The library remembers names by id, so no two entities may have one id.
            asked = entity_of(f"asked-{at}", row["kind"], row["asked"])
            known = entity_of(f"known-{at}", row["kind"], row["known"])
            score = LogicV2.compare(asked, known, config).score
            out.writerow([row["kind"], row["asked"], row["known"], score])


main(sys.argv[1], sys.argv[2])
