/**
 * Runs beside the service, in its network: asks it without pause until it is stopped, and prints as JSON what became of
 * the requests. `behind` does what a load balancer does: it looks at /readyz and sends nothing more once that is not
 * 200. `direct` never looks and goes on until it is refused at connect. Half of each keep their connections. `lost` are
 * requests whose connection was taken and that were not answered to their end, `busy` are 503 with `Retry-After`.
 */
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const CLIENTS = 6;
const LOOKS_EVERY_MS = 200;
/** Several questions of the graph, and one that reads no graph. */
const paths = [
  '/v1/policies?first=100',
  '/v1/entities/agency:miit',
  '/v1/graph?of=agency:miit&depth=2',
  '/v1/search?q=battery',
  '/v1/ontology',
];

function ask(found, agent, path) {
  return new Promise((done) => {
    let isConnected = false;
    const request = get({ host: '127.0.0.1', port: 4000, path, agent }, (response) => {
      let bytes = 0;
      response.on('data', (some) => {
        bytes += some.length;
      });
      response.on('close', () => {
        const length = response.headers['content-length'];
        const isWhole = response.complete && (length === undefined || Number(length) === bytes);
        if (response.headers.connection === 'close') found.closing++;
        if (!isWhole) found.lost++;
        else if (response.statusCode === 200) found.answered++;
        else if (response.headers['retry-after'] !== undefined) found.busy++;
        else found.other++;
        done(response.statusCode);
      });
    });
    request.on('socket', (socket) => {
      isConnected = !socket.connecting;
      socket.once('connect', () => {
        isConnected = true;
      });
    });
    request.on('error', (error) => {
      if (!isConnected && error.code === 'ECONNREFUSED') {
        found.refused++;
        return done(undefined);
      }
      found.lost++;
      found.losses.push(
        `${path}: ${error.code}${request.reusedSocket ? ' on a kept connection' : ''}`,
      );
      done(0);
    });
  });
}

const newFound = () => ({
  answered: 0,
  busy: 0,
  closing: 0,
  other: 0,
  lost: 0,
  refused: 0,
  losses: [],
});
const [behind, direct] = [newFound(), newFound()];
let isReady = true;

async function look() {
  while (isReady) {
    isReady = (await ask(newFound(), new Agent(), '/readyz')) === 200;
    await wait(LOOKS_EVERY_MS);
  }
}

async function client(found, number, goesOn) {
  const agent = new Agent({ keepAlive: number % 2 === 0, maxSockets: 1 });
  for (let turn = number; goesOn(); turn++)
    if ((await ask(found, agent, paths[turn % paths.length])) === undefined) return;
}

const each = (of) => Array.from({ length: CLIENTS }, (_, number) => of(number));
await Promise.all([
  look(),
  ...each((number) => client(behind, number, () => isReady)),
  ...each((number) => client(direct, number, () => true)),
]);
console.log(JSON.stringify({ behind, direct }));
