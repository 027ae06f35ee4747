import type { Graph } from '../neo4j/graph.js';

/** Why nothing that is read from a graph is complete, in both languages. */
export interface UnderWay {
  readonly dataSets: readonly string[];
  readonly incomplete: string;
  readonly incompleteZh: string;
}

/**
 * Says why what was read is not complete: a load in several transactions had begun and had not ended. Undefined if
 * there was none, or if nothing was read. Asks nothing.
 */
export function underWay(graph: Pick<Graph, 'snapshot'>): UnderWay | undefined {
  const dataSets = graph.snapshot()?.unfinished ?? [];
  if (dataSets.length === 0) return undefined;
  const names = dataSets.join(', ');
  return {
    dataSets,
    incomplete: `LOAD_UNDER_WAY: ${names} is being loaded, or its load was broken off; until a load of it ends, records may be missing, and old ones may still be there.`,
    incompleteZh: `LOAD_UNDER_WAY：${names} 正在加载，或其加载已中断；在加载完成之前，可能缺少部分记录，也可能仍含旧记录。`,
  };
}
