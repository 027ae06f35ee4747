// Derived from src/ontology: change it there and run npm run generate.

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

// add Policy
UNWIND range(0, size($id) - 1) AS at
CREATE (:Policy {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], issuedOn: $issuedOn[at], passedOn: $passedOn[at], decidedOn: $decidedOn[at], publishedOn: $publishedOn[at], reportedOn: $reportedOn[at], effectiveOn: $effectiveOn[at], endedOn: $endedOn[at], listedOn: $listedOn[at], documentNumber: $documentNumber[at], issuerCount: $issuerCount[at], periodStart: $periodStart[at], periodEnd: $periodEnd[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Agency
UNWIND range(0, size($id) - 1) AS at
CREATE (:Agency {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], level: $level[at], foundedOn: $foundedOn[at], dissolvedOn: $dissolvedOn[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Company
UNWIND range(0, size($id) - 1) AS at
CREATE (:Company {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], exchangeCode: $exchangeCode[at], identifiers: $identifiers[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Sector
UNWIND range(0, size($id) - 1) AS at
CREATE (:Sector {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], isic: $isic[at], gbt4754: $gbt4754[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Place
UNWIND range(0, size($id) - 1) AS at
CREATE (:Place {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], level: $level[at], code: $code[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Person
UNWIND range(0, size($id) - 1) AS at
CREATE (:Person {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Event
UNWIND range(0, size($id) - 1) AS at
CREATE (:Event {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], date: $date[at], reportedOn: $reportedOn[at], listedOn: $listedOn[at], amounts_value: $amounts_value[at], amounts_currency: $amounts_currency[at], amountMeaning: $amountMeaning[at], amountStatus: $amountStatus[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], followedFrom: $followedFrom[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Provision
UNWIND range(0, size($id) - 1) AS at
CREATE (:Provision {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], text: $text[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], byWhen: $byWhen[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// add Source
UNWIND range(0, size($id) - 1) AS at
CREATE (:Source {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], publisher: $publisher[at], language: $language[at], publishedOn: $publishedOn[at], listedOn: $listedOn[at], section: $section[at], number: $number[at], locator: $locator[at], url: $url[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]});

// fill Policy
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Policy {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], issuedOn: $issuedOn[at], passedOn: $passedOn[at], decidedOn: $decidedOn[at], publishedOn: $publishedOn[at], reportedOn: $reportedOn[at], effectiveOn: $effectiveOn[at], endedOn: $endedOn[at], listedOn: $listedOn[at], documentNumber: $documentNumber[at], issuerCount: $issuerCount[at], periodStart: $periodStart[at], periodEnd: $periodEnd[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Agency
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Agency {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], level: $level[at], foundedOn: $foundedOn[at], dissolvedOn: $dissolvedOn[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Company
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Company {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], exchangeCode: $exchangeCode[at], identifiers: $identifiers[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Sector
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Sector {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], isic: $isic[at], gbt4754: $gbt4754[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Place
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Place {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], level: $level[at], code: $code[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Person
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Person {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Event
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Event {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], date: $date[at], reportedOn: $reportedOn[at], listedOn: $listedOn[at], amounts_value: $amounts_value[at], amounts_currency: $amounts_currency[at], amountMeaning: $amountMeaning[at], amountStatus: $amountStatus[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], followedFrom: $followedFrom[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Provision
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Provision {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], text: $text[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], byWhen: $byWhen[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill Source
UNWIND range(0, size($id) - 1) AS at
CREATE (n:Source {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], publisher: $publisher[at], language: $language[at], publishedOn: $publishedOn[at], listedOn: $listedOn[at], section: $section[at], number: $number[at], locator: $locator[at], url: $url[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]})
RETURN n.id, elementId(n);

// fill ISSUED
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:ISSUED {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b)
SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// fill PUT_FORWARD
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:PUT_FORWARD {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill SETS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:SETS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill REGULATES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:REGULATES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill AFFECTS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:AFFECTS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], basis: $basis[at], direction: $direction[at], certainty: $certainty[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill IMPLEMENTS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:IMPLEMENTS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill AMENDS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:AMENDS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill REPLACES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:REPLACES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill ENFORCES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:ENFORCES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill PART_OF_PACKAGE
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:PART_OF_PACKAGE {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill FOLLOWS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:FOLLOWS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill ACQUIRES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:ACQUIRES {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill MERGES_WITH
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:MERGES_WITH {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill PARTNERS_WITH
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:PARTNERS_WITH {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill HOLDS_STAKE_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:HOLDS_STAKE_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], percent: $percent[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill CONTROLS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:CONTROLS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill SUPPLIES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:SUPPLIES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill OPERATES_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:OPERATES_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill PART_OF
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:PART_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill SUCCEEDS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:SUCCEEDS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], extent: $extent[at], duties: $duties[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill BASED_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:BASED_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill APPLIES_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:APPLIES_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill LOCATED_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:LOCATED_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], precision: $precision[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill CITES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:CITES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill PUBLISHED_BY
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:PUBLISHED_BY {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill DIRECTOR_OF
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:DIRECTOR_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill WORKED_FOR
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:WORKED_FOR {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], position: $position[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill TOOK_PART_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:TOOK_PART_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill CONCERNS
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:CONCERNS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// fill ILLUSTRATES
UNWIND range(0, size($id) - 1) AS at
MATCH (a) WHERE elementId(a) = $from[at]
MATCH (b) WHERE elementId(b) = $to[at]
CREATE (a)-[r:ILLUSTRATES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// set Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Policy {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], issuedOn: $issuedOn[at], passedOn: $passedOn[at], decidedOn: $decidedOn[at], publishedOn: $publishedOn[at], reportedOn: $reportedOn[at], effectiveOn: $effectiveOn[at], endedOn: $endedOn[at], listedOn: $listedOn[at], documentNumber: $documentNumber[at], issuerCount: $issuerCount[at], periodStart: $periodStart[at], periodEnd: $periodEnd[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Agency
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Agency {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], level: $level[at], foundedOn: $foundedOn[at], dissolvedOn: $dissolvedOn[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Company
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Company {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], exchangeCode: $exchangeCode[at], identifiers: $identifiers[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Sector {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], isic: $isic[at], gbt4754: $gbt4754[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Place
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Place {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], level: $level[at], code: $code[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Person
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Person {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], named: $named[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Event
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Event {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], status: $status[at], date: $date[at], reportedOn: $reportedOn[at], listedOn: $listedOn[at], amounts_value: $amounts_value[at], amounts_currency: $amounts_currency[at], amountMeaning: $amountMeaning[at], amountStatus: $amountStatus[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], followedFrom: $followedFrom[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Provision
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Provision {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], text: $text[at], quantities_value: $quantities_value[at], quantities_unit: $quantities_unit[at], quantities_of: $quantities_of[at], byWhen: $byWhen[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set Source
UNWIND range(0, size($id) - 1) AS at
MATCH (n:Source {id: $id[at]})
SET n = {id: $id[at], name: $name[at], nameZh: $nameZh[at], names_text: $names_text[at], names_language: $names_language[at], names_kind: $names_kind[at], names_source: $names_source[at], summary: $summary[at], sources: $sources[at], unstated: $unstated[at], type: $type[at], publisher: $publisher[at], language: $language[at], publishedOn: $publishedOn[at], listedOn: $listedOn[at], section: $section[at], number: $number[at], locator: $locator[at], url: $url[at], aliases: $aliases[at], caption: $caption[at], nameKeys: $nameKeys[at], searchKeys: $searchKeys[at], textKeys: $textKeys[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// change Policy
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Policy {id: $ids[at]})
SET n += $changes[at];

// change Agency
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Agency {id: $ids[at]})
SET n += $changes[at];

// change Company
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Company {id: $ids[at]})
SET n += $changes[at];

// change Sector
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Sector {id: $ids[at]})
SET n += $changes[at];

// change Place
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Place {id: $ids[at]})
SET n += $changes[at];

// change Person
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Person {id: $ids[at]})
SET n += $changes[at];

// change Event
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Event {id: $ids[at]})
SET n += $changes[at];

// change Provision
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Provision {id: $ids[at]})
SET n += $changes[at];

// change Source
UNWIND range(0, size($ids) - 1) AS at
MATCH (n:Source {id: $ids[at]})
SET n += $changes[at];

// change ISSUED
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:ISSUED {id: $ids[at]}]->()
USING INDEX r:ISSUED(id)
SET r += $changes[at];

// change PUT_FORWARD
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:PUT_FORWARD {id: $ids[at]}]->()
USING INDEX r:PUT_FORWARD(id)
SET r += $changes[at];

// change SETS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:SETS {id: $ids[at]}]->()
USING INDEX r:SETS(id)
SET r += $changes[at];

// change REGULATES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:REGULATES {id: $ids[at]}]->()
USING INDEX r:REGULATES(id)
SET r += $changes[at];

// change AFFECTS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:AFFECTS {id: $ids[at]}]->()
USING INDEX r:AFFECTS(id)
SET r += $changes[at];

// change IMPLEMENTS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:IMPLEMENTS {id: $ids[at]}]->()
USING INDEX r:IMPLEMENTS(id)
SET r += $changes[at];

// change AMENDS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:AMENDS {id: $ids[at]}]->()
USING INDEX r:AMENDS(id)
SET r += $changes[at];

// change REPLACES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:REPLACES {id: $ids[at]}]->()
USING INDEX r:REPLACES(id)
SET r += $changes[at];

// change ENFORCES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:ENFORCES {id: $ids[at]}]->()
USING INDEX r:ENFORCES(id)
SET r += $changes[at];

// change PART_OF_PACKAGE
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:PART_OF_PACKAGE {id: $ids[at]}]->()
USING INDEX r:PART_OF_PACKAGE(id)
SET r += $changes[at];

// change FOLLOWS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:FOLLOWS {id: $ids[at]}]->()
USING INDEX r:FOLLOWS(id)
SET r += $changes[at];

// change ACQUIRES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:ACQUIRES {id: $ids[at]}]->()
USING INDEX r:ACQUIRES(id)
SET r += $changes[at];

// change MERGES_WITH
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:MERGES_WITH {id: $ids[at]}]->()
USING INDEX r:MERGES_WITH(id)
SET r += $changes[at];

// change PARTNERS_WITH
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:PARTNERS_WITH {id: $ids[at]}]->()
USING INDEX r:PARTNERS_WITH(id)
SET r += $changes[at];

// change HOLDS_STAKE_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:HOLDS_STAKE_IN {id: $ids[at]}]->()
USING INDEX r:HOLDS_STAKE_IN(id)
SET r += $changes[at];

// change CONTROLS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:CONTROLS {id: $ids[at]}]->()
USING INDEX r:CONTROLS(id)
SET r += $changes[at];

// change SUPPLIES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:SUPPLIES {id: $ids[at]}]->()
USING INDEX r:SUPPLIES(id)
SET r += $changes[at];

// change OPERATES_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:OPERATES_IN {id: $ids[at]}]->()
USING INDEX r:OPERATES_IN(id)
SET r += $changes[at];

// change PART_OF
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:PART_OF {id: $ids[at]}]->()
USING INDEX r:PART_OF(id)
SET r += $changes[at];

// change SUCCEEDS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:SUCCEEDS {id: $ids[at]}]->()
USING INDEX r:SUCCEEDS(id)
SET r += $changes[at];

// change BASED_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:BASED_IN {id: $ids[at]}]->()
USING INDEX r:BASED_IN(id)
SET r += $changes[at];

// change APPLIES_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:APPLIES_IN {id: $ids[at]}]->()
USING INDEX r:APPLIES_IN(id)
SET r += $changes[at];

// change LOCATED_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:LOCATED_IN {id: $ids[at]}]->()
USING INDEX r:LOCATED_IN(id)
SET r += $changes[at];

// change CITES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:CITES {id: $ids[at]}]->()
USING INDEX r:CITES(id)
SET r += $changes[at];

// change PUBLISHED_BY
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:PUBLISHED_BY {id: $ids[at]}]->()
USING INDEX r:PUBLISHED_BY(id)
SET r += $changes[at];

// change DIRECTOR_OF
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:DIRECTOR_OF {id: $ids[at]}]->()
USING INDEX r:DIRECTOR_OF(id)
SET r += $changes[at];

// change WORKED_FOR
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:WORKED_FOR {id: $ids[at]}]->()
USING INDEX r:WORKED_FOR(id)
SET r += $changes[at];

// change TOOK_PART_IN
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:TOOK_PART_IN {id: $ids[at]}]->()
USING INDEX r:TOOK_PART_IN(id)
SET r += $changes[at];

// change CONCERNS
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:CONCERNS {id: $ids[at]}]->()
USING INDEX r:CONCERNS(id)
SET r += $changes[at];

// change ILLUSTRATES
UNWIND range(0, size($ids) - 1) AS at
MATCH ()-[r:ILLUSTRATES {id: $ids[at]}]->()
USING INDEX r:ILLUSTRATES(id)
SET r += $changes[at];

// fill READ_IN
UNWIND $places AS place
MATCH (n) WHERE elementId(n) = place
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
CREATE (n)-[:READ_IN {id: 'read_in:' + n.id + '>' + source, secondId: source, status: 'ACTUAL', sources: references, datasets: n.datasets}]->(s);

// read in Policy
UNWIND $ids AS id
MATCH (n:Policy {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Agency
UNWIND $ids AS id
MATCH (n:Agency {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Company
UNWIND $ids AS id
MATCH (n:Company {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Sector
UNWIND $ids AS id
MATCH (n:Sector {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Place
UNWIND $ids AS id
MATCH (n:Place {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Person
UNWIND $ids AS id
MATCH (n:Person {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Event
UNWIND $ids AS id
MATCH (n:Event {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Provision
UNWIND $ids AS id
MATCH (n:Provision {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// read in Source
UNWIND $ids AS id
MATCH (n:Source {id: id})
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets;

// all read in Policy
MATCH (n:Policy)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Agency
MATCH (n:Agency)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Company
MATCH (n:Company)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Sector
MATCH (n:Sector)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Place
MATCH (n:Place)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Person
MATCH (n:Person)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Event
MATCH (n:Event)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Provision
MATCH (n:Provision)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// all read in Source
MATCH (n:Source)
CALL (n) {
CALL (n) {
  MATCH (n)-[old:READ_IN]->(gone:Source)
  WHERE NOT gone.id IN [reference IN n.sources | split(reference, '#')[0]]
  DELETE old
}
UNWIND n.sources AS reference
WITH n, split(reference, '#')[0] AS source, collect(reference) AS references
MATCH (s:Source {id: source})
MERGE (n)-[r:READ_IN]->(s)
SET r.id = 'read_in:' + n.id + '>' + source, r.secondId = source, r.status = 'ACTUAL', r.sources = references, r.datasets = n.datasets
} IN TRANSACTIONS OF 20000 ROWS;

// differing relations Policy
UNWIND $ids AS id
MATCH (n:Policy {id: id})
WITH n, CASE WHEN COUNT {
    MATCH (n)<-[r:ISSUED]-() WITH collect(r) AS stated
    UNWIND stated AS one UNWIND one.datasets AS dataSet
    WITH stated, collect(DISTINCT dataSet) AS every
    WHERE any(one IN stated WHERE size(one.datasets) < size(every) OR one.differing IS NOT NULL)
    RETURN 1
  } > 0 THEN ['issuedBy'] ELSE [] END + CASE WHEN COUNT {
    MATCH (n)<-[r:PUT_FORWARD]-() WITH collect(r) AS stated
    UNWIND stated AS one UNWIND one.datasets AS dataSet
    WITH stated, collect(DISTINCT dataSet) AS every
    WHERE any(one IN stated WHERE size(one.datasets) < size(every) OR one.differing IS NOT NULL)
    RETURN 1
  } > 0 THEN ['putForwardBy'] ELSE [] END AS differing
SET n.differingRelations = CASE WHEN size(differing) > 0 THEN differing END;

// several Policy
MATCH (it:Policy) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Agency
MATCH (it:Agency) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Company
MATCH (it:Company) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Sector
MATCH (it:Sector) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Place
MATCH (it:Place) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Person
MATCH (it:Person) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Event
MATCH (it:Event) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Provision
MATCH (it:Provision) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several Source
MATCH (it:Source) WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several ISSUED
MATCH ()-[it:ISSUED]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several PUT_FORWARD
MATCH ()-[it:PUT_FORWARD]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several SETS
MATCH ()-[it:SETS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several REGULATES
MATCH ()-[it:REGULATES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several AFFECTS
MATCH ()-[it:AFFECTS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several IMPLEMENTS
MATCH ()-[it:IMPLEMENTS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several AMENDS
MATCH ()-[it:AMENDS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several REPLACES
MATCH ()-[it:REPLACES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several ENFORCES
MATCH ()-[it:ENFORCES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several PART_OF_PACKAGE
MATCH ()-[it:PART_OF_PACKAGE]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several FOLLOWS
MATCH ()-[it:FOLLOWS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several ACQUIRES
MATCH ()-[it:ACQUIRES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several MERGES_WITH
MATCH ()-[it:MERGES_WITH]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several PARTNERS_WITH
MATCH ()-[it:PARTNERS_WITH]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several HOLDS_STAKE_IN
MATCH ()-[it:HOLDS_STAKE_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several CONTROLS
MATCH ()-[it:CONTROLS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several SUPPLIES
MATCH ()-[it:SUPPLIES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several OPERATES_IN
MATCH ()-[it:OPERATES_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several PART_OF
MATCH ()-[it:PART_OF]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several SUCCEEDS
MATCH ()-[it:SUCCEEDS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several BASED_IN
MATCH ()-[it:BASED_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several APPLIES_IN
MATCH ()-[it:APPLIES_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several LOCATED_IN
MATCH ()-[it:LOCATED_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several CITES
MATCH ()-[it:CITES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several PUBLISHED_BY
MATCH ()-[it:PUBLISHED_BY]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several DIRECTOR_OF
MATCH ()-[it:DIRECTOR_OF]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several WORKED_FOR
MATCH ()-[it:WORKED_FOR]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several TOOK_PART_IN
MATCH ()-[it:TOOK_PART_IN]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several CONCERNS
MATCH ()-[it:CONCERNS]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// several ILLUSTRATES
MATCH ()-[it:ILLUSTRATES]->() WHERE it.statements IS NOT NULL
RETURN it.id, it.datasets, it.statements;

// add ISSUED Agency Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:ISSUED {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b)
SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// add PUT_FORWARD Agency Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:PUT_FORWARD {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add SETS Policy Provision
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Provision {id: $to[at]})
CREATE (a)-[r:SETS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add REGULATES Policy Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Sector {id: $to[at]})
CREATE (a)-[r:REGULATES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add AFFECTS Policy Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:AFFECTS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], basis: $basis[at], direction: $direction[at], certainty: $certainty[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add AFFECTS Policy Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Sector {id: $to[at]})
CREATE (a)-[r:AFFECTS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], basis: $basis[at], direction: $direction[at], certainty: $certainty[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add IMPLEMENTS Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:IMPLEMENTS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add AMENDS Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:AMENDS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add REPLACES Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:REPLACES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add ENFORCES Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:ENFORCES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PART_OF_PACKAGE Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:PART_OF_PACKAGE {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add FOLLOWS Policy Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:FOLLOWS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add ACQUIRES Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:ACQUIRES {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add MERGES_WITH Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:MERGES_WITH {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PARTNERS_WITH Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:PARTNERS_WITH {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add HOLDS_STAKE_IN Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:HOLDS_STAKE_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], percent: $percent[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add HOLDS_STAKE_IN Agency Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:HOLDS_STAKE_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], percent: $percent[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add HOLDS_STAKE_IN Person Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:HOLDS_STAKE_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], percent: $percent[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add CONTROLS Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:CONTROLS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add CONTROLS Agency Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:CONTROLS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add CONTROLS Person Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:CONTROLS {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add SUPPLIES Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:SUPPLIES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add OPERATES_IN Company Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Sector {id: $to[at]})
CREATE (a)-[r:OPERATES_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PART_OF Sector Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Sector {id: $from[at]}) MATCH (b:Sector {id: $to[at]})
CREATE (a)-[r:PART_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PART_OF Place Place
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Place {id: $from[at]}) MATCH (b:Place {id: $to[at]})
CREATE (a)-[r:PART_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PART_OF Agency Agency
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Agency {id: $to[at]})
CREATE (a)-[r:PART_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PART_OF Source Source
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Source {id: $from[at]}) MATCH (b:Source {id: $to[at]})
CREATE (a)-[r:PART_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add SUCCEEDS Agency Agency
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Agency {id: $to[at]})
CREATE (a)-[r:SUCCEEDS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], extent: $extent[at], duties: $duties[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add SUCCEEDS Company Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:SUCCEEDS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], extent: $extent[at], duties: $duties[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add BASED_IN Company Place
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Place {id: $to[at]})
CREATE (a)-[r:BASED_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add BASED_IN Agency Place
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Place {id: $to[at]})
CREATE (a)-[r:BASED_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add APPLIES_IN Policy Place
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Policy {id: $from[at]}) MATCH (b:Place {id: $to[at]})
CREATE (a)-[r:APPLIES_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add LOCATED_IN Event Place
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Event {id: $from[at]}) MATCH (b:Place {id: $to[at]})
CREATE (a)-[r:LOCATED_IN {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], precision: $precision[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add CITES Source Source
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Source {id: $from[at]}) MATCH (b:Source {id: $to[at]})
CREATE (a)-[r:CITES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PUBLISHED_BY Source Agency
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Source {id: $from[at]}) MATCH (b:Agency {id: $to[at]})
CREATE (a)-[r:PUBLISHED_BY {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add PUBLISHED_BY Source Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Source {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:PUBLISHED_BY {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add DIRECTOR_OF Person Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:DIRECTOR_OF {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add WORKED_FOR Person Agency
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Agency {id: $to[at]})
CREATE (a)-[r:WORKED_FOR {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], position: $position[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add WORKED_FOR Person Company
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Company {id: $to[at]})
CREATE (a)-[r:WORKED_FOR {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], position: $position[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add TOOK_PART_IN Company Event
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Company {id: $from[at]}) MATCH (b:Event {id: $to[at]})
CREATE (a)-[r:TOOK_PART_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add TOOK_PART_IN Agency Event
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Agency {id: $from[at]}) MATCH (b:Event {id: $to[at]})
CREATE (a)-[r:TOOK_PART_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add TOOK_PART_IN Person Event
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Person {id: $from[at]}) MATCH (b:Event {id: $to[at]})
CREATE (a)-[r:TOOK_PART_IN {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add CONCERNS Event Sector
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Event {id: $from[at]}) MATCH (b:Sector {id: $to[at]})
CREATE (a)-[r:CONCERNS {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// add ILLUSTRATES Event Policy
UNWIND range(0, size($id) - 1) AS at
MATCH (a:Event {id: $from[at]}) MATCH (b:Policy {id: $to[at]})
CREATE (a)-[r:ILLUSTRATES {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}]->(b);

// keys ISSUED
UNWIND $ids AS id
MATCH (b:Policy {id: id})<-[r:ISSUED]-(a:Agency)
WHERE r.policyId IS NULL OR r.issuedOn <> coalesce(b.issuedOn, '')
SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// all keys ISSUED
MATCH (a:Agency)-[r:ISSUED]->(b:Policy)
CALL (a, r, b) { SET r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '') } IN TRANSACTIONS OF 20000 ROWS;

// all second ids REGULATES
MATCH ()-[r:REGULATES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids AFFECTS
MATCH ()-[r:AFFECTS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids IMPLEMENTS
MATCH ()-[r:IMPLEMENTS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids AMENDS
MATCH ()-[r:AMENDS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids REPLACES
MATCH ()-[r:REPLACES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids ENFORCES
MATCH ()-[r:ENFORCES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids PART_OF_PACKAGE
MATCH ()-[r:PART_OF_PACKAGE]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids FOLLOWS
MATCH ()-[r:FOLLOWS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids MERGES_WITH
MATCH ()-[r:MERGES_WITH]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids PARTNERS_WITH
MATCH ()-[r:PARTNERS_WITH]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids SUPPLIES
MATCH ()-[r:SUPPLIES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids OPERATES_IN
MATCH ()-[r:OPERATES_IN]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids PART_OF
MATCH ()-[r:PART_OF]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids SUCCEEDS
MATCH ()-[r:SUCCEEDS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids BASED_IN
MATCH ()-[r:BASED_IN]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids APPLIES_IN
MATCH ()-[r:APPLIES_IN]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids LOCATED_IN
MATCH ()-[r:LOCATED_IN]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids CITES
MATCH ()-[r:CITES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids PUBLISHED_BY
MATCH ()-[r:PUBLISHED_BY]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids DIRECTOR_OF
MATCH ()-[r:DIRECTOR_OF]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids WORKED_FOR
MATCH ()-[r:WORKED_FOR]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids CONCERNS
MATCH ()-[r:CONCERNS]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// all second ids ILLUSTRATES
MATCH ()-[r:ILLUSTRATES]->() WHERE r.secondId IS NULL
CALL (r) { SET r.secondId = split(split(r.id, '>')[1], ';')[0] } IN TRANSACTIONS OF 20000 ROWS;

// set ISSUED
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:ISSUED {id: $id[at]}]->(b)
USING INDEX r:ISSUED(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]}, r.agencyId = a.id, r.policyId = b.id, r.issuedOn = coalesce(b.issuedOn, '');

// set PUT_FORWARD
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:PUT_FORWARD {id: $id[at]}]->(b)
USING INDEX r:PUT_FORWARD(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set SETS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:SETS {id: $id[at]}]->(b)
USING INDEX r:SETS(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set REGULATES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:REGULATES {id: $id[at]}]->(b)
USING INDEX r:REGULATES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set AFFECTS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:AFFECTS {id: $id[at]}]->(b)
USING INDEX r:AFFECTS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], basis: $basis[at], direction: $direction[at], certainty: $certainty[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set IMPLEMENTS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:IMPLEMENTS {id: $id[at]}]->(b)
USING INDEX r:IMPLEMENTS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set AMENDS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:AMENDS {id: $id[at]}]->(b)
USING INDEX r:AMENDS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set REPLACES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:REPLACES {id: $id[at]}]->(b)
USING INDEX r:REPLACES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set ENFORCES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:ENFORCES {id: $id[at]}]->(b)
USING INDEX r:ENFORCES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set PART_OF_PACKAGE
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:PART_OF_PACKAGE {id: $id[at]}]->(b)
USING INDEX r:PART_OF_PACKAGE(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set FOLLOWS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:FOLLOWS {id: $id[at]}]->(b)
USING INDEX r:FOLLOWS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set ACQUIRES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:ACQUIRES {id: $id[at]}]->(b)
USING INDEX r:ACQUIRES(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set MERGES_WITH
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:MERGES_WITH {id: $id[at]}]->(b)
USING INDEX r:MERGES_WITH(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set PARTNERS_WITH
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:PARTNERS_WITH {id: $id[at]}]->(b)
USING INDEX r:PARTNERS_WITH(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set HOLDS_STAKE_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:HOLDS_STAKE_IN {id: $id[at]}]->(b)
USING INDEX r:HOLDS_STAKE_IN(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], percent: $percent[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set CONTROLS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:CONTROLS {id: $id[at]}]->(b)
USING INDEX r:CONTROLS(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set SUPPLIES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:SUPPLIES {id: $id[at]}]->(b)
USING INDEX r:SUPPLIES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set OPERATES_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:OPERATES_IN {id: $id[at]}]->(b)
USING INDEX r:OPERATES_IN(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set PART_OF
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:PART_OF {id: $id[at]}]->(b)
USING INDEX r:PART_OF(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set SUCCEEDS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:SUCCEEDS {id: $id[at]}]->(b)
USING INDEX r:SUCCEEDS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], extent: $extent[at], duties: $duties[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set BASED_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:BASED_IN {id: $id[at]}]->(b)
USING INDEX r:BASED_IN(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set APPLIES_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:APPLIES_IN {id: $id[at]}]->(b)
USING INDEX r:APPLIES_IN(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set LOCATED_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:LOCATED_IN {id: $id[at]}]->(b)
USING INDEX r:LOCATED_IN(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], precision: $precision[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set CITES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:CITES {id: $id[at]}]->(b)
USING INDEX r:CITES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set PUBLISHED_BY
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:PUBLISHED_BY {id: $id[at]}]->(b)
USING INDEX r:PUBLISHED_BY(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set DIRECTOR_OF
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:DIRECTOR_OF {id: $id[at]}]->(b)
USING INDEX r:DIRECTOR_OF(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], event: $event[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set WORKED_FOR
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:WORKED_FOR {id: $id[at]}]->(b)
USING INDEX r:WORKED_FOR(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], interval: $interval[at], position: $position[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set TOOK_PART_IN
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:TOOK_PART_IN {id: $id[at]}]->(b)
USING INDEX r:TOOK_PART_IN(id)
SET r = {id: $id[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], role: $role[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set CONCERNS
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:CONCERNS {id: $id[at]}]->(b)
USING INDEX r:CONCERNS(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// set ILLUSTRATES
UNWIND range(0, size($id) - 1) AS at
MATCH (a)-[r:ILLUSTRATES {id: $id[at]}]->(b)
USING INDEX r:ILLUSTRATES(id)
SET r = {id: $id[at], secondId: $secondId[at], status: $status[at], since: $since[at], until: $until[at], note: $note[at], sources: $sources[at], datasets: $datasets[at], hash: $hash[at], statements: $statements[at], differing: $differing[at], otherSources: $otherSources[at]};

// remove ISSUED
UNWIND $ids AS id
MATCH ()-[r:ISSUED {id: id}]->()
USING INDEX r:ISSUED(id)
DELETE r;

// remove PUT_FORWARD
UNWIND $ids AS id
MATCH ()-[r:PUT_FORWARD {id: id}]->()
USING INDEX r:PUT_FORWARD(id)
DELETE r;

// remove SETS
UNWIND $ids AS id
MATCH ()-[r:SETS {id: id}]->()
USING INDEX r:SETS(id)
DELETE r;

// remove REGULATES
UNWIND $ids AS id
MATCH ()-[r:REGULATES {id: id}]->()
USING INDEX r:REGULATES(id)
DELETE r;

// remove AFFECTS
UNWIND $ids AS id
MATCH ()-[r:AFFECTS {id: id}]->()
USING INDEX r:AFFECTS(id)
DELETE r;

// remove IMPLEMENTS
UNWIND $ids AS id
MATCH ()-[r:IMPLEMENTS {id: id}]->()
USING INDEX r:IMPLEMENTS(id)
DELETE r;

// remove AMENDS
UNWIND $ids AS id
MATCH ()-[r:AMENDS {id: id}]->()
USING INDEX r:AMENDS(id)
DELETE r;

// remove REPLACES
UNWIND $ids AS id
MATCH ()-[r:REPLACES {id: id}]->()
USING INDEX r:REPLACES(id)
DELETE r;

// remove ENFORCES
UNWIND $ids AS id
MATCH ()-[r:ENFORCES {id: id}]->()
USING INDEX r:ENFORCES(id)
DELETE r;

// remove PART_OF_PACKAGE
UNWIND $ids AS id
MATCH ()-[r:PART_OF_PACKAGE {id: id}]->()
USING INDEX r:PART_OF_PACKAGE(id)
DELETE r;

// remove FOLLOWS
UNWIND $ids AS id
MATCH ()-[r:FOLLOWS {id: id}]->()
USING INDEX r:FOLLOWS(id)
DELETE r;

// remove ACQUIRES
UNWIND $ids AS id
MATCH ()-[r:ACQUIRES {id: id}]->()
USING INDEX r:ACQUIRES(id)
DELETE r;

// remove MERGES_WITH
UNWIND $ids AS id
MATCH ()-[r:MERGES_WITH {id: id}]->()
USING INDEX r:MERGES_WITH(id)
DELETE r;

// remove PARTNERS_WITH
UNWIND $ids AS id
MATCH ()-[r:PARTNERS_WITH {id: id}]->()
USING INDEX r:PARTNERS_WITH(id)
DELETE r;

// remove HOLDS_STAKE_IN
UNWIND $ids AS id
MATCH ()-[r:HOLDS_STAKE_IN {id: id}]->()
USING INDEX r:HOLDS_STAKE_IN(id)
DELETE r;

// remove CONTROLS
UNWIND $ids AS id
MATCH ()-[r:CONTROLS {id: id}]->()
USING INDEX r:CONTROLS(id)
DELETE r;

// remove SUPPLIES
UNWIND $ids AS id
MATCH ()-[r:SUPPLIES {id: id}]->()
USING INDEX r:SUPPLIES(id)
DELETE r;

// remove OPERATES_IN
UNWIND $ids AS id
MATCH ()-[r:OPERATES_IN {id: id}]->()
USING INDEX r:OPERATES_IN(id)
DELETE r;

// remove PART_OF
UNWIND $ids AS id
MATCH ()-[r:PART_OF {id: id}]->()
USING INDEX r:PART_OF(id)
DELETE r;

// remove SUCCEEDS
UNWIND $ids AS id
MATCH ()-[r:SUCCEEDS {id: id}]->()
USING INDEX r:SUCCEEDS(id)
DELETE r;

// remove BASED_IN
UNWIND $ids AS id
MATCH ()-[r:BASED_IN {id: id}]->()
USING INDEX r:BASED_IN(id)
DELETE r;

// remove APPLIES_IN
UNWIND $ids AS id
MATCH ()-[r:APPLIES_IN {id: id}]->()
USING INDEX r:APPLIES_IN(id)
DELETE r;

// remove LOCATED_IN
UNWIND $ids AS id
MATCH ()-[r:LOCATED_IN {id: id}]->()
USING INDEX r:LOCATED_IN(id)
DELETE r;

// remove CITES
UNWIND $ids AS id
MATCH ()-[r:CITES {id: id}]->()
USING INDEX r:CITES(id)
DELETE r;

// remove PUBLISHED_BY
UNWIND $ids AS id
MATCH ()-[r:PUBLISHED_BY {id: id}]->()
USING INDEX r:PUBLISHED_BY(id)
DELETE r;

// remove DIRECTOR_OF
UNWIND $ids AS id
MATCH ()-[r:DIRECTOR_OF {id: id}]->()
USING INDEX r:DIRECTOR_OF(id)
DELETE r;

// remove WORKED_FOR
UNWIND $ids AS id
MATCH ()-[r:WORKED_FOR {id: id}]->()
USING INDEX r:WORKED_FOR(id)
DELETE r;

// remove TOOK_PART_IN
UNWIND $ids AS id
MATCH ()-[r:TOOK_PART_IN {id: id}]->()
USING INDEX r:TOOK_PART_IN(id)
DELETE r;

// remove CONCERNS
UNWIND $ids AS id
MATCH ()-[r:CONCERNS {id: id}]->()
USING INDEX r:CONCERNS(id)
DELETE r;

// remove ILLUSTRATES
UNWIND $ids AS id
MATCH ()-[r:ILLUSTRATES {id: id}]->()
USING INDEX r:ILLUSTRATES(id)
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
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Agency
MATCH (n:Agency) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Company
MATCH (n:Company) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Sector
MATCH (n:Sector) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Place
MATCH (n:Place) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Person
MATCH (n:Person) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Event
MATCH (n:Event) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Provision
MATCH (n:Provision) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated Source
MATCH (n:Source) WHERE $dataSet IN n.datasets
RETURN n.id, n.hash, CASE WHEN size(n.datasets) > 1 THEN n.datasets END, n.statements;

// stated ISSUED
MATCH ()-[r:ISSUED]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated PUT_FORWARD
MATCH ()-[r:PUT_FORWARD]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated SETS
MATCH ()-[r:SETS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated REGULATES
MATCH ()-[r:REGULATES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated AFFECTS
MATCH ()-[r:AFFECTS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated IMPLEMENTS
MATCH ()-[r:IMPLEMENTS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated AMENDS
MATCH ()-[r:AMENDS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated REPLACES
MATCH ()-[r:REPLACES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated ENFORCES
MATCH ()-[r:ENFORCES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated PART_OF_PACKAGE
MATCH ()-[r:PART_OF_PACKAGE]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated FOLLOWS
MATCH ()-[r:FOLLOWS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated ACQUIRES
MATCH ()-[r:ACQUIRES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated MERGES_WITH
MATCH ()-[r:MERGES_WITH]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated PARTNERS_WITH
MATCH ()-[r:PARTNERS_WITH]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated HOLDS_STAKE_IN
MATCH ()-[r:HOLDS_STAKE_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated CONTROLS
MATCH ()-[r:CONTROLS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated SUPPLIES
MATCH ()-[r:SUPPLIES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated OPERATES_IN
MATCH ()-[r:OPERATES_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated PART_OF
MATCH ()-[r:PART_OF]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated SUCCEEDS
MATCH ()-[r:SUCCEEDS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated BASED_IN
MATCH ()-[r:BASED_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated APPLIES_IN
MATCH ()-[r:APPLIES_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated LOCATED_IN
MATCH ()-[r:LOCATED_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated CITES
MATCH ()-[r:CITES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated PUBLISHED_BY
MATCH ()-[r:PUBLISHED_BY]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated DIRECTOR_OF
MATCH ()-[r:DIRECTOR_OF]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated WORKED_FOR
MATCH ()-[r:WORKED_FOR]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated TOOK_PART_IN
MATCH ()-[r:TOOK_PART_IN]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated CONCERNS
MATCH ()-[r:CONCERNS]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// stated ILLUSTRATES
MATCH ()-[r:ILLUSTRATES]->() WHERE $dataSet IN r.datasets
RETURN r.id, r.hash, CASE WHEN size(r.datasets) > 1 THEN r.datasets END, r.statements;

// present Policy
UNWIND $ids AS id
MATCH (n:Policy {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.status, n.issuedOn, n.passedOn, n.decidedOn, n.publishedOn, n.reportedOn, n.effectiveOn, n.endedOn, n.listedOn, n.documentNumber, n.issuerCount, n.periodStart, n.periodEnd, n.differing, n.otherSources];

// present Agency
UNWIND $ids AS id
MATCH (n:Agency {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.level, n.foundedOn, n.dissolvedOn, n.named, n.differing, n.otherSources];

// present Company
UNWIND $ids AS id
MATCH (n:Company {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.exchangeCode, n.identifiers, n.named, n.differing, n.otherSources];

// present Sector
UNWIND $ids AS id
MATCH (n:Sector {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.isic, n.gbt4754, n.differing, n.otherSources];

// present Place
UNWIND $ids AS id
MATCH (n:Place {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.level, n.code, n.differing, n.otherSources];

// present Person
UNWIND $ids AS id
MATCH (n:Person {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.named, n.differing, n.otherSources];

// present Event
UNWIND $ids AS id
MATCH (n:Event {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.status, n.date, n.reportedOn, n.listedOn, n.amounts_value, n.amounts_currency, n.amountMeaning, n.amountStatus, n.quantities_value, n.quantities_unit, n.quantities_of, n.followedFrom, n.differing, n.otherSources];

// present Provision
UNWIND $ids AS id
MATCH (n:Provision {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.text, n.quantities_value, n.quantities_unit, n.quantities_of, n.byWhen, n.differing, n.otherSources];

// present Source
UNWIND $ids AS id
MATCH (n:Source {id: id})
RETURN n.id, n.hash, n.datasets, n.statements, [n.id, n.name, n.nameZh, n.names_text, n.names_language, n.names_kind, n.names_source, n.summary, n.sources, n.unstated, n.type, n.publisher, n.language, n.publishedOn, n.listedOn, n.section, n.number, n.locator, n.url, n.differing, n.otherSources];

// present ISSUED
UNWIND $ids AS id
MATCH ()-[r:ISSUED {id: id}]->()
USING INDEX r:ISSUED(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.role, r.differing, r.otherSources];

// present PUT_FORWARD
UNWIND $ids AS id
MATCH ()-[r:PUT_FORWARD {id: id}]->()
USING INDEX r:PUT_FORWARD(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.role, r.differing, r.otherSources];

// present SETS
UNWIND $ids AS id
MATCH ()-[r:SETS {id: id}]->()
USING INDEX r:SETS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present REGULATES
UNWIND $ids AS id
MATCH ()-[r:REGULATES {id: id}]->()
USING INDEX r:REGULATES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present AFFECTS
UNWIND $ids AS id
MATCH ()-[r:AFFECTS {id: id}]->()
USING INDEX r:AFFECTS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.basis, r.direction, r.certainty, r.differing, r.otherSources];

// present IMPLEMENTS
UNWIND $ids AS id
MATCH ()-[r:IMPLEMENTS {id: id}]->()
USING INDEX r:IMPLEMENTS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present AMENDS
UNWIND $ids AS id
MATCH ()-[r:AMENDS {id: id}]->()
USING INDEX r:AMENDS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present REPLACES
UNWIND $ids AS id
MATCH ()-[r:REPLACES {id: id}]->()
USING INDEX r:REPLACES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present ENFORCES
UNWIND $ids AS id
MATCH ()-[r:ENFORCES {id: id}]->()
USING INDEX r:ENFORCES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present PART_OF_PACKAGE
UNWIND $ids AS id
MATCH ()-[r:PART_OF_PACKAGE {id: id}]->()
USING INDEX r:PART_OF_PACKAGE(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present FOLLOWS
UNWIND $ids AS id
MATCH ()-[r:FOLLOWS {id: id}]->()
USING INDEX r:FOLLOWS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present ACQUIRES
UNWIND $ids AS id
MATCH ()-[r:ACQUIRES {id: id}]->()
USING INDEX r:ACQUIRES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.interval, r.event, r.differing, r.otherSources];

// present MERGES_WITH
UNWIND $ids AS id
MATCH ()-[r:MERGES_WITH {id: id}]->()
USING INDEX r:MERGES_WITH(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.event, r.differing, r.otherSources];

// present PARTNERS_WITH
UNWIND $ids AS id
MATCH ()-[r:PARTNERS_WITH {id: id}]->()
USING INDEX r:PARTNERS_WITH(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.event, r.differing, r.otherSources];

// present HOLDS_STAKE_IN
UNWIND $ids AS id
MATCH ()-[r:HOLDS_STAKE_IN {id: id}]->()
USING INDEX r:HOLDS_STAKE_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.interval, r.percent, r.event, r.differing, r.otherSources];

// present CONTROLS
UNWIND $ids AS id
MATCH ()-[r:CONTROLS {id: id}]->()
USING INDEX r:CONTROLS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.interval, r.differing, r.otherSources];

// present SUPPLIES
UNWIND $ids AS id
MATCH ()-[r:SUPPLIES {id: id}]->()
USING INDEX r:SUPPLIES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.event, r.differing, r.otherSources];

// present OPERATES_IN
UNWIND $ids AS id
MATCH ()-[r:OPERATES_IN {id: id}]->()
USING INDEX r:OPERATES_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.differing, r.otherSources];

// present PART_OF
UNWIND $ids AS id
MATCH ()-[r:PART_OF {id: id}]->()
USING INDEX r:PART_OF(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present SUCCEEDS
UNWIND $ids AS id
MATCH ()-[r:SUCCEEDS {id: id}]->()
USING INDEX r:SUCCEEDS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.extent, r.duties, r.differing, r.otherSources];

// present BASED_IN
UNWIND $ids AS id
MATCH ()-[r:BASED_IN {id: id}]->()
USING INDEX r:BASED_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.differing, r.otherSources];

// present APPLIES_IN
UNWIND $ids AS id
MATCH ()-[r:APPLIES_IN {id: id}]->()
USING INDEX r:APPLIES_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present LOCATED_IN
UNWIND $ids AS id
MATCH ()-[r:LOCATED_IN {id: id}]->()
USING INDEX r:LOCATED_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.precision, r.differing, r.otherSources];

// present CITES
UNWIND $ids AS id
MATCH ()-[r:CITES {id: id}]->()
USING INDEX r:CITES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present PUBLISHED_BY
UNWIND $ids AS id
MATCH ()-[r:PUBLISHED_BY {id: id}]->()
USING INDEX r:PUBLISHED_BY(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present DIRECTOR_OF
UNWIND $ids AS id
MATCH ()-[r:DIRECTOR_OF {id: id}]->()
USING INDEX r:DIRECTOR_OF(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.event, r.differing, r.otherSources];

// present WORKED_FOR
UNWIND $ids AS id
MATCH ()-[r:WORKED_FOR {id: id}]->()
USING INDEX r:WORKED_FOR(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.interval, r.position, r.differing, r.otherSources];

// present TOOK_PART_IN
UNWIND $ids AS id
MATCH ()-[r:TOOK_PART_IN {id: id}]->()
USING INDEX r:TOOK_PART_IN(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.status, r.since, r.until, r.note, r.sources, r.role, r.differing, r.otherSources];

// present CONCERNS
UNWIND $ids AS id
MATCH ()-[r:CONCERNS {id: id}]->()
USING INDEX r:CONCERNS(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];

// present ILLUSTRATES
UNWIND $ids AS id
MATCH ()-[r:ILLUSTRATES {id: id}]->()
USING INDEX r:ILLUSTRATES(id)
RETURN r.id, r.hash, r.datasets, r.statements, [r.id, r.secondId, r.status, r.since, r.until, r.note, r.sources, r.differing, r.otherSources];
