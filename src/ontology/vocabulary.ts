import { z } from 'zod';
import type { Text } from './text.js';

/** One code of a vocabulary: permanent, the same in YAML, Neo4j, REST and GraphQL. */
export interface Term {
  readonly label: Text;
  readonly description: string;
}

/** A closed list of codes with what each one means. */
export interface Vocabulary<Code extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly terms: Readonly<Record<Code, Term>>;
  /** The zod schema of a field that holds one of the codes. */
  readonly schema: z.ZodEnum<z.core.util.ToEnum<Code>>;
}

/** A term in one line: English label, Chinese label, description. */
export function term(en: string, zh: string, description: string): Term {
  return { label: { en, zh }, description };
}

/** Declares a vocabulary. Its name is part of the schema, so that a field knows its enum. */
export function vocabulary<const Code extends string>(
  name: string,
  description: string,
  terms: Record<Code, Term>,
): Vocabulary<Code> {
  const codes = Object.keys(terms) as [Code, ...Code[]];
  return { name, description, terms, schema: z.enum(codes).meta({ vocabulary: name }) };
}
