// Derived from src/ontology: change it there and run npm run generate.

// policy_id
CREATE CONSTRAINT policy_id IF NOT EXISTS FOR (n:Policy) REQUIRE n.id IS UNIQUE;

// agency_id
CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE;

// company_id
CREATE CONSTRAINT company_id IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;

// sector_id
CREATE CONSTRAINT sector_id IF NOT EXISTS FOR (n:Sector) REQUIRE n.id IS UNIQUE;

// place_id
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;

// person_id
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;

// event_id
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;

// provision_id
CREATE CONSTRAINT provision_id IF NOT EXISTS FOR (n:Provision) REQUIRE n.id IS UNIQUE;

// source_id
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;

// issued_rel_id
CREATE CONSTRAINT issued_rel_id IF NOT EXISTS FOR ()-[n:ISSUED]-() REQUIRE n.id IS UNIQUE;

// put_forward_rel_id
CREATE CONSTRAINT put_forward_rel_id IF NOT EXISTS FOR ()-[n:PUT_FORWARD]-() REQUIRE n.id IS UNIQUE;

// sets_rel_id
CREATE CONSTRAINT sets_rel_id IF NOT EXISTS FOR ()-[n:SETS]-() REQUIRE n.id IS UNIQUE;

// regulates_rel_id
CREATE CONSTRAINT regulates_rel_id IF NOT EXISTS FOR ()-[n:REGULATES]-() REQUIRE n.id IS UNIQUE;

// affects_rel_id
CREATE CONSTRAINT affects_rel_id IF NOT EXISTS FOR ()-[n:AFFECTS]-() REQUIRE n.id IS UNIQUE;

// implements_rel_id
CREATE CONSTRAINT implements_rel_id IF NOT EXISTS FOR ()-[n:IMPLEMENTS]-() REQUIRE n.id IS UNIQUE;

// amends_rel_id
CREATE CONSTRAINT amends_rel_id IF NOT EXISTS FOR ()-[n:AMENDS]-() REQUIRE n.id IS UNIQUE;

// replaces_rel_id
CREATE CONSTRAINT replaces_rel_id IF NOT EXISTS FOR ()-[n:REPLACES]-() REQUIRE n.id IS UNIQUE;

// enforces_rel_id
CREATE CONSTRAINT enforces_rel_id IF NOT EXISTS FOR ()-[n:ENFORCES]-() REQUIRE n.id IS UNIQUE;

// part_of_package_rel_id
CREATE CONSTRAINT part_of_package_rel_id IF NOT EXISTS FOR ()-[n:PART_OF_PACKAGE]-() REQUIRE n.id IS UNIQUE;

// follows_rel_id
CREATE CONSTRAINT follows_rel_id IF NOT EXISTS FOR ()-[n:FOLLOWS]-() REQUIRE n.id IS UNIQUE;

// acquires_rel_id
CREATE CONSTRAINT acquires_rel_id IF NOT EXISTS FOR ()-[n:ACQUIRES]-() REQUIRE n.id IS UNIQUE;

// merges_with_rel_id
CREATE CONSTRAINT merges_with_rel_id IF NOT EXISTS FOR ()-[n:MERGES_WITH]-() REQUIRE n.id IS UNIQUE;

// partners_with_rel_id
CREATE CONSTRAINT partners_with_rel_id IF NOT EXISTS FOR ()-[n:PARTNERS_WITH]-() REQUIRE n.id IS UNIQUE;

// holds_stake_in_rel_id
CREATE CONSTRAINT holds_stake_in_rel_id IF NOT EXISTS FOR ()-[n:HOLDS_STAKE_IN]-() REQUIRE n.id IS UNIQUE;

// controls_rel_id
CREATE CONSTRAINT controls_rel_id IF NOT EXISTS FOR ()-[n:CONTROLS]-() REQUIRE n.id IS UNIQUE;

