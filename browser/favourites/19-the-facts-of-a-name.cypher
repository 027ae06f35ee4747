// The facts of the name in $name: its properties without what is there for the search
CALL db.index.fulltext.queryNodes('entity_search', '"^' + replace(toLower($name), ' ', '_') + '"') YIELD node
UNWIND [key IN keys(node) WHERE NOT key IN
  ['aliases', 'caption', 'differing', 'differingRelations', 'hash', 'nameKeys', 'otherSources', 'searchKeys', 'statements', 'textKeys']] AS fact
RETURN fact, node[fact] AS value, labels(node)[0] AS kind, node.name AS name
ORDER BY name, fact
