// Which policies of MIIT affect EV makers, and why: in words
MATCH (:Agency {id: 'agency:miit'})-[:ISSUED]->(policy:Policy)-[touch:REGULATES|AFFECTS]->(named:Sector)
MATCH chain = (named)<-[:PART_OF*0..12]-(:Sector {id: 'sector:ev-makers'})
WHERE coalesce(touch.certainty, 'STATED') <> 'UNLIKELY'
RETURN policy.name AS policy,
  CASE type(touch) WHEN 'REGULATES' THEN 'addresses ' ELSE 'affects ' END + named.name AS touches,
  reduce(words = named.name, link IN relationships(chain) | startNode(link).name + ', part of ' + words) AS because,
  touch.basis AS basis, touch.direction AS direction, touch.certainty AS certainty,
  policy.issuedOn AS issuedOn
ORDER BY issuedOn, policy, touches
