import { type DocumentNode, getOperationAST, Kind } from 'graphql';

/**
 * The name of a GraphQL request in metrics and logs, from a bounded set: its only root field, `several` where there
 * are more or fragments at the root, `introspection`. With trusted documents, the name of the operation, which whoever
 * runs the service has chosen.
 */
export function operationLabel(
  document: DocumentNode,
  asked: string | null | undefined,
  isTrusted: boolean,
): string {
  const operation = getOperationAST(document, asked);
  if (!operation) return 'several';
  if (isTrusted && operation.name) return operation.name.value;
  const fields = new Set(
    operation.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '')),
  );
  const [only = '', ...others] = fields;
  if (others.length > 0 || only === '') return 'several';
  return only.startsWith('__') ? 'introspection' : only;
}
