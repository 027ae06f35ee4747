// What an item of the brief stands in and links to
MATCH path = (:Source {id: 'source:merics-2021-09-07-top-2'})-[:PART_OF|CITES]->(:Source)
RETURN path
