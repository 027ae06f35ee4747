// An agency by any of its names
CALL db.index.fulltext.queryNodes('entity_search', '"^工信部"') YIELD node
RETURN node.id AS id, node.name AS name, node.nameZh AS nameZh, node.aliases AS alsoKnownAs
