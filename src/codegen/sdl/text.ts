import { fieldNameOf, type Traversal } from '../../ontology/index.js';

/** A description in SDL, indented; quotes in it are safe. */
export function described(description: string, line: string, indent = '  '): string {
  return `${indent}${JSON.stringify(description)}\n${indent}${line}`;
}

/** A block such as a type or an input, with its description. */
export function block(description: string, head: string, body: readonly string[]): string {
  return `${JSON.stringify(description)}\n${head} {\n${body.join('\n')}\n}\n`;
}

/** `ISSUED` → `Issued`. */
export function pascal(constant: string): string {
  const camel = fieldNameOf(constant.toLowerCase().replaceAll('_', ' '));
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** `issuedOn` → `ISSUED_ON`. */
export function constant(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The type at the other end of a side: the one kind that can stand there, or any entity. */
export function otherType(side: Traversal): string {
  const [only, ...more] = side.targetKinds;
  return only && more.length === 0 ? only : 'Entity';
}

/** Stem of the names of a side's connection, edge and condition: `IssuedAgency`. */
export function sideStem(side: Traversal): string {
  return `${pascal(side.relation.name)}${otherType(side)}`;
}

/** `ISSUED` read from agency to policy: "AGENCY issued POLICY". */
export function sideDescription({ relation, direction }: Traversal): string {
  return `${relation.sentence}${direction === 'IN' ? ', read from its second end' : ''}. ${relation.description}`;
}

/** What `coverage` means, in lists and in other answers. */
export const coverageDescription =
  'What complete refers to: the loaded data sets, or those that the filter dataSet names, with the days that they cover and their known gaps.';

/** Every side of every kind, one for each pair of relation and type at the other end. */
export function distinctSides(sides: readonly Traversal[]): Map<string, Traversal> {
  return new Map(sides.map((side) => [sideStem(side), side]));
}
