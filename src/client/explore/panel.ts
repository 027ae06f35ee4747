import type {
  OpenRelations,
  PictureNode,
  ShownTie,
  TieSource,
} from '../../api/pages/explore/picture.js';
import type { Context } from './context.js';
import { h } from './dom.js';
import type { Model } from './model.js';

/** Relations of an entity that the details list. The table lists all. */
const MAX_TIES = 40;

/** What is known of the selected entity or relation, with what can be done with it. */
export function panel(model: Model): HTMLElement[] {
  const { selected, context, shown } = model;
  const { say } = context;
  const node = selected?.type === 'node' ? model.node(selected.id) : undefined;
  if (node) return nodePanel(node, model);
  const tie = selected && shown.ties.find(({ id }) => id === selected.id);
  if (tie) return tiePanel(tie, model);
  return [
    h('h2', {}, say('explore.details')),
    h('p', { class: 'quiet' }, say(shown.nodes.length > 0 ? 'explore.pick' : 'explore.empty')),
  ];
}

function nodePanel(node: PictureNode, model: Model): HTMLElement[] {
  const { context } = model;
  const { say } = context;
  const open = model.open(node);
  const ties = model.tiesOf(node.id);
  const isPinned = model.isPinned(node.id);
  return [
    h('h2', { dir: 'auto' }, node.name),
    h(
      'p',
      {},
      h('span', { class: `kind kind-${node.kind}` }, context.kind(node.kind).label),
      ' ',
      node.day,
      node.otherName && h('span', { class: 'quiet', dir: 'auto' }, ` ${node.otherName}`),
    ),
    node.summary ? h('p', { dir: 'auto' }, node.summary) : h('p', { hidden: true }),
    h(
      'p',
      { class: 'explore-buttons' },
      h('a', { href: context.profile(node.id), class: 'button' }, say('explore.profile')),
      button('hide', say('explore.hide'), () => model.hide(node.id)),
      button('pin', say(isPinned ? 'explore.unpin' : 'explore.pin'), () =>
        model.togglePin(node.id),
      ),
    ),
    h('h3', {}, say('explore.expand')),
    open.length > 0
      ? openButtons(node, open, model)
      : h('p', { class: 'quiet' }, say('explore.nothingMore')),
    h('h3', {}, `${say('explore.ties')} ${context.number(ties.length)}`),
    h(
      'ul',
      { class: 'plain' },
      ...ties.slice(0, MAX_TIES).map((tie) =>
        h(
          'li',
          { dir: 'auto' },
          h(
            'button',
            {
              class: 'text',
              'data-key': `tie ${tie.id}`,
              click: () => model.select({ type: 'tie', id: tie.id }),
            },
            tie.sentence,
          ),
        ),
      ),
    ),
  ];
}

/** A button for each relation that is not shown, with its exact number. */
export function openButtons(
  node: PictureNode,
  open: readonly OpenRelations[],
  model: Model,
): HTMLElement {
  const { say, number } = model.context;
  const total = open.reduce((sum, { count }) => sum + count, 0);
  const named = (label: string, n: number) =>
    say('explore.expandBy', { name: node.name, label, n });
  const one = (label: string, n: number, by?: OpenRelations) =>
    h(
      'button',
      {
        'data-key': `expand ${node.id} ${by?.relation ?? ''} ${by?.direction ?? ''}`,
        'aria-label': named(label, n),
        click: () => model.expand(node.id, by),
      },
      `${label} `,
      h('b', {}, number(n)),
    );
  return h(
    'div',
    { class: 'explore-buttons' },
    ...open.map((by) => one(by.label, by.count, by)),
    open.length > 1 && one(say('explore.all'), total),
  );
}

function tiePanel(tie: ShownTie, model: Model): HTMLElement[] {
  const { context } = model;
  const end = (id: string) => {
    const node = model.node(id);
    return h(
      'button',
      { 'data-key': `end ${id}`, dir: 'auto', click: () => model.select({ type: 'node', id }) },
      node?.name ?? id,
    );
  };
  return [
    h('h2', { dir: 'auto' }, tie.label),
    h('p', { dir: 'auto' }, tie.sentence),
    h('p', { class: 'quiet' }, datesOf(tie, context) || null),
    h('p', { class: 'explore-buttons' }, end(tie.from), end(tie.to)),
    h('h3', {}, context.say('explore.source')),
    sources(tie.sources, context),
  ];
}

/** When a relation held, as far as it is known. */
export function datesOf({ since, until, undated }: ShownTie, { say }: Context): string {
  return [
    since && say('explore.since', { day: since }),
    until && say('explore.until', { day: until }),
    undated && say('explore.undated'),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function sources(all: readonly TieSource[], context: Context): HTMLElement {
  return h(
    'ul',
    { class: 'plain sources' },
    ...all.map(({ id, name, publisher, place }) =>
      h(
        'li',
        {},
        h('a', { href: context.profile(id), dir: 'auto' }, name),
        h('span', { class: 'quiet' }, ` ${[publisher, place].filter(Boolean).join(' · ')}`),
      ),
    ),
  );
}

export function button(key: string, text: string, click: () => void): HTMLButtonElement {
  return h('button', { type: 'button', 'data-key': key, click }, text);
}
