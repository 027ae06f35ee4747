// How many policies each agency issued, alone and with others
MATCH (agency:Agency)-[issue:ISSUED]->(policy:Policy)
RETURN count(policy) AS issued, agency.name AS agency, agency.nameZh AS `机构`,
  count(CASE WHEN issue.role = 'SOLE' THEN 1 END) AS alone,
  count(CASE WHEN issue.role <> 'SOLE' THEN 1 END) AS withOthers
ORDER BY issued DESC, agency
