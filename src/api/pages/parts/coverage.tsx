import type { CoveredDataSet } from '../../../queries/answer.js';
import type { View } from '../view.js';

/** Within what a page is complete: the loaded data sets with the days that they cover, and their known gaps. */
export function Coverage({ view, coverage }: { view: View; coverage: readonly CoveredDataSet[] }) {
  const { say } = view;
  const withGaps = coverage.filter(({ gaps }) => gaps.length > 0);
  return (
    <>
      <p>{say('site.complete')}</p>
      <ul class="plain">
        {coverage.map((one) => (
          <li>
            <a href={`/v1/data-sets/${encodeURIComponent(one.name)}`}>{one.title}</a>{' '}
            <span class="quiet">{daysOf(view, one)}</span>
          </li>
        ))}
      </ul>
      {withGaps.length > 0 && (
        <details>
          <summary>{say('site.gaps')}</summary>
          <ul>
            {withGaps.flatMap(({ title, gaps }) =>
              gaps.map((gap) => (
                <li>
                  {gap} <span class="quiet">{title}</span>
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </>
  );
}

function daysOf({ say }: View, { coversFrom, coversTo, publishedOn }: CoveredDataSet): string {
  const days = [
    (coversFrom || coversTo) &&
      say('site.covers', { from: coversFrom ?? '…', to: coversTo ?? '…' }),
    publishedOn && say('site.published', { day: publishedOn }),
  ];
  return days.filter(Boolean).join(' · ');
}
