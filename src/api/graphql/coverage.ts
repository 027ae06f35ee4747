import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { coverageOf, dataSetsIn } from '../../queries/coverage.js';
import { type UnderWay, underWay } from '../../queries/under-way.js';
import { resolveTreeOf } from './resolve-tree.js';
import type { Resolver } from './resolver.js';
import { memoByField } from './selection-cache.js';
import { whereIn } from './where-in.js';

/** Fields of an answer that are known without reading it. */
const unread: ReadonlySet<string> = new Set(['coverage', 'complete', 'asOf']);

/** Adds `coverage` to the answer of a root field, if its type has it and it is selected. */
export function withCoverage(resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    const asked = memoByField(info, { coverage: true }, () => coverageAsked(info));
    const answer = resolve(parent, args, context, info);
    if (!(answer instanceof Promise)) return answer;
    return answer.then(async (answered) => {
      const flagged = flagWhile(underWay(context.graph), answered);
      if (!asked) return flagged;
      const { readsAlone } = asked;
      const among = dataSetsIn(whereIn(args));
      const coverage = await coverageOf(context.graph, { among, readsAlone });
      return Object.assign(flagged as object, { coverage });
    });
  };
}

/** The same answer. While a load is under way, one that says whether it is complete says that it is not. */
function flagWhile(why: UnderWay | undefined, answered: unknown): unknown {
  if (!why || answered === null || typeof answered !== 'object') return answered;
  if (!('complete' in answered)) return answered;
  const { incomplete, incompleteZh } = why;
  return Object.assign(answered, { complete: false, incomplete, incompleteZh });
}

function coverageAsked(info: GraphQLResolveInfo): { readonly readsAlone: boolean } | undefined {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type) || !('coverage' in type.getFields())) return undefined;
  const names = Object.values(resolveTreeOf(info).fieldsByTypeName).flatMap((fields) =>
    Object.values(fields).map(({ name }) => name),
  );
  if (!names.includes('coverage')) return undefined;
  return { readsAlone: names.every((name) => unread.has(name)) };
}
