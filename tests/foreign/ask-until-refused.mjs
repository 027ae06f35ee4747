/**
 * Runs beside the service, in its network: asks it without pause, half of the clients on connections that they keep,
 * until it takes no more connections. Prints as JSON what became of the requests. `lost` are those that were taken and
 * not answered to their end: the only outcome that a stop must not have.
 */
import { Agent, get } from 'node:http';

const CLIENTS = 12;
/** Several questions of the graph, an answer from memory, and one that reads no graph. */
const paths = [
  '/v1/policies?first=100',
  '/v1/entities/agency:miit',
  '/v1/graph?of=agency:miit&depth=2',
  '/v1/search?q=battery',
  '/v1/ontology',
];
const found = {
  answered: 0,
  refused503: 0,
  refusedAtConnect: 0,
  lost: 0,
  other: 0,
  closedByAnswer: 0,
};
const losses = [];

function ask(agent, path) {
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
        if (response.headers.connection === 'close') found.closedByAnswer++;
        if (!isWhole) found.lost++;
        else if (response.statusCode === 200) found.answered++;
        else if (response.statusCode === 503) found.refused503++;
        else found.other++;
        done(true);
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
        found.refusedAtConnect++;
        return done(false);
      }
      found.lost++;
      losses.push(
        `${path}: ${error.code} ${error.message}${request.reusedSocket ? ' (kept connection)' : ''}`,
      );
      done(true);
    });
  });
}

async function client(number) {
  const keepAlive = number % 2 === 0;
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  for (let turn = number; await ask(agent, paths[turn % paths.length]); turn++);
}

await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
console.log(JSON.stringify({ ...found, losses: losses.slice(0, 5) }));
