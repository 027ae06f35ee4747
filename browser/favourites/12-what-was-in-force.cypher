// What was in force on 6 September 2021, as far as sources tell
WITH '2021-09-06' AS day
MATCH (found:Policy)
WITH day, properties(found) AS policy
WITH day, policy, coalesce(policy.issuedOn, policy.passedOn) AS begun
RETURN
  CASE
    WHEN policy.status IN ['DRAFT', 'CALL_FOR_INPUT'] THEN 'NO'
    WHEN left(day, size(policy.endedOn)) > policy.endedOn OR policy.endedOn = day THEN 'NO'
    WHEN left(day, size(policy.effectiveOn)) < policy.effectiveOn OR left(day, size(begun)) < begun THEN 'NOT_YET'
    WHEN policy.status = 'ENDED' AND policy.endedOn IS NULL THEN 'UNKNOWN'
    WHEN (left(day, size(policy.effectiveOn)) > policy.effectiveOn OR policy.effectiveOn = day)
      AND (policy.endedOn IS NULL OR left(day, size(policy.endedOn)) < policy.endedOn) THEN 'YES'
    ELSE 'UNKNOWN'
  END AS inForce,
  policy.name AS policy, policy.status AS status, begun AS issuedOrPassed, policy.effectiveOn AS effectiveOn
ORDER BY inForce = 'YES' DESC, inForce, policy
