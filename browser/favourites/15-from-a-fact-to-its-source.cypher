// From a fact to its source: a policy, the item that it was read in, and what that item links to
MATCH walk = (:Agency)-[:ISSUED]->(:Policy {id: 'policy:connected-vehicle-opinions'})-[:READ_IN]->(:Source)-[:CITES*0..1]->(:Source)
RETURN walk
