// Which policies of MIIT affect EV makers: the picture
MATCH why = (:Agency {id: 'agency:miit'})-[:ISSUED]->(:Policy)-[touch:REGULATES|AFFECTS]->
  (:Sector)<-[:PART_OF*0..12]-(:Sector {id: 'sector:ev-makers'})
WHERE coalesce(touch.certainty, 'STATED') <> 'UNLIKELY'
RETURN why
