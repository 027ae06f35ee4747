// What NIO is exposed to, by name, by its sector and by the wider ones
MATCH path = (:Company {id: 'company:nio'})-[:OPERATES_IN {status: 'ACTUAL'}]->(:Sector)
  -[:PART_OF*0..12]->(:Sector)<-[touch:REGULATES|AFFECTS]-(:Policy)
WHERE coalesce(touch.certainty, 'STATED') <> 'UNLIKELY'
RETURN path
UNION
MATCH path = (:Company {id: 'company:nio'})<-[touch:AFFECTS]-(:Policy)
WHERE touch.certainty <> 'UNLIKELY'
RETURN path
