import type { StepSource } from '../../../queries/answer.js';
import { profilePath, type View } from '../view.js';
import { isWebAddress, placeInWords } from './words.js';

export type ShownSource = Pick<StepSource, 'id' | 'name' | 'publisher' | 'place'> & {
  readonly url?: string | null;
  readonly publishedOn?: string | null;
};

/** Where something was read: each source as a link to its page, the place in words, and a link to the original. */
export function Sources({ view, sources }: { view: View; sources: readonly ShownSource[] }) {
  return (
    <ul class="plain sources">
      {sources.map(({ id, name, publisher, place, url, publishedOn }) => (
        <li>
          <a href={view.link(profilePath(id))} dir="auto">
            {name}
          </a>
          <span class="quiet">
            {' '}
            {[publisher, publishedOn, place && placeInWords(place)].filter(Boolean).join(' · ')}
          </span>
          {url && isWebAddress(url) && (
            <>
              {' '}
              <a href={url} rel="noopener noreferrer">
                {view.say('source.original')}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
