import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seed } from '../../helpers/graph.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const companies = `tables:
  list:
    things:
      company: {kind: Company, name: Name, fields: {type: {value: COMPANY}}}
`;
/** The brief knows the Geely Holding Group, and two companies called Envision. */
const list = 'Name\nGeeley Holding Group\nEnvision Works\nHarbin Pump Works\n';

async function folderWith(more = '') {
  const folder = await inputFolder({
    'list.csv': list,
    'mapping.yaml': `${head}${more}${companies}`,
  });
  const flags = { mapping: join(folder, 'mapping.yaml'), against: [seed] };
  return { folder, flags };
}

/** The names that wait for a decision, with their best score. */
async function doubts(ran: Ran): Promise<Readonly<Record<string, number>>> {
  const text = await ran.text('decisions.csv').catch(() => '');
  const open = text.matchAll(/^Company,([^,*]+),list \d+,[^|,]*\((\d+)\)[^\r]*,\r$/gm);
  return Object.fromEntries([...open].map(([, name, score]) => [name, Number(score)]));
}

const outcomes = async (ran: Ran) => (await ran.report()).map(({ outcome }) => outcome);

/** The scores that the two similar names have where no threshold is said. The first is nearer. */
async function scores(): Promise<readonly [geely: number, envision: number]> {
  const { folder, flags } = await folderWith();
  const { 'Geeley Holding Group': geely = 0, 'Envision Works': envision = 0 } = await doubts(
    await runImport(folder, ['list.csv'], flags),
  );
  expect(geely).toBeGreaterThan(envision);
  expect(envision).toBeGreaterThanOrEqual(45);
  return [geely, envision];
}

describe('The threshold of doubts', () => {
  it('takes for new what scores less than the mapping says, and says how many', async () => {
    const [geely] = await scores();
    const { folder, flags } = await folderWith(`doubtFrom: ${geely}\n`);
    const ran = await runImport(folder, ['list.csv'], flags);
    expect(await doubts(ran)).toEqual({ 'Geeley Holding Group': geely });
    expect(await outcomes(ran)).toEqual(['doubtful', 'taken', 'taken']);
    expect(ran.printed).toContain('1 name is new because what resembles it scores below');
  });

  it('may differ by kind, and must not be below the score from which names resemble each other', async () => {
    const [geely] = await scores();
    const other = await folderWith(`doubtFrom: {Agency: ${geely}}\n`);
    expect(
      Object.keys(await doubts(await runImport(other.folder, ['list.csv'], other.flags))),
    ).toEqual(['Geeley Holding Group', 'Envision Works']);
    const low = await folderWith('doubtFrom: 20\n');
    const { code, printed } = await runImport(low.folder, ['list.csv'], low.flags);
    expect(code).toBe(1);
    expect(printed).toMatch(/mapping\.yaml:\d+[\s\S]*45/);
  });
});

describe('A decision in bulk', () => {
  it('is a flag that decisions.csv keeps, so that the next run needs no flag', async () => {
    const [geely] = await scores();
    const { folder, flags } = await folderWith();
    const first = await runImport(folder, ['list.csv'], { ...flags, newBelow: geely });
    expect(await outcomes(first)).toEqual(['doubtful', 'taken', 'taken']);
    const file = join(first.out, 'decisions.csv');
    const text = await readFile(file, 'utf8');
    expect(text).toContain(`all,*,,,,no,new below ${geely}\r`);
    await writeFile(file, text.replace(/^(Company,Geeley Holding Group.*,)\r$/m, '$1new\r'));
    const second = await runImport(folder, ['list.csv'], {
      ...flags,
      decisions: file,
      force: true,
    });
    expect(await outcomes(second)).toEqual(['taken', 'taken', 'taken']);
    expect(await second.text('decisions.csv')).toContain(`all,*,,,,no,new below ${geely}\r`);
  });

  it('that nobody can read is refused with its line', async () => {
    const { folder, flags } = await folderWith();
    const file = join(folder, 'decided.csv');
    await writeFile(file, 'kind,given,decision\nCompany,*,new under 70\n');
    const { code, printed } = await runImport(folder, ['list.csv'], { ...flags, decisions: file });
    expect(code).toBe(1);
    expect(printed).toMatch(/decided\.csv:2[\s\S]*new under 70[\s\S]*new below 70/);
  });
});

describe('Names in doubt', () => {
  it('are counted by reason on the terminal', async () => {
    const [geely, envision] = await scores();
    const { folder, flags } = await folderWith();
    const { printed } = await runImport(folder, ['list.csv'], flags);
    const stepOf = (score: number) =>
      score >= 90 ? '90 or more' : `${Math.floor(score / 10) * 10} to`;
    expect(printed).toMatch(/^in doubt +names +rows$/m);
    expect(printed).toContain(`like a known name, ${stepOf(geely)}`);
    if (envision >= 50) expect(printed).toContain(`like a known name, ${stepOf(envision)}`);
  });

  it('settle in one round, whatever is decided on each', async () => {
    const names = [
      'Geeley Holding Group',
      'Geely Holdng Grop',
      'Geely Holding Grup',
      'Envision Works',
    ];
    names.push(
      'Envison Works',
      'Harbin Pump Works',
      'Harbin Pmp Works',
      'Harbin Pump Work',
      'Huawei',
    );
    const folder = await inputFolder({
      'list.csv': `Name\n${names.join('\n')}\n`,
      'mapping.yaml': `${head}${companies}`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: [seed] };
    const first = await runImport(folder, ['list.csv'], { ...flags, out: join(folder, 'first') });
    const text = await first.text('decisions.csv');
    for (const turn of [0, 1, 2]) {
      const ways = ['new', 'skip', 'first'];
      let at = turn;
      const decided = text.replace(
        /^(Company,[^,]+,[^,]*,("?)(company:[^ ]+) .*,)\r$/gm,
        (_, cells, _quote, id) => {
          const way = ways[at++ % ways.length];
          return `${cells}${way === 'first' ? id : way}\r`;
        },
      );
      const file = join(folder, `decided-${turn}.csv`);
      await writeFile(file, decided);
      const second = await runImport(folder, ['list.csv'], {
        ...flags,
        out: join(folder, `second-${turn}`),
        decisions: file,
      });
      expect((await outcomes(second)).filter((one) => one === 'doubtful')).toEqual([]);
      const kept = await second.text('decisions.csv');
      expect(kept.match(/company:[^ ]+ = /g)).toEqual(text.match(/company:[^ ]+ = /g));
    }
  });
});
