// From a reason to its original: what the policy was read in and what that links to, with the addresses that are known
MATCH (policy:Policy {id: 'policy:connected-vehicle-opinions'})-[touch:REGULATES|AFFECTS]->(touched)
UNWIND touch.sources AS cited
WITH policy, touch, touched, split(cited, '#')[0] AS source, collect(split(cited, '#')[1]) AS places
MATCH (item:Source {id: source})
MATCH (policy)-[:READ_IN]->(:Source)-[:CITES*0..1]->(original:Source)
WHERE original.type <> 'ITEM'
WITH touch, touched, item, places, policy, properties(original) AS original
RETURN DISTINCT original.name AS original, original.url AS address,
  CASE type(touch) WHEN 'REGULATES' THEN 'addresses ' ELSE 'affects ' END + touched.name AS reason,
  item.name AS readIn, places, policy.name AS policy
ORDER BY address IS NULL, original, reason, readIn
