import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { kinds } from '../../ontology/index.js';
import { MIN_TO_ZIP, wantsGzip } from '../response-cache/gzip.js';
import { weights } from '../rest/weights.js';

/** The scripts and the style sheet of the pages, each made of one file in src/client and what it imports. */
const entryPoints = ['main.ts', 'explore.ts', 'style.css'] as const;

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  /** Compressed once, at the best level, because the content never changes. Absent if that does not pay. */
  readonly zipped?: Buffer;
}

const compress = promisify(gzip);

/** What `npm run build` has bundled. In a checkout it is not there, and the sources are bundled at the start. */
const built = fileURLToPath(new URL('../../client-bundles/', import.meta.url));
const sources = fileURLToPath(new URL('../../client/', import.meta.url));

let assets: ReadonlyMap<string, Asset> | undefined;

/** Bundles the sources in src/client, in about a tenth of a second. Returns the files by name. */
export async function bundleClient(): Promise<ReadonlyMap<string, Buffer>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: sources,
    entryPoints: [...entryPoints],
    outdir: '.',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.split(/[\\/]/).at(-1) ?? '',
      Buffer.from(contents),
    ]),
  );
}

async function load(): Promise<ReadonlyMap<string, Asset>> {
  const files = existsSync(built)
    ? new Map(fileNames().map((name) => [name, readFileSync(`${built}${name}`)]))
    : await bundleClient();
  const all = await Promise.all([...files].map(([name, body]) => assetOf(name, body)));
  return new Map([...files.keys()].map((name, at) => [name, all[at] as Asset]));
}

function fileNames(): string[] {
  return entryPoints.map((name) => name.replace(/\.ts$/, '.js'));
}

async function assetOf(name: string, content: Buffer): Promise<Asset> {
  const isStyle = name.endsWith('.css');
  const body = isStyle ? Buffer.concat([content, Buffer.from(kindColours())]) : content;
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  const type = isStyle ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  const asset = { name: name.replace('.', `.${hash}.`), type, body };
  return body.length < MIN_TO_ZIP ? asset : { ...asset, zipped: await compress(body) };
}

/**
 * A class for the colours of each kind: fill and border as the ontology has them, and dark text on all of them, because
 * white has too little contrast on most.
 */
function kindColours(): string {
  return kinds
    .map(({ name, color: [fill, border] }) => {
      const colours = `background:${fill};border-color:${border};color:#1c1e26`;
      return `.kind-${name}{${colours}}`;
    })
    .join('');
}

/** The address of a file of the pages. It holds a hash of the content, so browsers may keep it. */
export function assetPath(name: string): string {
  const asset = assets?.get(name);
  if (!asset) throw new Error(`There is no asset ${name}. It needs an entry point in src/client.`);
  return `/assets/${asset.name}`;
}

/** GET /assets/{file}: the scripts and the style sheet of the pages. */
export async function serveAssets(app: FastifyInstance): Promise<void> {
  assets ??= await load();
  for (const { name, type, body, zipped } of assets.values()) {
    app.get(`/assets/${name}`, { config: { weight: weights.nothing } }, ({ headers }, reply) => {
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable');
      if (!zipped) return reply.send(body);
      reply.header('vary', 'Accept-Encoding');
      if (!wantsGzip(headers['accept-encoding'])) return reply.send(body);
      return reply.header('content-encoding', 'gzip').send(zipped);
    });
  }
}
