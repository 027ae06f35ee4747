import { stringify } from 'csv-stringify/sync';
import pairs from 'opencc-js/dict/TSCharacters';
import type { Dataset } from '../../src/dataset/dataset.js';
import { type Random, randomFrom } from './random.js';

/** What a row of the dirty tables means: the entity that its name is, or that it is none that is known. */
export interface Meant {
  readonly name: string;
  readonly dirt: string;
  readonly is: string | 'new' | 'none';
}

export interface DirtyTables {
  readonly agencies: string;
  readonly companies: string;
  /** What each row means, by table and row number. */
  readonly meant: ReadonlyMap<string, Meant>;
}

const traditional = new Map(
  pairs.split('|').map((pair) => pair.split(' ').reverse() as [string, string]),
);

const han = /\p{Script=Han}/u;
type Dirt = (name: string, random: Random) => string | undefined;

/** What people do to names; undefined where a name does not lend itself to it. */
const dirts: Readonly<Record<string, Dirt>> = {
  clean: (name) => name,
  'other case': (name, random) =>
    han.test(name) ? undefined : random.chance(0.5) ? name.toUpperCase() : name.toLowerCase(),
  spaces: (name) => `  ${name.replaceAll(' ', '   ')}\u00a0 `,
  'full width': (name) =>
    han.test(name)
      ? undefined
      : [...name]
          .map((one) =>
            /[!-~]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one,
          )
          .join(''),
  traditional: (name) =>
    han.test(name) ? [...name].map((one) => traditional.get(one) ?? one).join('') : undefined,
  punctuation: (name, random) => `${name}${random.oneOf(['.', ',', ' .', ';', ':'])}`,
  ampersand: (name) => (/ and /.test(name) ? name.replaceAll(' and ', ' & ') : undefined),
  shortened: (name) =>
    /Ministry|National|Commission/.test(name)
      ? name.replace('Ministry', 'Min.').replace('National', 'Natl.').replace('Commission', 'Comm.')
      : undefined,
  country: (name) =>
    /^Ministry/.test(name)
      ? `${name} of the People's Republic of China`
      : /[部委]$/.test(name) && !name.startsWith('中')
        ? `中华人民共和国${name}`
        : undefined,
  'turned round': (name) =>
    /^Ministry of (?!.*,)/.test(name)
      ? `${name.replace('Ministry of ', '')}, Ministry of`
      : undefined,
  'swapped words': (name) =>
    /^(\S+) and (\S+)$/.test(name.replace(/^.* of /, ''))
      ? name.replace(/(\S+) and (\S+)$/, '$2 and $1')
      : undefined,
  'legal form': (name) =>
    han.test(name)
      ? /公司$/.test(name)
        ? undefined
        : `${name}有限公司`
      : /Ltd|Inc|Corp|Ministry|Commission|Council|Administration/.test(name)
        ? undefined
        : `${name} Co., Ltd.`,
  'dropped letter': (name, random) =>
    typo(name, random, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'swapped letters': (name, random) =>
    typo(
      name,
      random,
      (word, at) =>
        word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
    ),
};

function typo(
  name: string,
  random: Random,
  spoil: (word: string, at: number) => string,
): string | undefined {
  const long = name.split(' ').filter((word) => /^[A-Za-z]{7,}$/.test(word));
  if (long.length === 0) return undefined;
  const word = random.oneOf(long);
  return name.replace(word, spoil(word, 2 + random.below(word.length - 4)));
}

/** Names that nobody in the brief bears, some of them near to names that somebody does. */
const unknown = {
  Agency: [
    'Ministry of Agriculture and Rural Affairs',
    '农业农村部',
    'Ministry of Justice',
    '司法部',
    'Ministry of Water Resources',
    '水利部',
    'General Administration of Customs',
    '海关总署',
    'National Medical Products Administration',
    'Ministry of Finance of Japan',
    'Ministry of Commerce and Industry of India',
    '上海市人民政府',
    "People's Government of Hebei Province",
    '北京市发展和改革委员会',
    "People's Bank of China",
    '中国人民银行',
    'National Bureau of Statistics',
    'Ministry of Culture and Tourism',
  ],
  Company: [
    'BYD',
    '比亚迪',
    'Great Wall Motor',
    '长城汽车',
    'Harbin Pump Works',
    '青岛海潮水泵厂',
    'Volvo Cars',
    'Geely Auto',
    'Envision',
    'China Mobile Games',
    '华为云计算技术有限公司',
    'Baowu Steel',
    '宝武钢铁',
    'Siemens',
    'Gree Electric',
    '格力电器',
    'Alibaba',
    '阿里巴巴',
    'Tencent',
    '腾讯',
    'Lenovo',
    'Haier',
    'Sinopec',
  ],
} as const;

const titles = [
  'steel',
  'ports',
  'pumps',
  'grain',
  'glass',
  'optics',
  'railways',
  'forests',
  'tourism',
  'ceramics',
  'textiles',
  'satellites',
];
const badDates = ['31.2.2021', 'soon', '2021-13-01', '5.2021', '0.0.0'];

/** Two tables with 2,000 rows in all, the same for the same seed: names of the brief as people write them, and others. */
export function dirtyTables({ entities }: Dataset, seed: number, rows = 2_000): DirtyTables {
  const random = randomFrom(seed);
  const meant = new Map<string, Meant>();
  const make = (
    table: string,
    kind: 'Agency' | 'Company',
    cells: (name: string, at: number) => string[],
  ) => {
    const bearers = entities.filter((one) => one.kind === kind && one.value.named !== false);
    const lines: string[][] = [];
    for (let at = 0; at < (kind === 'Agency' ? rows / 4 : (rows * 3) / 4); at++) {
      const before = lines[random.below(Math.max(1, at))];
      const repeated = at > 10 && random.chance(0.04) ? before : undefined;
      const one = repeated ? undefined : meantBy(random, kind, bearers);
      if (repeated) {
        lines.push(repeated);
        meant.set(`${table} ${at + 2}`, {
          ...(meant.get(`${table} ${lines.indexOf(repeated) + 2}`) as Meant),
          dirt: 'repeated',
        });
      } else if (one) {
        lines.push(cells(one.name, at));
        meant.set(`${table} ${at + 2}`, one);
      }
    }
    return lines;
  };
  const day = () =>
    random.chance(0.03)
      ? random.oneOf(badDates)
      : random.chance(0.1)
        ? ''
        : `${1 + random.below(28)}.${1 + random.below(12)}.2021`;
  const agencies = make('agencies', 'Agency', (name, at) => [
    `Notice no. ${at} on ${random.oneOf(titles)}`,
    name,
    day(),
  ]);
  const sectors = ['Batteries', 'vehicle  makers', '动力电池', 'Automotive industry', 'EV makers'];
  const companies = make('companies', 'Company', (name) => [
    name,
    random.chance(0.02) ? 'Astrology' : random.oneOf(sectors),
  ]);
  return {
    agencies: stringify([['Title', 'Issuer', 'Date'], ...agencies]),
    companies: `\ufeff${stringify([['公司', '行业'], ...companies], { delimiter: ';' })}`,
    meant,
  };
}

function meantBy(random: Random, kind: 'Agency' | 'Company', bearers: Dataset['entities']): Meant {
  if (random.chance(0.02))
    return { name: random.oneOf(['', '  ', 'n/a', '-']), dirt: 'empty', is: 'none' };
  const isUnknown = random.chance(0.15);
  for (;;) {
    const bearer = random.oneOf(bearers).value;
    const name = isUnknown ? random.oneOf<string>(unknown[kind]) : random.oneOf(namesOf(bearer));
    const dirt = random.oneOf(Object.keys(dirts));
    const dirty = dirts[dirt]?.(name, random);
    if (dirty !== undefined) return { name: dirty, dirt, is: isUnknown ? 'new' : bearer.id };
  }
}

function namesOf({ name, nameZh, names }: Readonly<Record<string, unknown>>): string[] {
  return [name, nameZh, ...((names ?? []) as { text: string }[]).map(({ text }) => text)].filter(
    (one): one is string => typeof one === 'string',
  );
}
