import {
  differingRelationsIndex,
  keepsSecondId,
  kinds,
  relations,
  relationsWithSortIndex,
  searchIndex,
  secondIdKey,
  storedRelations,
} from '../ontology/index.js';

const notice = '// Derived from src/ontology: change it there and run npm run generate.\n\n';

/** Constraints and indexes: one name and one statement each, safe to run again. */
export function renderCypherSchema(): string {
  return (
    notice +
    [
      ...constraints(),
      ...rangeIndexes(),
      ...keyIndexes(),
      ...secondIdIndexes(),
      ...fullTextIndexes(),
    ]
      .map(({ name, text }) => `// ${name}\n${text};\n`)
      .join('\n')
  );
}

interface Named {
  readonly name: string;
  readonly text: string;
}

function constraints(): Named[] {
  return [
    ...kinds.map((kind) => unique(`${kind.name.toLowerCase()}_id`, `(n:${kind.name})`, 'n.id')),
    ...storedRelations.map(({ name }) =>
      unique(`${name.toLowerCase()}_rel_id`, `()-[n:${name}]-()`, 'n.id'),
    ),
    unique('data_set_name', '(n:DataSet)', 'n.name'),
    unique('load_lock_name', '(n:LoadLock)', 'n.name'),
  ];
}

function unique(name: string, pattern: string, property: string): Named {
  return {
    name,
    text: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${pattern} REQUIRE ${property} IS UNIQUE`,
  };
}

/** On what lists sort by, so that a page does not sort the whole kind. */
function rangeIndexes(): Named[] {
  return kinds.flatMap((kind) =>
    ['name', ...kind.sortBy].map((field) => {
      const name = `${kind.name}_${field}`.toLowerCase();
      return {
        name,
        text: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${kind.name}) ON (n.${field})`,
      };
    }),
  );
}

/** On the keys of relations, so that what hangs on one end is read in the order that a list asks for. */
function keyIndexes(): Named[] {
  return relationsWithSortIndex.flatMap(
    ({ relation, ownerKey: holderKey, itemKey: listedKey, fields }) =>
      fields.map((field) => {
        const name = `${relation}_keys_${field}`.toLowerCase();
        const keys = [holderKey, field, listedKey].map((key) => `n.${key}`).join(', ');
        return {
          name,
          text: `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[n:${relation}]-() ON (${keys})`,
        };
      }),
  );
}

/** On the second ids of relations, so that those of a hub are read in the order of their ids. */
function secondIdIndexes(): Named[] {
  return storedRelations.filter(keepsSecondId).map((relation) => {
    const name = `${relation.name.toLowerCase()}_second_id`;
    return {
      name,
      text: `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[n:${relation.name}]-() ON (n.${secondIdKey}, n.id)`,
    };
  });
}

/**
 * One index for names and texts, because every commit that changes a name waits until each index of it shows the change.
 * The loader has cut both into terms with spaces between them, which the whitespace analyzer keeps; see searchKeysOf and
 * textKeysOf.
 */
function fullTextIndexes(): Named[] {
  const labels = kinds.map((kind) => kind.name).join('|');
  const fullText = (name: string, analyzer: string, properties: string[]) => ({
    name,
    text: `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${labels}) ON EACH [${properties.map((property) => `n.${property}`).join(', ')}]\nOPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`,
  });
  return [
    fullText(searchIndex, 'whitespace', ['searchKeys', 'textKeys']),
    // Holds only what data sets contradict each other about.
    fullText('differing_entities', 'keyword', ['differing', 'differingRelations']),
    {
      name: differingRelationsIndex,
      text: `CREATE FULLTEXT INDEX ${differingRelationsIndex} IF NOT EXISTS FOR ()-[n:${relations.map(({ name }) => name).join('|')}]-() ON EACH [n.differing]\nOPTIONS {indexConfig: {\`fulltext.analyzer\`: 'keyword'}}`,
    },
  ];
}
