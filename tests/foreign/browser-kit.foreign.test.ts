import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../../scripts/pictures/chromium.js';
import {
  connectedBrowser,
  frames,
  guideFrame,
  questionsShown,
  runByClick,
  turnTo,
  untilDrawn,
} from '../../scripts/pictures/neo4j-browser.js';
import { readFavourites } from '../../src/codegen/browser-kit/favourites.js';
import { guide } from '../../src/codegen/browser-kit/outputs.js';
import { kindNamed, kinds } from '../../src/ontology/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { slides } = guide();

/** A first start and the load of the brief take half a minute on a machine of its own, and ten times that on a busy one. */
const patience = 600_000;

interface Service {
  readonly origin: string;
  /** What it has said. */
  readonly output: string;
}

const processes: ChildProcess[] = [];
let folder: string;
let service: Service;
let chromium: Browser;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  chromium = await startChromium();
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-browser-kit-'));
  service = await start();
  // The short address of the documents: user and database have to be filled in all the same.
  page = await connectedBrowser(chromium, `${service.origin}/browser`, await password());
}, patience);

afterAll(async () => {
  await chromium?.close();
  for (const started of processes) await stop(started);
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe('Neo4j Browser, when somebody connects to the Neo4j of a service on any free port,', () => {
  it('plays the guide on top, and has loaded the style', async () => {
    const kit = `${service.origin.replace('127.0.0.1', 'localhost')}/browser-kit`;
    const commands = await frames(page).getByTestId('frameCommand').allInnerTexts();
    expect(commands.map((text) => text.trim()).slice(0, 2)).toEqual([
      `:play ${kit}/guide.html`,
      `:style ${kit}/style.grass`,
    ]);
    await guideFrame(page).getByText(`1 / ${slides.length}`).waitFor();
  });

  it('puts a question into the editor when its text is clicked', async () => {
    await turnTo(page, 1);
    await questionsShown(page)
      .first()
      .click({ position: { x: 300, y: 15 } });
    const editor = page.locator('#monaco-main-editor .view-lines');
    await expect
      .poll(async () => (await editor.innerText()).replaceAll(/\s+/g, ' '), { timeout: 60_000 })
      .toBe(readFavourites()[0]?.cypher.replaceAll(/\s+/g, ' '));
    await page.getByTestId('editor-discard').click();
  });

  it.each(slides.map(({ title }, at) => [title, at] as const))(
    'answers each question of the slide "%s" at a click, in our colours',
    async (title, at) => {
      await turnTo(page, at);
      await guideFrame(page).first().getByRole('heading', { name: title }).waitFor();
      const boxes = slides[at]?.blocks.flatMap((block) =>
        block.is === 'question' ? [block.cypher] : block.is === 'command' ? [block.command] : [],
      );
      expect(await questionsShown(page).count()).toBe(boxes?.length);
      for (const [place, text] of (boxes ?? []).entries()) {
        const frame = await runByClick(page, questionsShown(page).nth(place));
        const command = await frame.getByTestId('frameCommand').innerText();
        expect(words(command).startsWith(words(text).slice(0, 40)), command).toBe(true);
        await answered(frame);
        if (/RETURN (path|why)/.test(text)) {
          await untilDrawn(page, frame);
          for (const fill of await fillsOf(frame))
            expect(kinds.map(({ color }) => color[0])).toContain(fill);
        }
        asked.push(text);
        await frame.getByTitle('Close').click();
      }
    },
  );

  it('has then answered every favourite', () => {
    expect(readFavourites().filter(({ cypher }) => !asked.includes(cypher))).toEqual([]);
  });

  it('draws agencies and policies each in their colour, with their names', async () => {
    await turnTo(page, 1);
    const frame = await runByClick(page, questionsShown(page).first());
    await untilDrawn(page, frame);
    expect(new Set(await fillsOf(frame))).toEqual(
      new Set(['Agency', 'Policy'].map((name) => kindNamed(name).color[0])),
    );
    const captions = await frame.locator('svg text.caption').allTextContents();
    expect(captions.join(' ')).toContain('State Council');
  });

  it('takes the favourites when the zip is dropped into its window', async () => {
    const zip = await fetch(`${service.origin}/browser-kit/favourites.zip`);
    const bytes = Buffer.from(await zip.arrayBuffer()).toString('base64');
    // As text, since the types of web pages are not those of this project.
    const transfer = await page.evaluateHandle(`(() => {
      const held = new DataTransfer();
      const content = Uint8Array.from(atob('${bytes}'), (letter) => letter.charCodeAt(0));
      held.items.add(new File([content], 'favourites.zip', { type: 'application/zip' }));
      return held;
    })()`);
    for (const event of ['dragenter', 'dragover', 'drop'])
      await page.getByTestId('main').dispatchEvent(event, { dataTransfer: transfer });
    await page.getByTestId('navigationFavorites').click();
    await page.getByText('China Policy Graph', { exact: true }).click();
    for (const { title } of readFavourites())
      await page.getByText(title, { exact: true }).first().waitFor();
  });

  it('plays the guide of a second service, which names it as it finds the Neo4j running', async () => {
    const second = await start();
    const { port } = new URL(second.origin);
    const play = `:play http://localhost:${port}/browser-kit/guide.html`;
    expect(second.output).toContain(`type ${play}`);
    await page.locator('#monaco-main-editor').click();
    await page.keyboard.insertText(play);
    await page.keyboard.press('Control+Enter');
    await frames(page).filter({ hasText: play }).getByTestId('carousel').waitFor();
  });
});

/** The service as a user starts it, on a Neo4j of its own and on whatever ports are free. */
async function start(): Promise<Service> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NEO4J_URI: '',
      DATA_DIR: folder,
      PORT: '0',
      NEO4J_BOLT_PORT: '0',
      NEO4J_HTTP_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(started);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (text: Buffer) => {
      output += text;
      const [, origin] =
        /Ready: .*GraphiQL (\S+)\/graphiql .* Neo4j Browser (\S+).*\n/.exec(output) ?? [];
      if (origin) resolve({ origin, output });
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.on('exit', () => reject(new Error(`The service has ended:\n${output}`)));
  });
}

async function stop(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return;
  started.kill('SIGTERM');
  await once(started, 'exit');
}

async function password(): Promise<string> {
  return (await readFile(join(folder, 'password'), 'utf8')).trim();
}

/** Waits for a picture, a table or a parameter; an error message instead is a failure. */
async function answered(frame: Locator): Promise<void> {
  const answer = frame.locator('svg circle.b-outline, table tbody tr, pre');
  const error = frame.getByText(/ERROR|Neo\.ClientError/);
  await answer.or(error).first().waitFor();
  expect(await error.allInnerTexts()).toEqual([]);
}

function fillsOf(frame: Locator): Promise<string[]> {
  return frame
    .locator('svg circle.b-outline')
    .evaluateAll((circles) => circles.map((circle) => circle.getAttribute('fill') ?? ''));
}

function words(text: string): string {
  return text
    .replace(/^\S*\$ /, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
