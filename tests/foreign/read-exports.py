"""Reads exports with the libraries that people use for them, and prints as JSON what was found."""

import json
import os
import sys

import igraph
import networkx
import rdflib
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.util import ENTITY_ID_LEN

folder = sys.argv[1]


def graph(read, name):
    found = read(f"{folder}/{name}")
    edges = {}
    for source, target, key, data in found.edges(keys=True, data=True):
        edges[str(data.get("id", key))] = [source, target, data]
    return {"nodes": dict(found.nodes(data=True)), "edges": edges}


def igraph_graph():
    """The label of each node by its id, and ends, label and type of each edge, as igraph has them."""
    found = igraph.Graph.Read_GraphML(f"{folder}/graphml")
    nodes = {node["id"]: node["label"] for node in found.vs}
    # igraph 1.0.0 gives edges the ids of nodes, in whatever file.
    edges = [
        [*(found.vs[end]["id"] for end in edge.tuple), edge["label"], edge["type"]]
        for edge in found.es
    ]
    return {"nodes": nodes, "edges": edges}


def linked_data():
    """The statements of the JSON-LD: subject, predicate, object, and for a literal its type and language."""
    found = rdflib.Graph().parse(f"{folder}/jsonld", format="json-ld")
    return [
        [
            str(subject),
            str(predicate),
            str(value),
            str(getattr(value, "datatype", None) or ""),
            getattr(value, "language", None) or "",
        ]
        for subject, predicate, value in found
    ]


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
            if len(data["id"]) > ENTITY_ID_LEN:
                problems.append([data["id"], "the id is too long"])
            for name, values in data["properties"].items():
                prop = entity.schema.get(name)
                for value in values:
                    if prop is not None and len(value) > prop.max_length:
                        problems.append([data["id"], name, f"has {len(value)} characters"])
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
            "igraph": igraph_graph(),
            "ftm": follow_the_money(),
            "jsonld": linked_data() if os.path.exists(f"{folder}/jsonld") else [],
        }
    )
)
