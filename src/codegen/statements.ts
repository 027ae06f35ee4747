/** The statements of a .cypher file by name: the comment line before each is its name, `;` ends it. */
export function parseStatements(text: string): Map<string, string> {
  const statements = new Map<string, string>();
  for (const part of text.split(/;\s*(?:\n|$)/)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    const name = lines.filter((line) => line.startsWith('//')).at(-1);
    const statement = lines.filter((line) => !line.startsWith('//')).join('\n');
    if (name && statement) statements.set(name.replace(/^\/\/\s*/, ''), statement);
  }
  return statements;
}
