// Companies by the number of policies that reach them
MATCH (company:Company)
CALL (company) {
  MATCH (company)-[:OPERATES_IN {status: 'ACTUAL'}]->(:Sector)-[:PART_OF*0..12]->(:Sector)<-[touch:REGULATES|AFFECTS]-(policy:Policy)
  RETURN touch, policy
  UNION
  MATCH (company)<-[touch:AFFECTS]-(policy:Policy)
  RETURN touch, policy
}
WITH company, touch, policy
WHERE coalesce(touch.certainty, 'STATED') <> 'UNLIKELY'
RETURN count(DISTINCT policy) AS policies, company.name AS company, company.nameZh AS `企业`,
  collect(DISTINCT policy.name) AS which
ORDER BY policies DESC, company
