// Who issued what
MATCH path = (:Agency)-[:ISSUED|PUT_FORWARD]->(:Policy)
RETURN path
