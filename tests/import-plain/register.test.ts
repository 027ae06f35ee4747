import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seed } from '../helpers/graph.js';
import { inputFolder, type Ran, runImport } from '../helpers/imports.js';

const inputs = fileURLToPath(new URL('../../imports/official-register-2021', import.meta.url));
const others = fileURLToPath(
  new URL('../fixtures/register-of-other-matters.csv', import.meta.url),
);

type DecisionCells = Record<'kind' | 'given' | 'candidates' | 'reasons' | 'decision', string>;

async function proposals(ran: Ran): Promise<DecisionCells[]> {
  const rows = parse(await ran.text('decisions.csv'), { bom: true, columns: true });
  return (rows as unknown as DecisionCells[]).filter(({ kind }) => kind === 'Policy');
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
    expect(report.filter(({ matched }) => matched.includes('policy:')).length).toBe(2);
    expect(report.some(({ created }) => created.includes('policy:'))).toBe(false);
  });

  it('has no proposal for 31 documents on other matters, some by the same bodies on the same days', async () => {
    const ran = await imported(others);
    expect((await readFile(others, 'utf8')).trim().split('\n')).toHaveLength(32);
    expect(await proposals(ran)).toEqual([]);
  });
});
