import fc from 'fast-check';

/** Texts that break what is careless: of other scripts, of other languages' syntax, of numbers and objects. */
export const hostileTexts: readonly string[] = [
  ...['', ' ', '0', '-0', '-1', '1.5', '1e308', '1e400', 'NaN', 'Infinity', '0x10', '9'.repeat(30)],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '{"a":',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[
    '\uFDFA',
    '\uFDFA'.repeat(30),
    '\u0130\u1E9E',
    `a${'\u0301'.repeat(50)}`,
    '\u202E\u200B\uFEFF',
  ],
  ...[
    '\u0000',
    '\u001B[31m',
    '\u2028',
    '\uD800',
    '\u{20BB7}',
    '行乐',
    'a'.repeat(600),
    'a '.repeat(90),
  ],
  ...[
    'name:(a* OR b~2)^5 AND -c',
    '"((((*:*',
    '/(a|b)*/',
    '`}) DETACH DELETE n //',
    `' OR 1=1; --`,
  ],
  ...[
    '%',
    '%00',
    '%ff',
    '../../etc/passwd',
    '=1+1',
    '<script>',
    '$p0',
    '\\',
    '"',
    ',',
    ',,',
    '"a,b"',
  ],
  ...[
    '2021-02-30',
    '0000',
    '9999-12-31',
    '99999999999999',
    '-99999999999999',
    '2021-13',
    '1',
    '42',
  ],
  ...[
    'agency:miit',
    'policy:x',
    'company:',
    ':',
    'MIIT',
    '工信部',
    'e30',
    'bnVsbA',
    'WzFd',
    '*/*',
    'csv',
  ],
];

/** A text of those, of any characters, or two of them in one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...hostileTexts), fc.constantFrom(...hostileTexts))
      .map((two) => two.join('')),
  },
);

/** Any value of JSON, some of which are large, deep, or named like what every object has. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53) },
  { weight: 1, arbitrary: fc.constantFrom([], {}, [[]], [null], { id: 'x' }, { constructor: 1 }) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.nat(300).map(nested) },
);

/** A text with some of its characters left out, doubled or replaced. */
export function damaged(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(Math.max(0, text.length - 1)),
    fc.constantFrom('leave out', 'double', 'replace', 'cut'),
    fc.constantFrom('"', '{', '}', '[', ']', ':', ',', '\\', '0', 'e', ' ', '\u0000', '\uFFFD'),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((now, [at, what, other]) => {
      const [before, here, after] = [now.slice(0, at), now.slice(at, at + 1), now.slice(at + 1)];
      if (what === 'cut') return before;
      return before + { 'leave out': '', double: here + here, replace: other }[what] + after;
    }, text),
  );
}

/** A value of JSON in which one place, wherever it lies, is left out or is something else. */
export function changedValue(value: unknown): fc.Arbitrary<unknown> {
  const others: fc.Arbitrary<unknown>[] = [hostileJson];
  if (value !== null && typeof value === 'object') {
    for (const key of Object.keys(value)) {
      const inner = (value as Record<string, unknown>)[key];
      others.push(changedValue(inner).map((changed) => withKey(value, key, changed)));
    }
    others.push(hostileText.map((key) => withKey(value, key, inner(value))));
  }
  return fc.oneof(...others);
}

const inner = (value: object) => Object.values(value)[0] ?? null;

function withKey(value: object, key: string, changed: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? changed : one));
  return Object.fromEntries([
    ...Object.entries(value).filter(([one]) => one !== key),
    [key, changed],
  ]);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}
