import { expect, test } from 'vitest';
import { check } from '../../src/cli/check.js';
import { agency, folderWith, policy, problemsOf } from '../helpers/datasets.js';

const tenFaults = {
  'agencies/one.yaml': agency(
    'one',
    'Ministry of One',
    'names:\n  - {text: MO, language: EN, kind: ABBREVIATION, source: source:a}\n',
  ),
  'agencies/two.yaml': agency(
    'two',
    'Ministry of Two',
    'names:\n  - {text: mo, language: EN, kind: ABBREVIATION, source: source:a}\n',
  ),
  'agencies/again.yaml': agency('one', 'Ministry of Once More'),
  'policies/no-source.yaml':
    'id: policy:no-source\nname: Without\ntype: ACTION_PLAN\nstatus: ISSUED\n',
  'policies/typo.yaml': policy('typo', 'Typo').replace('ISSUED', 'ISSUDE'),
  'policies/dates.yaml': policy('dates', 'Dates', 'periodStart: "2025"\nperiodEnd: "2021"\n'),
  'policies/draft.yaml': policy('draft', 'Draft').replace('ISSUED', 'DRAFT'),
  'policies/broken.yaml': 'id: policy:broken\nname: [unclosed\n',
  'relations/all.yaml': [
    '- {type: ISSUED, from: agency:one, to: policy:nowhere, role: SOLE, sources: [source:a]}',
    '- {type: ISSUED, from: policy:dates, to: agency:one, role: SOLE, sources: [source:a]}',
    '- {type: ISSUED, from: agency:one, to: policy:draft, role: SOLE, sources: [source:a]}',
    '- {type: ISUED, from: agency:one, to: policy:dates, role: SOLE, sources: [source:a]}',
  ].join('\n'),
};

test('ten kinds of broken data are found in one run, each with file and line', async () => {
  expect(await problemsOf(tenFaults)).toEqual([
    'agencies/one.yaml:1 duplicate-id',
    'agencies/two.yaml:7 shared-name',
    'policies/broken.yaml:3 yaml',
    'policies/dates.yaml:7 end-before-start',
    'policies/no-source.yaml:1 missing-source',
    'policies/typo.yaml:4 shape',
    'relations/all.yaml:1 dangling-reference',
    'relations/all.yaml:2 wrong-kind-at-end',
    'relations/all.yaml:3 issued-draft',
    'relations/all.yaml:4 relation-type',
  ]);
});

test('the check prints every problem with what was expected and how to mend it, and fails', async () => {
  let printed = '';
  const code = await check(await folderWith(tenFaults), (text) => {
    printed += text;
  });
  expect(code).toBe(1);
  expect(printed).toContain('policies/typo.yaml:4  shape');
  expect(printed).toContain('Write ISSUED, if that is what is meant.');
  expect(printed).toContain('10 problems in 7 files.');
});
