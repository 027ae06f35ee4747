// Derived from src/ontology: change it there and run npm run derive.

// create entities
UNWIND $rows AS row
CREATE (n:$(row.kind))
SET n = row.properties
RETURN n.id, elementId(n);

// create relations
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row.from
MATCH (b) WHERE elementId(b) = row.to
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties;

// Policy
UNWIND $rows AS row
MERGE (n:Policy {id: row.id})
SET n = row.properties;

// Agency
UNWIND $rows AS row
MERGE (n:Agency {id: row.id})
SET n = row.properties;

// Company
UNWIND $rows AS row
MERGE (n:Company {id: row.id})
SET n = row.properties;

// Sector
UNWIND $rows AS row
MERGE (n:Sector {id: row.id})
SET n = row.properties;

// Place
UNWIND $rows AS row
MERGE (n:Place {id: row.id})
SET n = row.properties;

// Person
UNWIND $rows AS row
MERGE (n:Person {id: row.id})
SET n = row.properties;

// Event
UNWIND $rows AS row
MERGE (n:Event {id: row.id})
SET n = row.properties;

// Provision
UNWIND $rows AS row
MERGE (n:Provision {id: row.id})
SET n = row.properties;

// Source
UNWIND $rows AS row
MERGE (n:Source {id: row.id})
SET n = row.properties;

// ISSUED Agency Policy
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:ISSUED {id: row.id}]->(b)
SET r = row.properties, r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// PUT_FORWARD Agency Policy
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:PUT_FORWARD {id: row.id}]->(b)
SET r = row.properties;

// SETS Policy Provision
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Provision {id: row.to})
MERGE (a)-[r:SETS {id: row.id}]->(b)
SET r = row.properties;

// REGULATES Policy Sector
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Sector {id: row.to})
MERGE (a)-[r:REGULATES {id: row.id}]->(b)
SET r = row.properties;

// AFFECTS Policy Company
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:AFFECTS {id: row.id}]->(b)
SET r = row.properties;

// AFFECTS Policy Sector
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Sector {id: row.to})
MERGE (a)-[r:AFFECTS {id: row.id}]->(b)
SET r = row.properties;

// IMPLEMENTS Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:IMPLEMENTS {id: row.id}]->(b)
SET r = row.properties;

// AMENDS Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:AMENDS {id: row.id}]->(b)
SET r = row.properties;

// REPLACES Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:REPLACES {id: row.id}]->(b)
SET r = row.properties;

// ENFORCES Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:ENFORCES {id: row.id}]->(b)
SET r = row.properties;

// PART_OF_PACKAGE Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:PART_OF_PACKAGE {id: row.id}]->(b)
SET r = row.properties;

// FOLLOWS Policy Policy
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:FOLLOWS {id: row.id}]->(b)
SET r = row.properties;

// ACQUIRES Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:ACQUIRES {id: row.id}]->(b)
SET r = row.properties;

// MERGES_WITH Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:MERGES_WITH {id: row.id}]->(b)
SET r = row.properties;

// PARTNERS_WITH Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:PARTNERS_WITH {id: row.id}]->(b)
SET r = row.properties;

// HOLDS_STAKE_IN Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:HOLDS_STAKE_IN {id: row.id}]->(b)
SET r = row.properties;

// HOLDS_STAKE_IN Agency Company
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:HOLDS_STAKE_IN {id: row.id}]->(b)
SET r = row.properties;

// CONTROLS Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:CONTROLS {id: row.id}]->(b)
SET r = row.properties;

// CONTROLS Agency Company
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:CONTROLS {id: row.id}]->(b)
SET r = row.properties;

// SUPPLIES Company Company
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:SUPPLIES {id: row.id}]->(b)
SET r = row.properties;

// OPERATES_IN Company Sector
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Sector {id: row.to})
MERGE (a)-[r:OPERATES_IN {id: row.id}]->(b)
SET r = row.properties;

// PART_OF Sector Sector
UNWIND $rows AS row
MATCH (a:Sector {id: row.from}) MATCH (b:Sector {id: row.to})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
SET r = row.properties;

// PART_OF Place Place
UNWIND $rows AS row
MATCH (a:Place {id: row.from}) MATCH (b:Place {id: row.to})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
SET r = row.properties;

// PART_OF Agency Agency
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Agency {id: row.to})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
SET r = row.properties;

// PART_OF Source Source
UNWIND $rows AS row
MATCH (a:Source {id: row.from}) MATCH (b:Source {id: row.to})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
SET r = row.properties;

// BASED_IN Company Place
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Place {id: row.to})
MERGE (a)-[r:BASED_IN {id: row.id}]->(b)
SET r = row.properties;

// BASED_IN Agency Place
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Place {id: row.to})
MERGE (a)-[r:BASED_IN {id: row.id}]->(b)
SET r = row.properties;

