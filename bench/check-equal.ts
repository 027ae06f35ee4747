import { parseArgs } from 'node:util';
import { contenders } from './contenders/all.js';
import { askGraph } from './equal/ask.js';
import { type Disagreement, disagreements } from './equal/disagreements.js';
import { prepare } from './generate/prepare.js';
import { worldOf } from './generate/world.js';
import { type Running, startContender } from './start-contender.js';
import { questions } from './workloads/questions.js';
import { seeded } from './workloads/random.js';

/** Asks every contender the same questions and prints whose answers are equal: `tsx bench/check-equal.ts --relations 100000`. */
const { values } = parseArgs({
  options: {
    relations: { type: 'string', default: '100000' },
    workload: { type: 'string', multiple: true },
    contender: { type: 'string', multiple: true },
    questions: { type: 'string', default: '50' },
    seed: { type: 'string', default: process.env.SEED ?? '1' },
  },
});

const relations = Number(values.relations);
const world = worldOf(relations);
const graph = await prepare(relations, { onMessage: console.error });
const itself = askGraph(graph);
const running: Running[] = [];
let worst = 0;
try {
  for (const contender of contenders) {
    if (values.contender && !values.contender.includes(contender.name)) continue;
    running.push(await startContender(contender, graph));
  }
  console.log(`seed ${values.seed}, ${values.questions} questions a workload`);
  for (const workload of questions) {
    if (values.workload && !values.workload.includes(workload.name)) continue;
    const random = seeded(Number(values.seed), workload.name);
    const found = new Map<string, Disagreement[]>();
    for (let at = 0; at < Number(values.questions); at++) {
      const variables = workload.variables(world, random);
      for (const one of await disagreements(running, workload.name, variables, itself.ask))
        found.set(one.contender, [...(found.get(one.contender) ?? []), one]);
    }
    for (const { contender } of running) {
      if (!contender.request(workload.name, workload.variables(world, random))) continue;
      const wrong = found.get(contender.name) ?? [];
      worst = Math.max(worst, wrong.length);
      console.log(
        `${workload.name}  ${contender.name.padEnd(26)} ${Number(values.questions) - wrong.length} equal, ${wrong.length} different`,
      );
      if (wrong[0])
        console.log(
          `      first: ${JSON.stringify(wrong[0].variables).slice(0, 200)}\n      ${wrong[0].how}`,
        );
    }
  }
} finally {
  for (const one of running) await one.stop();
  await itself.close();
  await graph.stop();
}
process.exitCode = worst > 0 ? 1 : 0;
