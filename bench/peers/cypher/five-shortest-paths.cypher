// Which are the five shortest paths of at most six strong ties between two entities?
CALL () { MATCH (a:Company {id: $from}) RETURN a UNION ALL MATCH (a:Policy {id: $from}) RETURN a }
CALL () { MATCH (b:Company {id: $to}) RETURN b UNION ALL MATCH (b:Policy {id: $to}) RETURN b }
MATCH p = SHORTEST 5 (a)(
  (x)-[r:ISSUED|PUT_FORWARD|SETS|REGULATES|AFFECTS|IMPLEMENTS|AMENDS|REPLACES|ENFORCES|PART_OF_PACKAGE|FOLLOWS|ACQUIRES|MERGES_WITH|PARTNERS_WITH|HOLDS_STAKE_IN|CONTROLS|SUPPLIES|DIRECTOR_OF|WORKED_FOR|TOOK_PART_IN]-(y)
  WHERE r.status <> 'FAILED' AND NOT y:Sector AND NOT (r:TOOK_PART_IN AND endNode(r).status = 'FAILED')
){1,6}(b)
RETURN {ids: [n IN nodes(p) | n.id], relations: [r IN relationships(p) | r.id]} AS path
