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
  ['load', 'keys'],
  ['queries'],
  ['interchange', 'local-neo4j', 'config.ts'],
  ['api'],
  // Runs in the browser: it takes types and texts from the others, and nothing imports it.
  ['client'],
  ['cli'],
  ['server.ts'],
];

type Imports = ReadonlyMap<string, readonly string[]>;

/** The imports of each file, relative ones as paths below src, as the compiler reads them. */
function importsOf(files: Readonly<Record<string, string>>): Imports {
  return new Map(
    Object.entries(files).map(([file, text]) => {
      const { importedFiles } = ts.preProcessFile(text, true, true);
      return [file, importedFiles.map(({ fileName }) => targetOf(file, fileName, files))];
    }),
  );
}

/** The file that an import names: its source as a path below src, or the name of a package. */
function targetOf(file: string, name: string, files: Readonly<Record<string, string>>): string {
  if (!name.startsWith('.')) return name;
  const target = relative(src, resolve(src, dirname(file), name)).replace(/\.js$/, '');
  if (`${target}.tsx` in files) return `${target}.tsx`;
  return name.endsWith('.js') ? `${target}.ts` : target;
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

/** Each import that closes a circle, of types as of values, found by a depth-first search. */
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

/** The driver, whichever of its packages or files is imported. */
const isDriver = (target: string) => /^neo4j-driver\b/.test(target);

/** Files outside of neo4j/ that import the driver. */
function driverIn(imports: Imports): string[] {
  const files = [...imports].filter(([, targets]) => targets.some(isDriver));
  return files.map(([file]) => file).filter((file) => partOf(file) !== 'neo4j');
}

/** Casts that the compiler does not check. Only the values of the driver may need them. */
const foldersWithCasts = ['neo4j'];

function castsIn(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .filter(
      ([file, text]) =>
        !foldersWithCasts.includes(partOf(file)) && /\bas\s+unknown\s+as\b/.test(text),
    )
    .map(([file]) => file);
}

/** Files of plan/ and text/ that import what they are to know nothing of. */
function impureIn(imports: Imports): string[] {
  const pure = [...imports].filter(([file]) => ['plan', 'text'].includes(partOf(file)));
  const wrong = pure.filter(([, targets]) =>
    targets.some((target) => isDriver(target) || ['cypher', 'neo4j'].includes(partOf(target))),
  );
  return wrong.map(([file]) => file);
}

const files = Object.fromEntries(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
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
      targets.filter((target) => /\.tsx?$/.test(target)).map((target) => ({ file, target })),
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
    expect(impureIn(imports)).toEqual([]);
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

  it.each([
    "import { connect } from '../neo4j/graph.js';",
    "import type { Graph } from '../neo4j/graph.js';",
    "import { type Graph } from '../neo4j/graph.js';",
    "import '../neo4j/graph.js';",
    "export { connect } from '../neo4j/graph.js';",
    "export type * from '../neo4j/graph.js';",
    "export type Graph = import('../neo4j/graph.js').Graph;",
    "export const later = () => import('../neo4j/graph.js');",
  ])('notice an import that points up: %s', (text) => {
    expect(upwardIn(withFault('query/order.ts', text))).toEqual([
      'query/order.ts imports neo4j/graph.ts',
    ]);
  });

  it('notice an import from another folder of the same layer, and a folder that has no layer', () => {
    const same = withFault('codegen/sdl.ts', "export * from '../text/normalise/fold.js';");
    expect(upwardIn(same)).toEqual(['codegen/sdl.ts imports text/normalise/fold.ts']);
    expect(levelOf('somewhere/file.ts')).toBe(-1);
  });

  it.each([
    "export type { Order } from './order.js';",
    "export type Order = import('./order.js').Order;",
  ])('notice a circle of two in the files that there are, also one of types: %s', (text) => {
    expect(upwardIn(withFault('query/cursor.ts', text))).toEqual([]);
    expect(circlesIn(withFault('query/cursor.ts', text))).toHaveLength(1);
  });

  it('notice a circle however long it is, wherever the search begins', () => {
    const circle = {
      'queries/a/index.ts': "import { b } from '../b/index.js';",
      'queries/b/index.ts': "import type { C } from './c/c.js';",
      'queries/b/c/c.ts': "export type A = import('../../a/index.js').A;",
      'queries/d.ts': "import './a/index.js';",
    };
    expect(circlesIn(importsOf(circle))).toEqual(['queries/b/c/c.ts imports queries/a/index.ts']);
    const turned = Object.fromEntries(Object.entries(circle).reverse());
    expect(circlesIn(importsOf(turned))).toHaveLength(1);
    const { 'queries/b/c/c.ts': _, ...open } = circle;
    expect(circlesIn(importsOf(open))).toEqual([]);
    expect(circlesIn(importsOf({ 'queries/self.ts': "import './self.js';" }))).toEqual([
      'queries/self.ts imports queries/self.ts',
    ]);
  });

  it('notice one of the many circles that share a file', () => {
    const shared = {
      'plan/a.ts': "import './b.js'; import './c.js';",
      'plan/b.ts': "import './a.js';",
      'plan/c.ts': "import './a.js';",
    };
    expect(circlesIn(importsOf(shared))).toEqual([
      'plan/b.ts imports plan/a.ts',
      'plan/c.ts imports plan/a.ts',
    ]);
  });

  it.each(['neo4j-driver', 'neo4j-driver-core', 'neo4j-driver/lib/driver.js'])(
    'notice the driver elsewhere: %s',
    (name) => {
      const text = `import type { Driver } from '${name}';`;
      expect(driverIn(withFault('queries/sentence.ts', text))).toEqual(['queries/sentence.ts']);
      expect(driverIn(withFault('neo4j/graph.ts', text))).toEqual([]);
    },
  );

  it.each([
    ['plan/choose.ts', "import type { Builder } from '../cypher/builder.js';"],
    ['plan/choose.ts', "import type { Integer } from 'neo4j-driver';"],
    ['text/normalise/fold.ts', "export type Graph = import('../../neo4j/graph.js').Graph;"],
    ['text/search/ranking.ts', "import 'neo4j-driver-core';"],
  ])('notice Cypher and the driver in %s: %s', (file, text) => {
    expect(impureIn(withFault(file, text))).toEqual([file]);
  });

  it('notice a cast, also one over two lines', () => {
    const faulty = { ...files, 'query/order.ts': 'const a = 1 as unknown\n  as string;' };
    expect(castsIn(faulty)).toEqual(['query/order.ts']);
  });
});
