// What lies within two steps of an entity: the first two hundred by distance and id, with all relations between them?
CALL () {
  MATCH (n:Company {id: $id}) RETURN n
  UNION ALL MATCH (n:Policy {id: $id}) RETURN n
  UNION ALL MATCH (n:Agency {id: $id}) RETURN n
}
CALL (n) { MATCH (n)--(m) WHERE m <> n WITH DISTINCT m ORDER BY m.id LIMIT 199 RETURN collect(m) AS near }
CALL (n, near) {
  WITH n, near WHERE size(near) < 199
  UNWIND near AS x
  MATCH (x)--(m) WHERE m <> n
  WITH DISTINCT near, m WHERE NOT m IN near
  WITH m ORDER BY m.id LIMIT 199
  RETURN collect(m) AS far
}
WITH n, near, far[..199 - size(near)] AS far
WITH near, far, [n] + near + far AS shown
CALL (shown) {
  WITH shown, [x IN shown | x.id] AS ids
  WITH ids, [x IN shown WHERE COUNT { (x)--() } < 200] AS small, [x IN shown WHERE COUNT { (x)--() } >= 200] AS hubs
  CALL (ids, small, hubs) {
    UNWIND small AS x MATCH (x)-[r]->(y) WHERE y.id IN ids RETURN r
    UNION ALL
    WITH ids, small, hubs WHERE size(hubs) > 0
    UNWIND small AS x MATCH (x)<-[r]-(y) WHERE y IN hubs RETURN r
    UNION ALL
    WITH hubs WHERE size(hubs) > 1
    UNWIND hubs AS x UNWIND hubs AS y MATCH (x)-[r]->(y) RETURN r
  }
  RETURN collect({id: r.id, relation: type(r), status: r.status, from: startNode(r).id, to: endNode(r).id}) AS edges
}
RETURN {
  nodes: [at IN range(0, size(shown) - 1) | {id: shown[at].id, name: shown[at].name, nameZh: shown[at].nameZh, distance: CASE WHEN at = 0 THEN 0 WHEN at <= size(near) THEN 1 ELSE 2 END}],
  edges: edges
} AS picture
