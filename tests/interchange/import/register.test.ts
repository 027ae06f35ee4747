import { cp, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { seed } from '../../helpers/graph.js';
import { inputFolder, type Ran, type ReportRow, runImport } from '../../helpers/imports.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const inputs = join(root, 'imports/official-register-2021');
const register = join(root, 'seed/official-register-2021');
const others = fileURLToPath(
  new URL('../../fixtures/register-of-other-matters.csv', import.meta.url),
);

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .sort();
}

type DecisionCells = Record<'kind' | 'given' | 'candidates' | 'reasons' | 'decision', string>;

async function proposals(ran: Ran): Promise<DecisionCells[]> {
  // Without a doubt there is no such file.
  if (!(await filesIn(ran.out)).includes('decisions.csv')) return [];
  const rows = parse<DecisionCells>(await ran.text('decisions.csv'), { bom: true, columns: true });
  return rows.filter(({ kind }) => kind === 'Policy');
}

/** Imports a file with the columns of the register, without decisions. */
async function imported(register: string): Promise<Ran> {
  const folder = await inputFolder({});
  await cp(inputs, folder, { recursive: true });
  await cp(register, join(folder, 'official-register.csv'));
  return runImport(folder, ['agencies.csv', 'official-register.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: [seed],
  });
}

