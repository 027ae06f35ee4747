import { kinds, relations } from '../../ontology/index.js';
import type { Format } from '../../queries/export/exported.js';
import { countriesIn } from './ftm/countries.js';
import { ftmEntity } from './ftm/entities.js';
import { type FtmEntity, ftmId } from './ftm/entity.js';
import { ftmLink } from './ftm/links.js';

/** FollowTheMoney: one entity per line; relations are entities too. docs/exports.md describes the mapping. */
export const ftm: Format = {
  name: 'ftm',
  description: 'FollowTheMoney entities, one JSON object a line',
  mediaType: 'application/json+ftm',
  extension: 'ftm.json',
  keeps: {
    entitiesAndRelations: 'all, into fewer schemata',
    fields: 'in words where there is no property',
    names: 'no: name, alias, previousName, weakAlias',
    places: 'no, the source alone',
    datasets: 'no',
    comesBack: 'no',
  },
  notes:
    'FollowTheMoney has no laws and no sectors: a policy is a `Document`, a sector or provision a `Note` with a keyword that says so, a source an `Article` to which `proof` points. Agency is `PublicBody`, place `Territory`; `Company`, `Person` and `Event` are what they are. [What a relation becomes](#relations-in-the-words-of-others) is said with the relation. `country` has the codes of the places where a company or agency is based, an event is located or a policy applies, as far as these are facts that still hold. Of a date that is a quarter or a half of a year the property has the year, and the notes (of a tie, `description`) have the date. `leiCode` and `uscCode` have what stands among the identifiers and has right check digits, `registrationNumber` the rest. Ids may hold letters, digits, points and hyphens there, 200 at most: `:` is `.`, `>` is `--`, `;` is `..`, `_` is `-`, and the end of a longer one is a hash; `recordId` of a tie is its id as elsewhere.',
  async *write(graph) {
    const countries = await countriesIn(graph);
    for (const { name } of kinds) {
      for await (const entity of graph.entities(name)) yield line(ftmEntity(entity, countries));
    }
    for (const relation of relations) {
      for await (const link of graph.relations(relation.name)) yield line(ftmLink(relation, link));
    }
  },
};

/** Writes an entity as one line of JSON. Values are distinct texts; a property without values is omitted. */
function line({ id, schema, properties }: FtmEntity): string {
  const given = Object.entries(properties).flatMap(([name, values]) => {
    const texts = [values].flat().filter((value) => value !== undefined && value !== '');
    return texts.length > 0 ? [[name, [...new Set(texts.map(String))]]] : [];
  });
  return `${JSON.stringify({ id: ftmId(id), schema, properties: Object.fromEntries(given) })}\n`;
}
