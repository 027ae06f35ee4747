import { fileText } from './dashboard.js';

/** The pieces of code in a language that a document shows. */
export async function codeIn(path: string, language: string): Promise<string[]> {
  const found = (await fileText(path)).matchAll(
    new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'),
  );
  return [...found].map(([, code]) => code ?? '');
}