describe('The register of policy documents', () => {
  it('is imported again, byte for byte, by its command', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const words = String(scripts['import:register']).split(' ');
    const flag = (name: string) => join(root, words[words.indexOf(`--${name}`) + 1] ?? '');
    const files = words.filter((word) => /^imports\S*\.csv$/.test(word));
    const folder = await inputFolder({});
    const ran = await runImport(root, files.slice(0, 2), {
      mapping: flag('mapping'),
      decisions: flag('decisions'),
      against: [flag('against')],
      out: join(folder, 'out'),
    });
    expect(ran.code).toBe(0);
    const kept = flag('out');
    expect(await filesIn(ran.out)).toEqual(await filesIn(kept));
    for (const file of await filesIn(kept))
      expect(await ran.text(file), file).toBe(await readFile(join(kept, file), 'utf8'));
    expect(await check(kept, () => {})).toBe(0);
  });

  it('differs from the brief in four days, ten issuers beside named ones, and who stands for whom', async () => {
    const report = parse<ReportRow>(await readFile(join(register, 'report.csv'), 'utf8'), {
      bom: true,
      columns: true,
    });
    const differences = report.flatMap(({ why }) => why.split('; ').filter(Boolean));
    const some = (pattern: RegExp) => differences.filter((one) => pattern.test(one));
    expect(some(/^issuedOn/)).toEqual([
      'issuedOn of policy:appliance-producer-responsibility-notice is 2021-08-05 here and 2021-08-04 elsewhere',
      'issuedOn of policy:trade-logistics-plan is 2021-08-10 here and 2021-08-09 elsewhere',
      'issuedOn of policy:nev-battery-reuse-rules is 2021-08-28 here and 2021-08-27 elsewhere',
      'issuedOn of policy:transport-technology-guidelines is 2021-08-29 here and 2021-08-26 elsewhere',
    ]);
    const agencies = (found: readonly string[]) =>
      found.map((one) => /agency:[a-z-]+/.exec(one)?.[0]);
    expect(agencies(some(/trade-logistics-plan is issued by .* here/))).toEqual(
      ['mnr', 'mohurd', 'mot', 'customs-administration', 'samr', 'state-post-bureau'].map(
        (one) => `agency:${one}`,
      ),
    );
    expect(agencies(some(/nev-battery-reuse-rules is issued by .* here/))).toEqual(
      ['most', 'mee', 'mofcom', 'samr'].map((one) => `agency:${one}`),
    );
    expect(some(/^role/)).toEqual([
      'role of issued:agency:mot>policy:transport-technology-guidelines is JOINT here and SOLE elsewhere',
    ]);
    // The brief names the State Council where the register names its General Office; MOFCOM's LEAD is no difference.
    expect(some(/(SOLE).* (here|elsewhere) and not/)).toHaveLength(4);
    expect(differences).toHaveLength(4 + 6 + 4 + 1 + 1 + 4);
  });

  it('does not claim what its rows do not say', async () => {
    const { dataset } = await loadDataset(register);
    const of = (id: string) => dataset?.entities.find(({ value }) => value.id === id)?.value;
    expect(of('policy:nev-battery-reuse-rules')).toMatchObject({
      nameZh: '五部门关于印发《新能源汽车动力蓄电池梯次利用管理办法》的通知',
      unstated: ['name', 'type', 'status'],
    });
    expect(of('policy:nev-battery-reuse-rules')).not.toHaveProperty('summary');
    // The row has 发展改革委, which is known to be the commission; the brief's Chinese name is not the row's.
    expect(of('agency:ndrc')).not.toHaveProperty('nameZh');
    expect(of('agency:ndrc')).toMatchObject({ unstated: ['name', 'type', 'level'] });
  });

  it('has a proposal for each title that the brief lacks, with reasons, and none is accepted', async () => {
    const ran = await imported(join(inputs, 'official-register.csv'));
    const found = (await proposals(ran)).map(({ given, candidates }) => [
      given,
      [...candidates.matchAll(/policy:[a-z0-9-]+(?= =)/g)].map(([id]) => id),
    ]);
    expect(found).toEqual([
      ['国务院办公厅关于完善科技成果评价机制的指导意见', ['policy:st-evaluation-guidelines']],
      [
        '三部委关于鼓励家电生产企业开展回收目标责任制行动的通知',
        ['policy:appliance-producer-responsibility-notice'],
      ],
      [
        '国务院办公厅关于改革完善中央财政科研经费管理的若干意见',
        ['policy:central-research-funding-guidelines'],
      ],
      ['国务院关于印发“十四五”就业促进规划的通知', ['policy:employment-plan']],
      [
        '五部门关于印发《新能源汽车动力蓄电池梯次利用管理办法》的通知',
        ['policy:nev-battery-reuse-rules'],
      ],
      [
        '交通运输部 科学技术部关于科技创新驱动加快建设交通强国的意见',
        ['policy:transport-technology-guidelines'],
      ],
    ]);
    const [battery] = (await proposals(ran)).filter(({ given }) => given.includes('梯次利用'));
    expect(battery).toMatchObject({
      reasons: expect.stringMatching(
        /both issued by Ministry of Industry and Information Technology; 1 day apart: 2021-08-28 here, 2021-08-27 there; both about .*梯次利用 = reuse/,
      ),
      decision: '',
    });
    // The other three bear a name that the brief has.
    const report = await ran.report();
    expect(report.filter(({ matched }) => matched.includes('policy:')).length).toBe(3);
    expect(report.some(({ created }) => created.includes('policy:'))).toBe(false);
  });

  it('has no proposal for 31 documents on other matters, some by the same bodies on the same days', async () => {
    const ran = await imported(others);
    expect((await readFile(others, 'utf8')).trim().split('\n')).toHaveLength(32);
    expect(await proposals(ran)).toEqual([]);
    const rows = (await ran.report()).filter(({ table }) => table.includes('register'));
    expect(rows).toHaveLength(31);
    expect(rows.filter(({ matched }) => matched.includes('policy:'))).toEqual([]);
  });

  it('that is known already makes a document certain by its number, and excludes one with another', async () => {
    const title = '关于新能源汽车动力蓄电池梯次利用的管理办法';
    const run = async (number: string) => {
      const folder = await inputFolder({
        'mapping.yaml': (await readFile(join(inputs, 'mapping.yaml'), 'utf8')).replace(
          'name: official-register-2021',
          'name: other-register',
        ),
        'agencies.csv': await readFile(join(inputs, 'agencies.csv')),
        'official-register.csv': [
          '标题,发文机关,发文字号,发布日期,施行日期,成文日期,主题分类,网址',
          `${title},工业和信息化部,${number},2021-08-27,,,,https://register.example/1`,
        ].join('\n'),
      });
      return runImport(folder, ['agencies.csv', 'official-register.csv'], {
        mapping: join(folder, 'mapping.yaml'),
        against: [seed, register],
      });
    };
    const same = (await (await run('工信部联节[2021]114号')).report()).at(-1);
    expect(same).toMatchObject({
      outcome: 'taken',
      matched: expect.stringContaining('policy:nev-battery-reuse-rules'),
    });
    const other = (await (await run('工信部联节〔2021〕999号')).report()).at(-1);
    expect(other?.why).not.toContain('may be');
    const none = (await (await run('')).report()).at(-1);
    expect(none).toMatchObject({
      outcome: 'doubtful',
      why: expect.stringContaining('may be Regulations'),
    });
  });
});
