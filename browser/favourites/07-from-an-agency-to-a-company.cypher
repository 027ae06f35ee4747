// How MIIT reaches NIO: the three shortest paths
MATCH path = SHORTEST 3 (:Agency {id: 'agency:miit'})
  -[:ISSUED|PUT_FORWARD|REGULATES|AFFECTS|PART_OF|OPERATES_IN]-{1,8}
  (:Company {id: 'company:nio'})
RETURN path
