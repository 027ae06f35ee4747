import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { buildApp } from '../../../src/api/app.js';
import { kitFolder, readFavourites } from '../../../src/codegen/browser-kit/favourites.js';
import { guide } from '../../../src/codegen/browser-kit/outputs.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';

const favourites = readFavourites();
let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

/** What Neo4j Browser asks from its own address. */
const get = (path: string) =>
  app.inject({
    url: `/browser-kit/${path}`,
    headers: { origin: 'http://localhost:7474', host: 'localhost:4321' },
  });

describe('The kit for Neo4j Browser', () => {
  it.each([
    ['guide.html', 'text/html; charset=utf-8', '<slide'],
    ['guide.adoc', 'text/plain; charset=utf-8', '== Start here'],
    ['guide.md', 'text/plain; charset=utf-8', '## Start here'],
    ['style.grass', 'text/plain; charset=utf-8', 'node.Policy {'],
    ['favourites/01-who-issued-what.cypher', 'text/plain; charset=utf-8', '// Who issued what'],
  ])('gives %s to any page, as %s', async (path, type, content) => {
    const response = await get(path);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.body).toContain(content);
  });

  it('lets Browser ask for the guide with the headers that it adds', async () => {
    const response = await app.inject({
      method: 'OPTIONS',
      url: '/browser-kit/guide.html',
      headers: {
        origin: 'http://localhost:7474',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'cache-control,pragma',
      },
    });
    expect(response.statusCode).toBe(204);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-allow-headers']).toBe('cache-control,pragma');
  });

  it('has a page that names every file, and its own address as it was asked for', async () => {
    const { body, headers } = await get('');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain(':play http://localhost:4321/browser-kit/guide.html');
    expect(body).toContain(':play http://localhost:4321/browser-kit/guide.adoc');
    expect(body).toContain(':style http://localhost:4321/browser-kit/style.grass');
    const files = readdirSync(kitFolder, { recursive: true, encoding: 'utf8' });
    const named = files.filter((file) => file.includes('.'));
    expect(named.length).toBeGreaterThan(15);
    for (const file of [...named, 'favourites.zip']) expect(body).toContain(`href="${file}"`);
  });

  it.each(['127.0.0.1:4321', '[::1]:4321'])(
    'calls this computer localhost, as Browser does, where the page was asked of %s',
    async (host) => {
      const { body } = await app.inject({ url: '/browser-kit/', headers: { host } });
      expect(body).toContain(':play http://localhost:4321/browser-kit/guide.html');
    },
  );

  it('loads nothing from elsewhere in that page, and takes no markup from the address', async () => {
    const response = await app.inject({
      url: '/browser-kit/',
      headers: { host: '"><script>x</script>' },
    });
    expect(response.body).not.toContain('<script>x');
    expect(response.body).not.toMatch(/(src|href)="(https?:)?\/\/|@import|url\(|<style/);
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('has that page in Chinese, too, with the same lines to type', async () => {
    const { body } = await get('?lang=zh');
    expect(body).toContain('<html lang="zh-CN">');
    expect(body).toContain('<h1>用于 Neo4j Browser</h1>');
    expect(body).toContain(':play http://localhost:4321/browser-kit/guide.html');
    const asked = await app.inject({
      url: '/browser-kit/',
      headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
    });
    expect(asked.body).toContain('<html lang="zh-CN">');
    expect(asked.headers.vary).toContain('Accept-Language');
  });

  it('leads from the address without a slash, and says 404 to what is not there', async () => {
    const bare = await app.inject({ url: '/browser-kit' });
    expect([bare.statusCode, bare.headers.location]).toEqual([302, '/browser-kit/']);
    for (const path of ['nothing.html', '../../package.json', '%2e%2e/package.json', 'favourites/'])
      expect((await get(path)).statusCode, path).toBeGreaterThanOrEqual(400);
  });

  it('gives all favourites in one file, in a folder, the same bytes each time', async () => {
    const [one, two] = [await get('favourites.zip'), await get('favourites.zip')];
    expect(one.headers['content-type']).toBe('application/zip');
    expect(one.rawPayload.equals(two.rawPayload)).toBe(true);
    const expected = favourites.map(({ file, text: content }) => [
      `China Policy Graph/${file}`,
      content,
    ]);
    expect(await unzipped(one.rawPayload)).toEqual(expected);
  });
});

describe('On the brief, the favourite', () => {
  const parameters = Object.fromEntries(
    guide().slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) => {
        const [, name, value] =
          /^:param (\w+) => '(.*)'$/.exec(block.is === 'command' ? block.command : '') ?? [];
        return name ? [[name, value]] : [];
      }),
    ),
  );

  const run = async (cypher: string) => {
    const { records, summary } = await graph.driver.executeQuery(cypher, parameters, {
      database: graph.database,
    });
    return { rows: records.map((record) => record.toObject()), summary };
  };

  it.each(favourites)(
    '"$title" finds something and draws no warning',
    async ({ text: content }) => {
      const { rows, summary } = await run(content);
      expect(rows.length).toBeGreaterThan(0);
      expect(
        summary.gqlStatusObjects.filter(({ gqlStatus }) => gqlStatus.startsWith('01')),
      ).toEqual([]);
    },
  );

  it.each(favourites.filter(({ cypher }) => cypher.includes("{id: '")))(
    '"$title" starts at the id that it names',
    async ({ cypher }) => {
      const { summary } = await run(`EXPLAIN ${cypher}`);
      const operators = JSON.stringify(summary.plan, (key, value) =>
        key === 'arguments' ? undefined : value,
      );
      expect(operators).not.toMatch(/AllNodesScan|NodeByLabelScan|RelationshipTypeScan/);
    },
  );

  const named = (part: string) => {
    const found = favourites.find(({ file }) => file.includes(part));
    if (!found) throw new Error(`There is no favourite ${part}.`);
    return found.cypher;
  };

  it('on MIIT and EV makers says what the service says', async () => {
    const { data } = await ask(
      app,
      '{ policies(where: {issuedBy: ["MIIT"], affecting: {sector: ["EV makers"]}}) { edges { node { name } because { via } } } }',
    );
    const { rows } = await run(named('in-words'));
    const said = data.policies.edges.flatMap(
      (edge: { node: { name: string }; because: object[] }) =>
        edge.because.map(() => edge.node.name),
    );
    expect(rows.map(({ policy }) => policy).sort()).toEqual(said.sort());
    expect((await run(named('05-'))).rows).toHaveLength(said.length);
  });

  it('walks from a policy over its item to what that links to', async () => {
    const { rows } = await run(
      named('15-').replace('RETURN walk', 'RETURN [n IN nodes(walk) | labels(n)[0]] AS kinds'),
    );
    const walks = rows.map(({ kinds }) => kinds.join(' '));
    expect(walks).toContain('Agency Policy Source Source');
    const { rows: originals } = await run(named('16-'));
    expect(originals.map(({ original }) => original).join()).toContain('Link to the policy');
  });

  it('on the facts of a name leaves out what is there for the search', async () => {
    const facts = (await run(named('19-'))).rows.map(({ fact }) => fact);
    expect(facts).toEqual(expect.arrayContaining(['id', 'name', 'nameZh', 'sources']));
    expect(
      facts.filter((fact) => ['hash', 'nameKeys', 'searchKeys', 'textKeys'].includes(fact)),
    ).toEqual([]);
  });

  it('shows each thing by its shortest name', async () => {
    const { rows } = await run(
      "MATCH (n) WHERE n.id IN ['agency:miit', 'company:nio'] RETURN n.id AS id, n.caption AS caption ORDER BY id",
    );
    expect(rows).toEqual([
      { id: 'agency:miit', caption: 'MIIT' },
      { id: 'company:nio', caption: 'NIO' },
    ]);
    const without = await run(
      `MATCH (n) WHERE NOT n:DataSet AND n.id IS NOT NULL AND n.caption IS NULL RETURN n.id AS id`,
    );
    expect(without.rows).toEqual([]);
  });

  it('on what was in force says what the service says', async () => {
    const { data } = await ask(
      app,
      '{ policies(first: 200) { nodes { name inForce(asOf: "2021-09-06") { state } } } }',
    );
    const { rows } = await run(named('in-force'));
    const said = data.policies.nodes.map((node: { name: string; inForce: { state: string } }) => [
      node.name,
      node.inForce.state,
    ]);
    expect(rows.map(({ policy, inForce }) => [policy, inForce]).sort()).toEqual(said.sort());
    expect(new Set(rows.map(({ inForce }) => inForce)).size).toBe(4);
  });

  it('on what a company is exposed to finds the policies that the service finds', async () => {
    const { data, errors } = await ask(
      app,
      '{ exposure(of: "company:nio", first: 200, ways: [DIRECT, SECTOR, WIDER_SECTOR]) { nodes { ... on Policy { id } } } }',
    );
    expect(errors).toEqual([]);
    const { rows } = await run(
      named('exposed-to').replaceAll(
        'RETURN path',
        'RETURN head([n IN nodes(path) WHERE n:Policy | n.id]) AS id',
      ),
    );
    const said = data.exposure.nodes.map(({ id }: { id: string }) => id);
    expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual(said.sort());
  });
});

/** Names and contents, in their order. */
function unzipped(bytes: Buffer): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: [string, string][] = [];
      zip.on('entry', async (entry: Entry) => {
        found.push([entry.fileName, await contentOf(zip, entry)]);
        zip.readEntry();
      });
      zip.on('end', () => resolve(found)).on('error', reject);
      zip.readEntry();
    });
  });
}

function contentOf(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(text(stream))));
  });
}
