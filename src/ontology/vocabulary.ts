import { z } from 'zod';
import type { Text } from './text.js';

/** One code of a vocabulary: permanent, the same in YAML, Neo4j, REST and GraphQL. */
export interface Term {
  readonly label: Text;
  readonly description: string;
  /** False: filters and counts leave out a relation with this code unless they ask for it. Default: true. */
  readonly counted?: boolean;
  /** True where the code says no more than that a source mentions the thing. */
  readonly isMention?: boolean;
}

/** A closed list of codes with what each one means. */
export interface Vocabulary<Code extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly terms: Readonly<Record<Code, Term>>;
  /** Codes that say more than another one, and that one: a lead issuer is a joint issuer. Both can be so. */
  readonly refines: Readonly<Partial<Record<Code, Code>>>;
  /** The zod schema of a field that holds one of the codes. */
  readonly schema: z.ZodEnum<z.core.util.ToEnum<Code>>;
}

/** A term in one line: English label, Chinese label, description. */
export function term(
  en: string,
  zh: string,
  description: string,
  more: Pick<Term, 'counted' | 'isMention'> = {},
): Term {
  return { label: { en, zh }, description, ...more };
}

/** The codes of relations that filters and counts take without being asked for others. */
export function countedCodes<Code extends string>({ terms }: Vocabulary<Code>): Code[] {
  return (Object.keys(terms) as Code[]).filter((code) => terms[code].counted !== false);
}

/** Declares a vocabulary. Its name is part of the schema, so that a field knows its enum. */
export function vocabulary<const Code extends string>(
  name: string,
  description: string,
  terms: Record<Code, Term>,
  refines: Partial<Record<NoInfer<Code>, NoInfer<Code>>> = {},
): Vocabulary<Code> {
  const codes = Object.keys(terms) as [Code, ...Code[]];
  return { name, description, terms, refines, schema: z.enum(codes).meta({ vocabulary: name }) };
}
