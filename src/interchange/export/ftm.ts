import { kinds, relations } from '../../ontology/index.js';
import type { Format } from '../../queries/export/exported.js';
import { ftmEntity } from './ftm/entities.js';
import { type FtmEntity, ftmId } from './ftm/entity.js';
import { ftmLink } from './ftm/links.js';

/** FollowTheMoney: one entity a line, relations among them; docs/exports.md says what becomes of what. */
export const ftm: Format = {
  name: 'ftm',
  description: 'FollowTheMoney entities, one JSON object a line',
  mediaType: 'application/json+ftm',
  extension: 'ftm.json',
  async *write(graph) {
    for (const { name } of kinds) {
      for await (const entity of graph.entities(name)) yield line(ftmEntity(entity));
    }
    for (const relation of relations) {
      for await (const link of graph.relations(relation.name)) yield line(ftmLink(relation, link));
    }
  },
};

/** A property without values is left out; each value once, as text. */
function line({ id, schema, properties }: FtmEntity): string {
  const given = Object.entries(properties).flatMap(([name, values]) => {
    const texts = [values].flat().filter((value) => value !== undefined && value !== '');
    return texts.length > 0 ? [[name, [...new Set(texts.map(String))]]] : [];
  });
  return `${JSON.stringify({ id: ftmId(id), schema, properties: Object.fromEntries(given) })}\n`;
}
