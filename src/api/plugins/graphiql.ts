import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { toolPolicy } from '../security-headers.js';

const require = createRequire(import.meta.url);
const page = fileURLToPath(new URL('../graphiql', import.meta.url));

/**
 * All assets of the page, served by this service. GraphiQL 3 and React 18 are the last versions with ready-made
 * scripts.
 */
const scripts = {
  'graphiql.min.js': join(dirname(require.resolve('graphiql/package.json')), 'graphiql.min.js'),
  'graphiql.min.css': join(dirname(require.resolve('graphiql/package.json')), 'graphiql.min.css'),
  'react.js': join(dirname(require.resolve('react/package.json')), 'umd/react.production.min.js'),
  'react-dom.js': join(
    dirname(require.resolve('react-dom/package.json')),
    'umd/react-dom.production.min.js',
  ),
} as const;

/** GET /graphiql: a page for interactive queries. It opens with the headline query and works offline. */
export async function graphiql(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: page,
    prefix: '/graphiql/',
    index: false,
    decorateReply: true,
  });
  const index = (
    _request: unknown,
    reply: { header(name: string, value: string): { sendFile(file: string): unknown } },
  ) => reply.header('content-security-policy', toolPolicy).sendFile('index.html');
  app.get('/graphiql', index as never);
  app.get('/graphiql/', index as never);
  for (const [name, file] of Object.entries(scripts)) {
    app.get(`/graphiql/lib/${name}`, (_request, reply) =>
      reply.sendFile(file.split(/[\\/]/).at(-1) ?? '', dirname(file)),
    );
  }
}
