// Who issues together
MATCH path = (:Agency)-[:ISSUED]->(:Policy)<-[:ISSUED]-(:Agency)
RETURN path
