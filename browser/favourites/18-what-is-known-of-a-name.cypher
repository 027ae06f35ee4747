// What is known of the name in $name
CALL db.index.fulltext.queryNodes('entity_name_key', '"' + toLower($name) + '"') YIELD node
MATCH path = (node)--()
RETURN path
