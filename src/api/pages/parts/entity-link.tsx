import { profilePath, type View } from '../view.js';

export interface Linked {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | null;
}

/** The name of an entity as a link to its profile, in the language of the page; with `both`, in both languages. */
export function EntityLink({ view, to, both }: { view: View; to: Linked; both?: boolean }) {
  const shown = view.name(to);
  const other = view.language === 'zh' ? to.name : to.nameZh;
  return (
    <>
      <a href={view.link(profilePath(to.id))} dir="auto">
        {shown}
      </a>
      {both && other && other !== shown && (
        <span class="quiet" dir="auto" lang={view.language === 'zh' ? 'en' : 'zh-CN'}>
          {' '}
          {other}
        </span>
      )}
    </>
  );
}
