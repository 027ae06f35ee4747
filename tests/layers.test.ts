import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** The folders and files of src from the lowest to the highest; docs/architecture.md draws them. */
const layers = [
  ['errors.ts', 'addresses.ts'],
  ['ontology', 'runtime'],
  ['codegen', 'text'],
  ['dataset'],
  ['query'],
  ['plan'],
  ['cypher'],
  ['neo4j'],
  ['load'],
  ['queries'],
  ['interchange', 'local-neo4j', 'config.ts'],
  ['api'],
  ['cli'],
  ['server.ts'],
];

type Imports = ReadonlyMap<string, readonly string[]>;

/** The imports of each file, relative ones as paths below src, as the compiler reads them. */
function importsOf(files: Readonly<Record<string, string>>): Imports {
  return new Map(
    Object.entries(files).map(([file, text]) => {
      const { importedFiles } = ts.preProcessFile(text, true, true);
      return [
        file,
        importedFiles.map(({ fileName }) =>
          fileName.startsWith('.')
            ? relative(src, resolve(src, dirname(file), fileName)).replace(/\.js$/, '.ts')
            : fileName,
        ),
      ];
    }),
  );
}

const partOf = (file: string) => file.split(/[\\/]/)[0] as string;
const levelOf = (file: string) => layers.findIndex((layer) => layer.includes(partOf(file)));

/** Imports that point to a higher layer, or to another part of the same one. */
function upwardIn(imports: Imports): string[] {
  return [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => imports.has(target) && partOf(target) !== partOf(file))
      .filter((target) => levelOf(target) >= levelOf(file))
      .map((target) => `${file} imports ${target}`),
  );
}

/** Each import that closes a circle, found by a depth-first search. */
function circlesIn(imports: Imports): string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string) => {
    state.set(file, 'open');
    for (const target of imports.get(file) ?? []) {
      if (!imports.has(target)) continue;
      if (state.get(target) === 'open') found.push(`${file} imports ${target}`);
      else if (!state.has(target)) visit(target);
    }
    state.set(file, 'done');
  };
  for (const file of imports.keys()) if (!state.has(file)) visit(file);
  return found;
}

function driverIn(imports: Imports): string[] {
  const files = [...imports].filter(([, targets]) => targets.includes('neo4j-driver'));
  return files.map(([file]) => file).filter((file) => partOf(file) !== 'neo4j');
}

/** Casts that the compiler does not check. The driver's values need them; what comes over HTTP is still to be typed. */
const foldersWithCasts = ['neo4j'];

function castsIn(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .filter(
      ([file, text]) =>
        !foldersWithCasts.includes(partOf(file)) && /\bas\s+unknown\s+as\b/.test(text),
    )
    .map(([file]) => file);
}

const files = Object.fromEntries(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(src, file), 'utf8')]),
);
const imports = importsOf(files);

describe('The folders of src', () => {
  it('are all in the list of layers', () => {
    expect(
      [...new Set(Object.keys(files).map(partOf))].filter((part) => levelOf(part) < 0),
    ).toEqual([]);
  });

  it('have imports that resolve to files', () => {
    const relatives = [...imports].flatMap(([file, targets]) =>
      targets.filter((target) => target.endsWith('.ts')).map((target) => ({ file, target })),
    );
    expect(relatives.length).toBeGreaterThan(500);
    expect(
      relatives.filter(
        ({ target }) =>
          !existsSync(join(src, target)) &&
          !existsSync(join(src, target.replace(/\.ts$/, '.d.ts'))),
      ),
    ).toEqual([]);
  });

  it('import only what lies below', () => {
    expect(upwardIn(imports)).toEqual([]);
  });

  it('have no circle of imports', () => {
    expect(circlesIn(imports)).toEqual([]);
  });

  it('leave the driver of Neo4j to neo4j/', () => {
    expect(driverIn(imports)).toEqual([]);
    expect([...imports.values()].flat()).toContain('neo4j-driver');
  });

  it('leave plan/ and text/ free of Cypher and of the driver', () => {
    const pure = [...imports].filter(([file]) => ['plan', 'text'].includes(partOf(file)));
    const wrong = pure.filter(([, targets]) =>
      targets.some((target) => ['cypher', 'neo4j', 'neo4j-driver'].includes(partOf(target))),
    );
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  it('leave `as unknown as` to neo4j/', () => {
    expect(castsIn(files)).toEqual([]);
  });

  it('have no file of 400 lines', () => {
    const long = Object.entries(files).filter(([, text]) => text.split('\n').length >= 400);
    expect(long.map(([file]) => file)).toEqual([]);
  });
});

describe('The checks themselves', () => {
  const withFault = (file: string, text: string) =>
    importsOf({ ...files, [file]: `${files[file]}\n${text}` });

  it('notice an import that points up', () => {
    const faulty = withFault('query/order.ts', "import type { Graph } from '../neo4j/graph.js';");
    expect(upwardIn(faulty)).toEqual(['query/order.ts imports neo4j/graph.ts']);
  });

  it('notice a circle, also one of types', () => {
    const faulty = withFault('query/cursor.ts', "export type { Order } from './order.js';");
    expect(circlesIn(faulty)).toHaveLength(1);
  });

  it('notice the driver elsewhere', () => {
    const faulty = withFault('queries/sentence.ts', "import { int } from 'neo4j-driver';");
    expect(driverIn(faulty)).toEqual(['queries/sentence.ts']);
  });

  it('notice a cast, also one over two lines', () => {
    const faulty = { ...files, 'query/order.ts': 'const a = 1 as unknown\n  as string;' };
    expect(castsIn(faulty)).toEqual(['query/order.ts']);
  });
});
