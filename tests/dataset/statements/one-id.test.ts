import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/cli/check.js';
import { load } from '../../../src/cli/load.js';
import { folderWith, problemsOf } from '../../helpers/datasets.js';
import { temporaryFolder } from '../../helpers/folders.js';

const company = (slug: string, nameZh: string, more = '') =>
  `id: company:${slug}\nname: Yili\nnameZh: ${nameZh}\ntype: COMPANY\nsources: [source:a]\n${more}`;
const named = (name: string) => ({
  'dataset.yaml': `name: ${name}\nversion: 1.0.0\ntitle: ${name}\nlicence: none\n`,
});

/** A folder with two data sets, each with one company with the id company:yili. */
async function two(first: string, second: string): Promise<string> {
  const folder = await temporaryFolder('policy-graph-two-');
  for (const [name, text] of Object.entries({ dairies: first, pumps: second })) {
    await mkdir(join(folder, name));
    await cp(await folderWith({ ...named(name), 'companies/y.yaml': text }), join(folder, name), {
      recursive: true,
    });
  }
  return folder;
}

const printed = async (
  command: (write: (text: string) => void) => Promise<number>,
): Promise<[number, string]> => {
  let text = '';
  const code = await command((one) => {
    text += one;
  });
  return [code, text];
};

describe('Two data sets that use one id for different things', () => {
  test('are refused by check and load, with both names and how to mend it', async () => {
    const folder = await two(company('yili', '伊利'), company('yili', '依力泵业有限公司'));
    const said =
      /y\.yaml:1 {2}one-id\n {4}company:yili is "依力泵业有限公司" in the data set pumps and "伊利" in dairies\.\n.*\n {4}fix: +If these are two things, give one of them an id of its own, such as company:yili-2, wherever pumps has it\. If they are one, add "伊利" to its names in pumps\./;
    expect(await printed((write) => check(folder, write))).toEqual([
      1,
      expect.stringMatching(said),
    ]);
    const opened = () => Promise.reject(new Error('opened'));
    expect(await printed((write) => load(folder, opened, write))).toEqual([
      1,
      expect.stringMatching(said),
    ]);
  });

  test.each([
    [
      'one names the other as an alias',
      '依力泵业有限公司',
      'names: [{text: 伊利, language: ZH, kind: SHORT, source: source:a}]\n',
    ],
    ['one is a form of the other', '内蒙古伊利实业集团股份有限公司', ''],
    ['the name is only repeated', '依力泵业有限公司', 'unstated: [nameZh]\n'],
  ])('pass where %s', async (_, nameZh, more) => {
    const folder = await two(company('yili', '伊利'), company('yili', nameZh, more));
    expect((await printed((write) => check(folder, write)))[0]).toBe(0);
  });
});

describe('Two companies of one name in a data set', () => {
  const both = (first: string, second: string, meta = '') => ({
    'dataset.yaml': `${named('small')['dataset.yaml']}${meta}`,
    'companies/a.yaml': company('a', first).replace('nameZh: \n', ''),
    'companies/b.yaml': company('b', second).replace('nameZh: \n', ''),
  });

  test('are refused where nothing tells them apart, unless dataset.yaml lists the name', async () => {
    expect(await problemsOf(both('', ''))).toEqual(['companies/b.yaml:2 shared-name']);
    expect(await problemsOf(both('', '', 'sharedNames: [yili]\n'))).toEqual([]);
    expect(await problemsOf(both('', '', 'sharedNames: [Yilin]\n'))).toEqual([
      'companies/b.yaml:2 shared-name',
    ]);
  });

  test('are told apart by Chinese names and by identifiers of one scheme', async () => {
    expect(await problemsOf(both('伊利', '依力泵业'))).toEqual([]);
    expect(await problemsOf(both('伊利', '伊利实业'))).toEqual(['companies/b.yaml:2 shared-name']);
    const identified = (codes: readonly string[]) =>
      Object.fromEntries(
        codes.map((code, at) => [
          `companies/${at}.yaml`,
          company(`c${at}`, '').replace('nameZh: \n', `identifiers: ["${code}"]\n`),
        ]),
      );
    expect(await problemsOf(identified(['LEI:1', 'lei: 2']))).toEqual([]);
    expect(await problemsOf(identified(['LEI:1', 'HRB:2']))).toEqual([
      'companies/1.yaml:2 shared-name',
    ]);
    expect(await problemsOf(identified(['LEI:1', 'LEI:1']))).toEqual([
      'companies/1.yaml:2 shared-name',
    ]);
  });
});
