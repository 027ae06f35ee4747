import { readFile, writeFile } from 'node:fs/promises';
import { loadSeed } from '../../src/cli/load-seed.js';
import { openGraph } from '../../src/cli/open-graph.js';
import { say } from '../../src/cli/say.js';
import { readConfig } from '../../src/config.js';
import { withParts } from '../generate/page-parts.js';
import { answerAll } from './answer.js';
import { questionsPage, readmeParts } from './pages.js';
import { readQuestions } from './questions.js';
import { shownInReadme } from './shown.js';

/** npm run docs: writes docs/questions.md and the answers in the README. */
const config = readConfig(process.env);
const { graph, close } = await openGraph(config, say);
try {
  await loadSeed(graph, config.SEED_DIR, say);
  const answered = await answerAll(graph, await readQuestions());
  const readme = new URL('../../README.md', import.meta.url);
  const page = new URL('../../docs/questions.md', import.meta.url);
  await writeFile(page, questionsPage(answered));
  const parts = readmeParts(answered, shownInReadme);
  await writeFile(readme, withParts(await readFile(readme, 'utf8'), parts));
  say(
    `${answered.length} questions answered in docs/questions.md, ${shownInReadme.length} of them in README.md.`,
  );
} finally {
  await close();
}
