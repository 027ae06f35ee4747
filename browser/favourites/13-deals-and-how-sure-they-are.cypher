// Deals and other events: who, how much, and how sure
MATCH (party)-[part:TOOK_PART_IN]->(event:Event)
WITH event, collect(party.name + ' (' + toLower(replace(part.role, '_', ' ')) + ')') AS parties,
  range(0, size(coalesce(event.amounts_value, [])) - 1) AS currencies
RETURN event.status AS status, event.name AS event, event.date AS date, parties, event.type AS type,
  [at IN currencies | event.amounts_currency[at] + ' ' + toString(toInteger(event.amounts_value[at]))] AS amount
ORDER BY date, event
