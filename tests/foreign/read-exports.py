"""Reads exports with the libraries that people use for them, and prints as JSON what was found."""

import json
import sys

import networkx
from followthemoney import model
from followthemoney.exc import InvalidData

folder = sys.argv[1]


def graph(read, name):
    found = read(f"{folder}/{name}")
    edges = {}
    for source, target, key, data in found.edges(keys=True, data=True):
        edges[str(data.get("id", key))] = [source, target, data]
    return {"nodes": dict(found.nodes(data=True)), "edges": edges}


def follow_the_money():
    entities = {}
    problems = []
    with open(f"{folder}/ftm", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            entity = model.get_proxy(data, cleaned=False)
            try:
                entity.schema.validate(data)
            except InvalidData as problem:
                problems.append([data["id"], str(problem), problem.errors])
            kept = {prop.name: sorted(entity.get(prop)) for prop in entity.iterprops()}
            given = {name: sorted(values) for name, values in data["properties"].items()}
            for name in {*kept, *given}:
                prop = entity.schema.get(name)
                # It tidies texts (blanks, control characters); names of things, dates and codes it takes or refuses.
                if prop is not None and prop.type.name == "text":
                    continue
                if kept.get(name) != given.get(name):
                    problems.append([data["id"], name, given.get(name), kept.get(name)])
            entities[data["id"]] = [entity.schema.name, kept]
    for id, (schema, properties) in entities.items():
        for name, values in properties.items():
            prop = model.get(schema).properties[name]
            if prop.type.name != "entity":
                continue
            for value in values:
                if value not in entities:
                    problems.append([id, name, value, "is not there"])
                elif not model.get(entities[value][0]).is_a(prop.range):
                    problems.append([id, name, value, f"is no {prop.range.name}"])
    return {"entities": entities, "problems": problems}


print(
    json.dumps(
        {
            "graphml": graph(lambda path: networkx.read_graphml(path, force_multigraph=True), "graphml"),
            "gexf": graph(networkx.read_gexf, "gexf"),
            "ftm": follow_the_money(),
        }
    )
)