// supplies_rel_id
CREATE CONSTRAINT supplies_rel_id IF NOT EXISTS FOR ()-[n:SUPPLIES]-() REQUIRE n.id IS UNIQUE;

// operates_in_rel_id
CREATE CONSTRAINT operates_in_rel_id IF NOT EXISTS FOR ()-[n:OPERATES_IN]-() REQUIRE n.id IS UNIQUE;

// part_of_rel_id
CREATE CONSTRAINT part_of_rel_id IF NOT EXISTS FOR ()-[n:PART_OF]-() REQUIRE n.id IS UNIQUE;

// succeeds_rel_id
CREATE CONSTRAINT succeeds_rel_id IF NOT EXISTS FOR ()-[n:SUCCEEDS]-() REQUIRE n.id IS UNIQUE;

// based_in_rel_id
CREATE CONSTRAINT based_in_rel_id IF NOT EXISTS FOR ()-[n:BASED_IN]-() REQUIRE n.id IS UNIQUE;

// applies_in_rel_id
CREATE CONSTRAINT applies_in_rel_id IF NOT EXISTS FOR ()-[n:APPLIES_IN]-() REQUIRE n.id IS UNIQUE;

// located_in_rel_id
CREATE CONSTRAINT located_in_rel_id IF NOT EXISTS FOR ()-[n:LOCATED_IN]-() REQUIRE n.id IS UNIQUE;

// cites_rel_id
CREATE CONSTRAINT cites_rel_id IF NOT EXISTS FOR ()-[n:CITES]-() REQUIRE n.id IS UNIQUE;

// published_by_rel_id
CREATE CONSTRAINT published_by_rel_id IF NOT EXISTS FOR ()-[n:PUBLISHED_BY]-() REQUIRE n.id IS UNIQUE;

// director_of_rel_id
CREATE CONSTRAINT director_of_rel_id IF NOT EXISTS FOR ()-[n:DIRECTOR_OF]-() REQUIRE n.id IS UNIQUE;

// worked_for_rel_id
CREATE CONSTRAINT worked_for_rel_id IF NOT EXISTS FOR ()-[n:WORKED_FOR]-() REQUIRE n.id IS UNIQUE;

// took_part_in_rel_id
CREATE CONSTRAINT took_part_in_rel_id IF NOT EXISTS FOR ()-[n:TOOK_PART_IN]-() REQUIRE n.id IS UNIQUE;

// concerns_rel_id
CREATE CONSTRAINT concerns_rel_id IF NOT EXISTS FOR ()-[n:CONCERNS]-() REQUIRE n.id IS UNIQUE;

// illustrates_rel_id
CREATE CONSTRAINT illustrates_rel_id IF NOT EXISTS FOR ()-[n:ILLUSTRATES]-() REQUIRE n.id IS UNIQUE;

// read_in_rel_id
CREATE CONSTRAINT read_in_rel_id IF NOT EXISTS FOR ()-[n:READ_IN]-() REQUIRE n.id IS UNIQUE;

// data_set_name
CREATE CONSTRAINT data_set_name IF NOT EXISTS FOR (n:DataSet) REQUIRE n.name IS UNIQUE;

// load_lock_name
CREATE CONSTRAINT load_lock_name IF NOT EXISTS FOR (n:LoadLock) REQUIRE n.name IS UNIQUE;

// policy_name
CREATE INDEX policy_name IF NOT EXISTS FOR (n:Policy) ON (n.name);

// policy_issuedon
CREATE INDEX policy_issuedon IF NOT EXISTS FOR (n:Policy) ON (n.issuedOn);

// policy_reportedon
CREATE INDEX policy_reportedon IF NOT EXISTS FOR (n:Policy) ON (n.reportedOn);

// policy_effectiveon
CREATE INDEX policy_effectiveon IF NOT EXISTS FOR (n:Policy) ON (n.effectiveOn);

