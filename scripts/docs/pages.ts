import stringify from 'json-stringify-pretty-compact';
import type { Answered } from './questions.js';

/** docs/questions.md: every question with its text and its real answer. */
export function questionsPage(answered: readonly Answered[]): string {
  const groups = [...new Set(answered.map(({ group }) => group))];
  const of = (group: string) => answered.filter((one) => one.group === group);
  return [
    '<!-- Written by npm run docs from docs/questions: change a question there. -->',
    '# Questions and their answers',
    `${answered.length} questions on the brief, as they are asked of \`/graphql\`, each with what the service answers. The link below a question runs it in GraphiQL of a service that \`npm start\` has started here. A test asks every one again and compares.`,
    ...groups.map((group) =>
      [`- **${group}**`, ...of(group).map((one) => `  - [${one.title}](#${one.slug})`)].join('\n'),
    ),
    ...groups.flatMap((group) => [
      `## ${group}`,
      ...of(group).map(
        (one) =>
          `<a id="${one.slug}"></a>\n\n### ${one.title}\n${body(one)}\n\n[Run it](${linkToRun(one.query)})`,
      ),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The questions that the README shows, with their answers. */
export function readmeParts(
  answered: readonly Answered[],
  shown: readonly string[],
): Record<string, string> {
  const questions = shown.map((slug) => {
    const found = answered.find((one) => one.slug === slug);
    if (!found)
      throw new Error(`The README shows the question ${slug}, which docs/questions lacks.`);
    return `### ${found.title}\n${body(found)}`;
  });
  return { questions: questions.join('\n\n') };
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

/** The address of GraphiQL with a question, at the port that a service has by default. Parentheses would end a link of Markdown. */
export function linkToRun(query: string): string {
  const asked = new URLSearchParams({ query }).toString();
  return `http://127.0.0.1:4000/graphiql?${asked.replaceAll('(', '%28').replaceAll(')', '%29')}`;
}
