import type { Problem } from './problem.js';

/** Problems as text: where, what, what was expected, how to fix it; the count comes last. */
export function printProblems(problems: readonly Problem[]): string {
  const texts = problems.map(
    ({ file, line, rule, message, expected, fix }) =>
      `${file}:${line}  ${rule}\n    ${message}\n    expected: ${expected}\n    fix:      ${fix}`,
  );
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${texts.join('\n')}\n\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}.`;
}