// policy_passedon
CREATE INDEX policy_passedon IF NOT EXISTS FOR (n:Policy) ON (n.passedOn);

// policy_publishedon
CREATE INDEX policy_publishedon IF NOT EXISTS FOR (n:Policy) ON (n.publishedOn);

// policy_listedon
CREATE INDEX policy_listedon IF NOT EXISTS FOR (n:Policy) ON (n.listedOn);

// agency_name
CREATE INDEX agency_name IF NOT EXISTS FOR (n:Agency) ON (n.name);

// agency_level
CREATE INDEX agency_level IF NOT EXISTS FOR (n:Agency) ON (n.level);

// company_name
CREATE INDEX company_name IF NOT EXISTS FOR (n:Company) ON (n.name);

// sector_name
CREATE INDEX sector_name IF NOT EXISTS FOR (n:Sector) ON (n.name);

// place_name
CREATE INDEX place_name IF NOT EXISTS FOR (n:Place) ON (n.name);

// person_name
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);

// event_name
CREATE INDEX event_name IF NOT EXISTS FOR (n:Event) ON (n.name);

// event_date
CREATE INDEX event_date IF NOT EXISTS FOR (n:Event) ON (n.date);

// event_reportedon
CREATE INDEX event_reportedon IF NOT EXISTS FOR (n:Event) ON (n.reportedOn);

// event_listedon
CREATE INDEX event_listedon IF NOT EXISTS FOR (n:Event) ON (n.listedOn);

// provision_name
CREATE INDEX provision_name IF NOT EXISTS FOR (n:Provision) ON (n.name);

// provision_bywhen
CREATE INDEX provision_bywhen IF NOT EXISTS FOR (n:Provision) ON (n.byWhen);

// source_name
CREATE INDEX source_name IF NOT EXISTS FOR (n:Source) ON (n.name);

// source_publishedon
CREATE INDEX source_publishedon IF NOT EXISTS FOR (n:Source) ON (n.publishedOn);

// source_listedon
CREATE INDEX source_listedon IF NOT EXISTS FOR (n:Source) ON (n.listedOn);

// source_section
CREATE INDEX source_section IF NOT EXISTS FOR (n:Source) ON (n.section);

// source_number
CREATE INDEX source_number IF NOT EXISTS FOR (n:Source) ON (n.number);

// issued_keys_issuedon
CREATE INDEX issued_keys_issuedon IF NOT EXISTS FOR ()-[n:ISSUED]-() ON (n.agencyId, n.issuedOn, n.policyId);

// regulates_second_id
CREATE INDEX regulates_second_id IF NOT EXISTS FOR ()-[n:REGULATES]-() ON (n.secondId, n.id);

// affects_second_id
CREATE INDEX affects_second_id IF NOT EXISTS FOR ()-[n:AFFECTS]-() ON (n.secondId, n.id);

// implements_second_id
CREATE INDEX implements_second_id IF NOT EXISTS FOR ()-[n:IMPLEMENTS]-() ON (n.secondId, n.id);

// amends_second_id
CREATE INDEX amends_second_id IF NOT EXISTS FOR ()-[n:AMENDS]-() ON (n.secondId, n.id);

// replaces_second_id
CREATE INDEX replaces_second_id IF NOT EXISTS FOR ()-[n:REPLACES]-() ON (n.secondId, n.id);

// enforces_second_id
CREATE INDEX enforces_second_id IF NOT EXISTS FOR ()-[n:ENFORCES]-() ON (n.secondId, n.id);

// part_of_package_second_id
CREATE INDEX part_of_package_second_id IF NOT EXISTS FOR ()-[n:PART_OF_PACKAGE]-() ON (n.secondId, n.id);

// follows_second_id
CREATE INDEX follows_second_id IF NOT EXISTS FOR ()-[n:FOLLOWS]-() ON (n.secondId, n.id);

