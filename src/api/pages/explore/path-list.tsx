import { Sources } from '../parts/sources.js';
import type { View } from '../view.js';
import type { FoundPaths } from './picture.js';

/** The paths in words: each with its hops and where they were read. The browser lists them in the same way. */
export function PathList({ view, paths }: { view: View; paths: FoundPaths }) {
  const { say } = view;
  return (
    <section data-static="" class="explore-paths">
      <h2>{say('explore.paths')}</h2>
      <p dir="auto">{paths.sentence}</p>
      {paths.paths.map(({ hops, weak }, at) => (
        <>
          <h3>
            {say('explore.path', { at: at + 1, steps: say('explore.hops', { n: hops.length }) })}
            {weak && <span class="quiet"> · {say('explore.weak')}</span>}
          </h3>
          <ol>
            {hops.map(({ sentence, sources }) => (
              <li>
                <span dir="auto">{sentence}</span>
                <Sources view={view} sources={sources} />
              </li>
            ))}
          </ol>
        </>
      ))}
      {paths.hasMore && <p>{say('explore.morePaths')}</p>}
      {!paths.complete && <p>{say('explore.pathsStopped')}</p>}
    </section>
  );
}
