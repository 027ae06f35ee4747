import stringify from 'json-stringify-pretty-compact';
import { settings } from '../../src/config.js';
import type { Answered } from './questions.js';

/** docs/questions.md: every question with its text and its real answer. */
export function questionsPage(answered: readonly Answered[]): string {
  const groups = [...new Set(answered.map(({ group }) => group))];
  const of = (group: string) => answered.filter((one) => one.group === group);
  return [
    '<!-- Written by npm run docs from docs/questions: change a question there. -->',
    '# Questions and their answers',
    `${answered.length} questions on the brief, as they are asked of \`/graphql\`, each with what the service answers. A test asks every one again and compares.`,
    ...groups.map((group) =>
      [`- **${group}**`, ...of(group).map((one) => `  - [${one.title}](#${one.slug})`)].join('\n'),
    ),
    ...groups.flatMap((group) => [
      `## ${group}`,
      ...of(group).map((one) => `<a id="${one.slug}"></a>\n\n### ${one.title}\n${body(one)}`),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A page with the parts between its marks written anew: `<!-- name -->` … `<!-- /name -->`. */
export function withParts(page: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(open), text.indexOf(close)];
    if (from < 0 || to < from) throw new Error(`The page has no place ${open} … ${close}.`);
    return `${text.slice(0, from + open.length)}\n${part}\n${text.slice(to)}`;
  }, page);
}

/** What the README shows of questions, settings and commands. */
export function readmeParts(
  answered: readonly Answered[],
  shown: readonly string[],
  commands: readonly { usage: string; description: string }[],
): Record<string, string> {
  const questions = shown.map((slug) => {
    const found = answered.find((one) => one.slug === slug);
    if (!found)
      throw new Error(`The README shows the question ${slug}, which docs/questions lacks.`);
    return `### ${found.title}\n${body(found)}`;
  });
  return {
    questions: questions.join('\n\n'),
    settings: table(
      ['Variable', 'Default', 'What it does'],
      Object.entries(settings.shape).map(([name, schema]) => [
        `\`${name}\``,
        defaultOf(schema),
        schema.description ?? '',
      ]),
    ),
    commands: table(
      ['Command', 'What it does'],
      commands.map(({ usage, description }) => [`\`${usage}\``, description]),
    ),
  };
}

function body({ note, query, answer }: Answered): string {
  return [
    note,
    `\`\`\`graphql\n${query}\n\`\`\``,
    `\`\`\`json\n${stringify(answer, { maxLength: 110 })}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function defaultOf(schema: { safeParse(value: unknown): { data?: unknown } }): string {
  const { data } = schema.safeParse(undefined);
  return data === undefined ? '' : `\`${String(data)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