// merges_with_second_id
CREATE INDEX merges_with_second_id IF NOT EXISTS FOR ()-[n:MERGES_WITH]-() ON (n.secondId, n.id);

// partners_with_second_id
CREATE INDEX partners_with_second_id IF NOT EXISTS FOR ()-[n:PARTNERS_WITH]-() ON (n.secondId, n.id);

// supplies_second_id
CREATE INDEX supplies_second_id IF NOT EXISTS FOR ()-[n:SUPPLIES]-() ON (n.secondId, n.id);

// operates_in_second_id
CREATE INDEX operates_in_second_id IF NOT EXISTS FOR ()-[n:OPERATES_IN]-() ON (n.secondId, n.id);

// part_of_second_id
CREATE INDEX part_of_second_id IF NOT EXISTS FOR ()-[n:PART_OF]-() ON (n.secondId, n.id);

// succeeds_second_id
CREATE INDEX succeeds_second_id IF NOT EXISTS FOR ()-[n:SUCCEEDS]-() ON (n.secondId, n.id);

// based_in_second_id
CREATE INDEX based_in_second_id IF NOT EXISTS FOR ()-[n:BASED_IN]-() ON (n.secondId, n.id);

// applies_in_second_id
CREATE INDEX applies_in_second_id IF NOT EXISTS FOR ()-[n:APPLIES_IN]-() ON (n.secondId, n.id);

// located_in_second_id
CREATE INDEX located_in_second_id IF NOT EXISTS FOR ()-[n:LOCATED_IN]-() ON (n.secondId, n.id);

// cites_second_id
CREATE INDEX cites_second_id IF NOT EXISTS FOR ()-[n:CITES]-() ON (n.secondId, n.id);

// published_by_second_id
CREATE INDEX published_by_second_id IF NOT EXISTS FOR ()-[n:PUBLISHED_BY]-() ON (n.secondId, n.id);

// director_of_second_id
CREATE INDEX director_of_second_id IF NOT EXISTS FOR ()-[n:DIRECTOR_OF]-() ON (n.secondId, n.id);

// worked_for_second_id
CREATE INDEX worked_for_second_id IF NOT EXISTS FOR ()-[n:WORKED_FOR]-() ON (n.secondId, n.id);

// concerns_second_id
CREATE INDEX concerns_second_id IF NOT EXISTS FOR ()-[n:CONCERNS]-() ON (n.secondId, n.id);

// illustrates_second_id
CREATE INDEX illustrates_second_id IF NOT EXISTS FOR ()-[n:ILLUSTRATES]-() ON (n.secondId, n.id);

// read_in_second_id
CREATE INDEX read_in_second_id IF NOT EXISTS FOR ()-[n:READ_IN]-() ON (n.secondId, n.id);

// entity_search
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Policy|Agency|Company|Sector|Place|Person|Event|Provision|Source) ON EACH [n.searchKeys, n.textKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// differing_entities
CREATE FULLTEXT INDEX differing_entities IF NOT EXISTS FOR (n:Policy|Agency|Company|Sector|Place|Person|Event|Provision|Source) ON EACH [n.differing, n.differingRelations]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};

// differing_relations_6f85365f
CREATE FULLTEXT INDEX differing_relations_6f85365f IF NOT EXISTS FOR ()-[n:ISSUED|PUT_FORWARD|SETS|REGULATES|AFFECTS|IMPLEMENTS|AMENDS|REPLACES|ENFORCES|PART_OF_PACKAGE|FOLLOWS|ACQUIRES|MERGES_WITH|PARTNERS_WITH|HOLDS_STAKE_IN|CONTROLS|SUPPLIES|OPERATES_IN|PART_OF|SUCCEEDS|BASED_IN|APPLIES_IN|LOCATED_IN|CITES|PUBLISHED_BY|DIRECTOR_OF|WORKED_FOR|TOOK_PART_IN|CONCERNS|ILLUSTRATES]-() ON EACH [n.differing]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
