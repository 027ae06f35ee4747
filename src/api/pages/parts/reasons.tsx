import type { Step } from '../../../queries/answer.js';
import { partsOf } from '../../../queries/explanation.js';
import { profilePath, type View } from '../view.js';
import { Sources } from './sources.js';

/** A chain of relations: each as a sentence whose names are links, with the sources in which it was read. */
export function Chain({ view, steps }: { view: View; steps: readonly Step[] }) {
  return (
    <ol class="chain">
      {steps.map((step) => (
        <li>
          <Sentence view={view} step={step} />
          <Sources view={view} sources={step.sources} />
        </li>
      ))}
    </ol>
  );
}

/**
 * A relation as a sentence in the language of the page, in English where an end has no Chinese name. The names in it
 * are links; that of `unlinked` is not.
 */
export function Sentence({ view, step, unlinked }: { view: View; step: Step; unlinked?: string }) {
  const { parts, partsZh } = partsOf(step);
  const isChinese = view.language === 'zh' && Boolean(step.from.nameZh && step.to.nameZh);
  return (
    <span dir="auto" lang={view.language === 'zh' && !isChinese ? 'en' : undefined}>
      {(isChinese ? partsZh : parts).map((part) => {
        if (typeof part === 'string') return part;
        const { id } = step[part.end];
        return id === unlinked ? part.name : <a href={view.link(profilePath(id))}>{part.name}</a>;
      })}
    </span>
  );
}
