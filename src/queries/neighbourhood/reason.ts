import { limits, type Scope } from './request.js';

/** Why a neighbourhood is not complete, in both languages; nulls if it is. */
export function incompleteAt(cutAt: number | null, { depth, limit }: Scope) {
  if (cutAt === null) return { incomplete: null, incompleteZh: null };
  const whole = cutAt - 1;
  const [nearer, nearerZh] =
    whole > 0
      ? [`All up to ${steps(whole)} away are shown; o`, `距离不超过 ${whole} 步的已全部列出；`]
      : ['O', ''];
  const [mend, mendZh] =
    limit < limits.max
      ? [`Raise limit (to ${limits.max} at most), or ask`, `请提高 limit（最多 ${limits.max}），或`]
      : ['Ask', '请'];
  return {
    incomplete: `More than ${limit} entities lie within ${steps(depth)}. ${nearer}f those ${steps(cutAt)} away only some are, taken evenly from around. ${mend} for fewer relations or kinds.`,
    incompleteZh: `${depth} 步以内的实体超过 ${limit} 个。${nearerZh}距离 ${cutAt} 步的只均匀列出一部分。${mendZh}减少关系或实体类型。`,
  };
}

function steps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
