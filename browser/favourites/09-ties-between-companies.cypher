// Ties between companies
MATCH path = (:Company)-[:ACQUIRES|MERGES_WITH|PARTNERS_WITH|HOLDS_STAKE_IN|CONTROLS|SUPPLIES]->(:Company)
RETURN path