// APPLIES_IN Policy Place
UNWIND $rows AS row
MATCH (a:Policy {id: row.from}) MATCH (b:Place {id: row.to})
MERGE (a)-[r:APPLIES_IN {id: row.id}]->(b)
SET r = row.properties;

// LOCATED_IN Event Place
UNWIND $rows AS row
MATCH (a:Event {id: row.from}) MATCH (b:Place {id: row.to})
MERGE (a)-[r:LOCATED_IN {id: row.id}]->(b)
SET r = row.properties;

// CITES Source Source
UNWIND $rows AS row
MATCH (a:Source {id: row.from}) MATCH (b:Source {id: row.to})
MERGE (a)-[r:CITES {id: row.id}]->(b)
SET r = row.properties;

// DIRECTOR_OF Person Company
UNWIND $rows AS row
MATCH (a:Person {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:DIRECTOR_OF {id: row.id}]->(b)
SET r = row.properties;

// WORKED_FOR Person Agency
UNWIND $rows AS row
MATCH (a:Person {id: row.from}) MATCH (b:Agency {id: row.to})
MERGE (a)-[r:WORKED_FOR {id: row.id}]->(b)
SET r = row.properties;

// WORKED_FOR Person Company
UNWIND $rows AS row
MATCH (a:Person {id: row.from}) MATCH (b:Company {id: row.to})
MERGE (a)-[r:WORKED_FOR {id: row.id}]->(b)
SET r = row.properties;

// TOOK_PART_IN Company Event
UNWIND $rows AS row
MATCH (a:Company {id: row.from}) MATCH (b:Event {id: row.to})
MERGE (a)-[r:TOOK_PART_IN {id: row.id}]->(b)
SET r = row.properties;

// TOOK_PART_IN Agency Event
UNWIND $rows AS row
MATCH (a:Agency {id: row.from}) MATCH (b:Event {id: row.to})
MERGE (a)-[r:TOOK_PART_IN {id: row.id}]->(b)
SET r = row.properties;

// TOOK_PART_IN Person Event
UNWIND $rows AS row
MATCH (a:Person {id: row.from}) MATCH (b:Event {id: row.to})
MERGE (a)-[r:TOOK_PART_IN {id: row.id}]->(b)
SET r = row.properties;

// CONCERNS Event Sector
UNWIND $rows AS row
MATCH (a:Event {id: row.from}) MATCH (b:Sector {id: row.to})
MERGE (a)-[r:CONCERNS {id: row.id}]->(b)
SET r = row.properties;

// ILLUSTRATES Event Policy
UNWIND $rows AS row
MATCH (a:Event {id: row.from}) MATCH (b:Policy {id: row.to})
MERGE (a)-[r:ILLUSTRATES {id: row.id}]->(b)
SET r = row.properties;

// keys ISSUED
UNWIND $ids AS id
MATCH (b:Policy {id: id})<-[r:ISSUED]-(a:Agency)
WHERE r.issuedOn <> coalesce(b.issuedOn, '')
SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// all keys ISSUED
MATCH (a:Agency)-[r:ISSUED]->(b:Policy)
CALL (a, r, b) { SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '') } IN TRANSACTIONS OF 20000 ROWS;

// remove ISSUED
UNWIND $ids AS id
MATCH ()-[r:ISSUED {id: id}]->()
DELETE r;

// remove PUT_FORWARD
UNWIND $ids AS id
MATCH ()-[r:PUT_FORWARD {id: id}]->()
DELETE r;

// remove SETS
UNWIND $ids AS id
MATCH ()-[r:SETS {id: id}]->()
DELETE r;

// remove REGULATES
UNWIND $ids AS id
MATCH ()-[r:REGULATES {id: id}]->()
DELETE r;

// remove AFFECTS
UNWIND $ids AS id
MATCH ()-[r:AFFECTS {id: id}]->()
DELETE r;

// remove IMPLEMENTS
UNWIND $ids AS id
MATCH ()-[r:IMPLEMENTS {id: id}]->()
DELETE r;

// remove AMENDS
UNWIND $ids AS id
MATCH ()-[r:AMENDS {id: id}]->()
DELETE r;

// remove REPLACES
UNWIND $ids AS id
MATCH ()-[r:REPLACES {id: id}]->()
DELETE r;

// remove ENFORCES
UNWIND $ids AS id
MATCH ()-[r:ENFORCES {id: id}]->()
DELETE r;

// remove PART_OF_PACKAGE
UNWIND $ids AS id
MATCH ()-[r:PART_OF_PACKAGE {id: id}]->()
DELETE r;

// remove FOLLOWS
UNWIND $ids AS id
MATCH ()-[r:FOLLOWS {id: id}]->()
DELETE r;

