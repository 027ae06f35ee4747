// Why do we say so: the source of each link of the answer on EV makers
MATCH (:Agency {id: 'agency:miit'})-[issue:ISSUED]->(:Policy)-[touch:REGULATES|AFFECTS]->(named:Sector)
MATCH chain = (named)<-[:PART_OF*0..12]-(:Sector {id: 'sector:ev-makers'})
WHERE coalesce(touch.certainty, 'STATED') <> 'UNLIKELY'
UNWIND [issue, touch] + relationships(chain) AS link
WITH DISTINCT link
UNWIND link.sources AS cited
MATCH (source:Source {id: split(cited, '#')[0]})
RETURN source.name AS readIn, split(cited, '#')[1] AS place,
  startNode(link).name AS from, type(link) AS link, endNode(link).name AS to,
  source.publisher AS publisher, source.publishedOn AS publishedOn
ORDER BY from, link, to, readIn, place
