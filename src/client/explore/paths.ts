import type { FoundPaths } from '../../api/pages/explore/picture.js';
import { h } from './dom.js';
import type { Model } from './model.js';
import { button, sources } from './panel.js';

/** The paths in words, each hop with its sources, and the entities along it to select. */
export function pathList(paths: FoundPaths, model: Model): HTMLElement {
  const { context, state } = model;
  const { say } = context;
  return h(
    'section',
    { class: 'explore-paths' },
    h('h2', {}, say('explore.paths')),
    h(
      'p',
      { dir: 'auto' },
      `${paths.sentence} `,
      button('no paths', say('explore.noPaths'), () =>
        model.change({ ...state, from: null, to: null }),
      ),
    ),
    ...paths.paths.map(({ ids, hops, weak }, at) =>
      h(
        'details',
        { open: at === 0 },
        h(
          'summary',
          {},
          say('explore.path', { at: at + 1, steps: say('explore.hops', { n: hops.length }) }),
          ' ',
          h('span', { dir: 'auto' }, ids.map((id) => model.node(id)?.name ?? id).join(' → ')),
          weak && h('span', { class: 'quiet' }, ` · ${say('explore.weak')}`),
        ),
        h(
          'ol',
          {},
          ...hops.map((hop) =>
            h('li', {}, h('span', { dir: 'auto' }, hop.sentence), sources(hop.sources, context)),
          ),
        ),
      ),
    ),
    paths.hasMore && h('p', {}, say('explore.morePaths')),
    !paths.complete && h('p', {}, say('explore.pathsStopped')),
  );
}