// remove ACQUIRES
UNWIND $ids AS id
MATCH ()-[r:ACQUIRES {id: id}]->()
DELETE r;

// remove MERGES_WITH
UNWIND $ids AS id
MATCH ()-[r:MERGES_WITH {id: id}]->()
DELETE r;

// remove PARTNERS_WITH
UNWIND $ids AS id
MATCH ()-[r:PARTNERS_WITH {id: id}]->()
DELETE r;

// remove HOLDS_STAKE_IN
UNWIND $ids AS id
MATCH ()-[r:HOLDS_STAKE_IN {id: id}]->()
DELETE r;

// remove CONTROLS
UNWIND $ids AS id
MATCH ()-[r:CONTROLS {id: id}]->()
DELETE r;

// remove SUPPLIES
UNWIND $ids AS id
MATCH ()-[r:SUPPLIES {id: id}]->()
DELETE r;

// remove OPERATES_IN
UNWIND $ids AS id
MATCH ()-[r:OPERATES_IN {id: id}]->()
DELETE r;

// remove PART_OF
UNWIND $ids AS id
MATCH ()-[r:PART_OF {id: id}]->()
DELETE r;

// remove BASED_IN
UNWIND $ids AS id
MATCH ()-[r:BASED_IN {id: id}]->()
DELETE r;

// remove APPLIES_IN
UNWIND $ids AS id
MATCH ()-[r:APPLIES_IN {id: id}]->()
DELETE r;

// remove LOCATED_IN
UNWIND $ids AS id
MATCH ()-[r:LOCATED_IN {id: id}]->()
DELETE r;

// remove CITES
UNWIND $ids AS id
MATCH ()-[r:CITES {id: id}]->()
DELETE r;

// remove DIRECTOR_OF
UNWIND $ids AS id
MATCH ()-[r:DIRECTOR_OF {id: id}]->()
DELETE r;

// remove WORKED_FOR
UNWIND $ids AS id
MATCH ()-[r:WORKED_FOR {id: id}]->()
DELETE r;

// remove TOOK_PART_IN
UNWIND $ids AS id
MATCH ()-[r:TOOK_PART_IN {id: id}]->()
DELETE r;

// remove CONCERNS
UNWIND $ids AS id
MATCH ()-[r:CONCERNS {id: id}]->()
DELETE r;

// remove ILLUSTRATES
UNWIND $ids AS id
MATCH ()-[r:ILLUSTRATES {id: id}]->()
DELETE r;

// remove Policy
UNWIND $ids AS id
MATCH (n:Policy {id: id})
DETACH DELETE n;

// remove Agency
UNWIND $ids AS id
MATCH (n:Agency {id: id})
DETACH DELETE n;

// remove Company
UNWIND $ids AS id
MATCH (n:Company {id: id})
DETACH DELETE n;

// remove Sector
UNWIND $ids AS id
MATCH (n:Sector {id: id})
DETACH DELETE n;

// remove Place
UNWIND $ids AS id
MATCH (n:Place {id: id})
DETACH DELETE n;

// remove Person
UNWIND $ids AS id
MATCH (n:Person {id: id})
DETACH DELETE n;

// remove Event
UNWIND $ids AS id
MATCH (n:Event {id: id})
DETACH DELETE n;

// remove Provision
UNWIND $ids AS id
MATCH (n:Provision {id: id})
DETACH DELETE n;

// remove Source
UNWIND $ids AS id
MATCH (n:Source {id: id})
DETACH DELETE n;

// stated Policy
MATCH (n:Policy) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Agency
MATCH (n:Agency) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Company
MATCH (n:Company) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Sector
MATCH (n:Sector) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Place
MATCH (n:Place) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Person
MATCH (n:Person) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Event
MATCH (n:Event) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Provision
MATCH (n:Provision) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated Source
MATCH (n:Source) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, n.datasets, n.statements;

