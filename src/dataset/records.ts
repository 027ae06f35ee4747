import type { z } from 'zod';
import { kinds, type Relation, relationId, relations } from '../ontology/index.js';
import type { Entity, Link } from './dataset.js';
import { nearest } from './nearest.js';
import type { Problem } from './problem.js';
import type { FileEntry } from './read-files.js';
import { shapeProblems } from './rules/shape.js';

/**
 * An entity with a function that gives the line of each of its fields. Its value may have problems of shape, which
 * are listed separately.
 */
export interface EntityRecord extends Entity {
  lineOf: FileEntry['lineOf'];
}
export interface LinkRecord extends Link {
  readonly relation: Relation;
  lineOf: FileEntry['lineOf'];
}

export interface Records {
  readonly entities: readonly EntityRecord[];
  readonly links: readonly LinkRecord[];
  readonly problems: readonly Problem[];
}

/** Sorts entries into entities and relations, and checks the shape of each against the ontology. */
export function recordsOf(entries: readonly FileEntry[]): Records {
  const entities: EntityRecord[] = [];
  const links: LinkRecord[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    const kind = kinds.find(({ plural }) => plural === entry.folder);
    if (kind) {
      const parsed = kind.schema.safeParse(entry.value);
      problems.push(...shapeProblems(entry, kind.schema, parsed));
      const value = parsedOrGiven(parsed, entry.value);
      if (isRecord(value) && typeof value.id === 'string') {
        entities.push({
          kind: kind.name,
          value: value as Entity['value'],
          file: entry.file,
          line: entry.lineOf(),
          lineOf: entry.lineOf,
        });
      }
    } else if (entry.folder === 'relations') {
      const { link, parsed, problem } = linkOf(entry);
      if (link) {
        links.push(link);
        const value = withoutType(entry.value);
        problems.push(...shapeProblems({ ...entry, value }, link.relation.schema, parsed));
      } else if (problem) problems.push(problem);
    } else if (entry.folder !== '') {
      problems.push(strayFile(entry));
    }
  }
  return { entities, links, problems };
}

function linkOf(entry: FileEntry): {
  link?: LinkRecord;
  parsed?: z.ZodSafeParseResult<unknown>;
  problem?: Problem;
} {
  const given = isRecord(entry.value) ? entry.value : {};
  const relation = relations.find(({ name }) => name === given.type);
  if (!relation) {
    const names = relations.map(({ name }) => name);
    return {
      problem: {
        file: entry.file,
        line: entry.lineOf(['type']),
        rule: 'relation-type',
        message: `${JSON.stringify(given.type) ?? 'nothing'} is not a relation.`,
        expected: `type: one of ${names.join(', ')}`,
        fix: `Write type: ${nearest(String(given.type), names) ?? names[0]}, if that is what is meant.`,
      },
    };
  }
  const parsed = relation.schema.safeParse(withoutType(entry.value));
  const value = parsedOrGiven(parsed, withoutType(given)) as Link['value'];
  if (typeof value.from !== 'string' || typeof value.to !== 'string') {
    return {
      parsed,
      link: {
        type: relation.name,
        id: '',
        value,
        relation,
        file: entry.file,
        line: entry.lineOf(),
        lineOf: entry.lineOf,
      },
    };
  }
  return {
    parsed,
    link: {
      type: relation.name,
      id: relationId(relation, value),
      value,
      relation,
      file: entry.file,
      line: entry.lineOf(),
      lineOf: entry.lineOf,
    },
  };
}

function strayFile(entry: FileEntry): Problem {
  const folders = [...kinds.map(({ plural }) => plural), 'relations'];
  return {
    file: entry.file,
    line: 1,
    rule: 'folder',
    message: `The folder ${entry.folder} is not part of a data set.`,
    expected: `one of ${folders.join(', ')}`,
    fix: `Move the file, perhaps to ${nearest(entry.folder, folders) ?? folders[0]}.`,
  };
}

function parsedOrGiven(
  parsed: z.ZodSafeParseResult<unknown>,
  value: unknown,
): Record<string, unknown> {
  return (parsed.success ? parsed.data : isRecord(value) ? value : {}) as Record<string, unknown>;
}

function withoutType(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { type: _type, ...rest } = value;
  return rest;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
