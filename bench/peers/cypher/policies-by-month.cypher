// How many policies has an agency issued in each month?
MATCH (:Agency {id: $id})-[:ISSUED]->(policy:Policy)
WHERE size(policy.issuedOn) >= 7
WITH left(policy.issuedOn, 7) AS month, count(DISTINCT policy) AS policies
ORDER BY month
RETURN {month: month, count: policies} AS counted
