// What is known of the name in $name
CALL db.index.fulltext.queryNodes('entity_search', '"^' + replace(toLower($name), ' ', '_') + '"') YIELD node
MATCH path = (node)--()
RETURN path
