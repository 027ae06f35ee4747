// Which twenty entities fit a text best, by the score of a full-text index?
CALL db.index.fulltext.queryNodes($index, $text, {limit: 20}) YIELD node, score
RETURN {id: node.id, name: node.name, nameZh: node.nameZh, kind: head(labels(node)), score: score} AS hit
