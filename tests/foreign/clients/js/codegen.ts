import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents from the schema that the running service tells. */
const config: CodegenConfig = {
  schema: `${process.env.ORIGIN}/graphql`,
  documents: 'src/documents.graphql',
  config: { scalars: { Date: 'string' }, useTypeImports: true, strictScalars: true },
  generates: {
    'generated/types.ts': { plugins: ['typescript'] },
    'generated/graphql.ts': { plugins: ['typescript-operations', 'typed-document-node'] },
  },
};
export default config;
