import { readdir, readFile } from 'node:fs/promises';

/** A question of the documentation: its words, its GraphQL text, and where it belongs. */
export interface Question {
  /** File name without number and ending; the anchor in the page. */
  readonly slug: string;
  readonly title: string;
  readonly group: string;
  readonly note: string;
  readonly query: string;
  /** Code of the error that the question is asked for; left out where an answer without one is expected. */
  readonly error?: string;
}

export interface Answered extends Question {
  readonly answer: unknown;
}

const folder = new URL('../../docs/questions/', import.meta.url);

/** The questions in the order of their file names. The comments at the head of a file are title, group, the expected error where there is one, and note. */
export async function readQuestions(): Promise<Question[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => question(file, await readFile(new URL(file, folder), 'utf8'))),
  );
}

function question(file: string, text: string): Question {
  const lines = text.trimEnd().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const [title, group, ...more] = lines.slice(0, end).map((line) => line.replace(/^#\s*/, ''));
  if (!title || !group?.startsWith('Group: ')) {
    throw new Error(
      `docs/questions/${file} must begin with "# the question" and "# Group: a group".`,
    );
  }
  const isError = more[0]?.startsWith('Error: ');
  const note = isError ? more.slice(1) : more;
  return {
    slug: file.replace(/^\d+-|\.graphql$/g, ''),
    title,
    group: group.slice('Group: '.length),
    note: note.join(' '),
    query: lines.slice(end).join('\n'),
    ...(isError ? { error: more[0]?.slice('Error: '.length) } : {}),
  };
}
