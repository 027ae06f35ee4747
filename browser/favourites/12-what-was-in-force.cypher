// What was in force on 6 September 2021, as far as sources tell
// around: the less exact dates that may mean a later day, as the graph stores them
WITH '2021-09-06' AS day, ['2021', '2021-06H', '2021-06Q', '2021-09'] AS around
MATCH (found:Policy)
WITH day, around, properties(found) AS policy
WITH day, around, policy, coalesce(policy.issuedOn, policy.passedOn) AS begun
RETURN
  CASE
    WHEN policy.status IN ['DRAFT', 'CALL_FOR_INPUT'] THEN 'NO'
    WHEN policy.endedOn <= day AND NOT policy.endedOn IN around THEN 'NO'
    WHEN policy.effectiveOn > day OR begun > day THEN 'NOT_YET'
    WHEN policy.status = 'ENDED' AND policy.endedOn IS NULL THEN 'UNKNOWN'
    WHEN policy.effectiveOn <= day AND NOT policy.effectiveOn IN around
      AND (policy.endedOn IS NULL OR policy.endedOn > day) THEN 'YES'
    ELSE 'UNKNOWN'
  END AS inForce,
  policy.name AS policy, policy.status AS status, begun AS issuedOrPassed, policy.effectiveOn AS effectiveOn
ORDER BY inForce = 'YES' DESC, inForce, policy
