// How a state organ is tied to ByteDance
MATCH path = (:Agency {id: 'agency:cac'})
  -[:CONTROLS|HOLDS_STAKE_IN|DIRECTOR_OF|WORKED_FOR]-{1,3}
  (:Company {id: 'company:bytedance'})
RETURN path
