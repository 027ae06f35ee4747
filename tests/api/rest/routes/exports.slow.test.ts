import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { fileNameOf, formats } from '../../../../src/interchange/export/formats.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { exported } from '../../../helpers/exported.js';
import { briefGraph } from '../../../helpers/graph.js';
import { get } from '../../../helpers/rest.js';

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

describe('GET /v1/export', () => {
  test.each(formats)(
    'sends $name as the command writes it, with its type and a file name',
    async (format) => {
      const { statusCode, headers, rawPayload } = await app.inject(
        `/v1/export?format=${format.name}`,
      );
      expect([statusCode, headers['content-type'], headers['content-disposition']]).toEqual([
        200,
        format.mediaType,
        `attachment; filename="${fileNameOf(format)}"`,
      ]);
      expect(rawPayload.equals(await exported(graph, format.name))).toBe(true);
    },
  );

  test('is not sent again to who has it', async () => {
    const { headers } = await get(app, '/v1/export?format=ndjson');
    const again = await get(app, '/v1/export?format=ndjson', {
      'if-none-match': String(headers.etag),
    });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  test('sends the part that is asked for', async () => {
    const where = encodeURIComponent(
      '{"Policy": {"issuedBy": ["MIIT"]}, "Agency": {"id": ["agency:miit"]}}',
    );
    const { body } = await get(app, `/v1/export?format=ndjson&where=${where}`);
    const lines = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ kind }) => kind === 'Agency').map(({ id }) => id)).toEqual([
      'agency:miit',
    ]);
    const issued = lines.filter(({ relation }) => relation === 'ISSUED').map(({ to }) => to);
    expect(issued.length).toBeGreaterThan(1);
    expect(issued.sort()).toEqual(
      lines.filter(({ kind }) => kind === 'Policy').map(({ id }) => id),
    );
  });

  test.each([
    ['format=docx', 'format'],
    ['', 'format'],
    ['format=csv&where={"Polic":{}}', 'where: "Polic" is not a kind. Did you mean POLICY?'],
    ['format=csv&where={"Policy":{"nam":1}}', 'where.Policy: Field "nam" is not defined'],
    ['format=csv&where=[1]', 'where: [1] is not a JSON object of filters by kind.'],
    ['format=csv&where={"Policy":{"issuedBy":["MITI"]}}', 'MITI'],
    ['format=csv&asOf=2021-13-01', 'asOf'],
    ['format=csv&dataset=none', 'dataset: "none" is not a data set.'],
  ])('refuses "%s" before the first byte and says what is allowed', async (query, words) => {
    const { status, json } = await get(app, `/v1/export?${encodeURI(query)}`);
    expect([status, json.code]).toEqual([
      400,
      expect.stringMatching(/BAD_USER_INPUT|UNKNOWN_NAME/),
    ]);
    expect(json.detail).toContain(words);
  });
});