// stated ISSUED
MATCH ()-[r:ISSUED]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated PUT_FORWARD
MATCH ()-[r:PUT_FORWARD]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated SETS
MATCH ()-[r:SETS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated REGULATES
MATCH ()-[r:REGULATES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated AFFECTS
MATCH ()-[r:AFFECTS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated IMPLEMENTS
MATCH ()-[r:IMPLEMENTS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated AMENDS
MATCH ()-[r:AMENDS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated REPLACES
MATCH ()-[r:REPLACES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated ENFORCES
MATCH ()-[r:ENFORCES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated PART_OF_PACKAGE
MATCH ()-[r:PART_OF_PACKAGE]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated FOLLOWS
MATCH ()-[r:FOLLOWS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated ACQUIRES
MATCH ()-[r:ACQUIRES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated MERGES_WITH
MATCH ()-[r:MERGES_WITH]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated PARTNERS_WITH
MATCH ()-[r:PARTNERS_WITH]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated HOLDS_STAKE_IN
MATCH ()-[r:HOLDS_STAKE_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated CONTROLS
MATCH ()-[r:CONTROLS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated SUPPLIES
MATCH ()-[r:SUPPLIES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated OPERATES_IN
MATCH ()-[r:OPERATES_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated PART_OF
MATCH ()-[r:PART_OF]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated BASED_IN
MATCH ()-[r:BASED_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated APPLIES_IN
MATCH ()-[r:APPLIES_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated LOCATED_IN
MATCH ()-[r:LOCATED_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated CITES
MATCH ()-[r:CITES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated DIRECTOR_OF
MATCH ()-[r:DIRECTOR_OF]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated WORKED_FOR
MATCH ()-[r:WORKED_FOR]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated TOOK_PART_IN
MATCH ()-[r:TOOK_PART_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated CONCERNS
MATCH ()-[r:CONCERNS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// stated ILLUSTRATES
MATCH ()-[r:ILLUSTRATES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, r.datasets, r.statements;

// present Policy
UNWIND $ids AS id
MATCH (n:Policy {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Agency
UNWIND $ids AS id
MATCH (n:Agency {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Company
UNWIND $ids AS id
MATCH (n:Company {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Sector
UNWIND $ids AS id
MATCH (n:Sector {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Place
UNWIND $ids AS id
MATCH (n:Place {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Person
UNWIND $ids AS id
MATCH (n:Person {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Event
UNWIND $ids AS id
MATCH (n:Event {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Provision
UNWIND $ids AS id
MATCH (n:Provision {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present Source
UNWIND $ids AS id
MATCH (n:Source {id: id})
RETURN n.id, n.datasets, n.statements, properties(n);

// present ISSUED
UNWIND $ids AS id
MATCH (a)-[r:ISSUED {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present PUT_FORWARD
UNWIND $ids AS id
MATCH (a)-[r:PUT_FORWARD {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present SETS
UNWIND $ids AS id
MATCH (a)-[r:SETS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present REGULATES
UNWIND $ids AS id
MATCH (a)-[r:REGULATES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present AFFECTS
UNWIND $ids AS id
MATCH (a)-[r:AFFECTS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present IMPLEMENTS
UNWIND $ids AS id
MATCH (a)-[r:IMPLEMENTS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present AMENDS
UNWIND $ids AS id
MATCH (a)-[r:AMENDS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present REPLACES
UNWIND $ids AS id
MATCH (a)-[r:REPLACES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present ENFORCES
UNWIND $ids AS id
MATCH (a)-[r:ENFORCES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present PART_OF_PACKAGE
UNWIND $ids AS id
MATCH (a)-[r:PART_OF_PACKAGE {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present FOLLOWS
UNWIND $ids AS id
MATCH (a)-[r:FOLLOWS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present ACQUIRES
UNWIND $ids AS id
MATCH (a)-[r:ACQUIRES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present MERGES_WITH
UNWIND $ids AS id
MATCH (a)-[r:MERGES_WITH {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present PARTNERS_WITH
UNWIND $ids AS id
MATCH (a)-[r:PARTNERS_WITH {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present HOLDS_STAKE_IN
UNWIND $ids AS id
MATCH (a)-[r:HOLDS_STAKE_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present CONTROLS
UNWIND $ids AS id
MATCH (a)-[r:CONTROLS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present SUPPLIES
UNWIND $ids AS id
MATCH (a)-[r:SUPPLIES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present OPERATES_IN
UNWIND $ids AS id
MATCH (a)-[r:OPERATES_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present PART_OF
UNWIND $ids AS id
MATCH (a)-[r:PART_OF {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present BASED_IN
UNWIND $ids AS id
MATCH (a)-[r:BASED_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present APPLIES_IN
UNWIND $ids AS id
MATCH (a)-[r:APPLIES_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present LOCATED_IN
UNWIND $ids AS id
MATCH (a)-[r:LOCATED_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present CITES
UNWIND $ids AS id
MATCH (a)-[r:CITES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present DIRECTOR_OF
UNWIND $ids AS id
MATCH (a)-[r:DIRECTOR_OF {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present WORKED_FOR
UNWIND $ids AS id
MATCH (a)-[r:WORKED_FOR {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present TOOK_PART_IN
UNWIND $ids AS id
MATCH (a)-[r:TOOK_PART_IN {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present CONCERNS
UNWIND $ids AS id
MATCH (a)-[r:CONCERNS {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;

// present ILLUSTRATES
UNWIND $ids AS id
MATCH (a)-[r:ILLUSTRATES {id: id}]->(b)
RETURN r.id, r.datasets, r.statements, properties(r), a.id, b.id;
