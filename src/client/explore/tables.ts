import { h } from './dom.js';
import type { Model } from './model.js';
import { datesOf, openButtons, sources } from './panel.js';

/** Rows that a table begins with; a button shows all. Two thousand rows at once take a second to lay out. */
const FIRST_ROWS = 100;

/** The entities and relations of the picture, for those who cannot use it: every row does what the canvas does. */
export class Tables {
  private readonly isWhole = { entities: false, ties: false };

  constructor(private readonly again: () => void) {}

  entities(model: Model): HTMLElement[] {
    const { context, shown, selected } = model;
    const { say } = context;
    const rows = this.isWhole.entities ? shown.nodes : shown.nodes.slice(0, FIRST_ROWS);
    const body = rows.map((node) => {
      const open = model.open(node);
      const isSelected = selected?.id === node.id;
      return h(
        'tr',
        { class: isSelected ? 'selected' : null },
        h(
          'th',
          { scope: 'row' },
          h(
            'button',
            {
              ...{ class: 'text', dir: 'auto', 'data-key': `row ${node.id}` },
              'aria-pressed': String(isSelected),
              click: () => model.select({ type: 'node', id: node.id }),
            },
            node.name,
          ),
        ),
        h(
          'td',
          {},
          h('span', { class: `kind kind-${node.kind}` }, context.kind(node.kind).label),
          model.isPinned(node.id) && ` ${say('explore.pinned')}`,
        ),
        h('td', { class: 'day' }, node.day),
        h('td', {}, open.length > 0 && openButtons(node, open, model)),
        h(
          'td',
          {},
          h(
            'button',
            {
              'data-key': `hide ${node.id}`,
              'aria-label': say('explore.hideNamed', { name: node.name }),
              click: () => model.hide(node.id),
            },
            say('explore.hide'),
          ),
        ),
      );
    });
    const titles = [
      'explore.name',
      'explore.kind',
      'explore.day',
      'explore.more',
      'explore.actions',
    ];
    return [
      h('h2', {}, `${say('explore.entities')} ${context.number(shown.nodes.length)}`),
      table(
        say('explore.entities'),
        (titles as Parameters<typeof say>[0][]).map((key) => say(key)),
        body,
      ),
      this.more('entities', shown.nodes.length, model),
    ];
  }

  ties(model: Model): HTMLElement[] {
    const { context, shown, selected } = model;
    const { say } = context;
    const rows = this.isWhole.ties ? shown.ties : shown.ties.slice(0, FIRST_ROWS);
    const body = rows.map((tie) =>
      h(
        'tr',
        { class: selected?.id === tie.id ? 'selected' : null },
        h(
          'td',
          {},
          h(
            'button',
            {
              ...{ class: 'text', dir: 'auto', 'data-key': `row ${tie.id}` },
              'aria-pressed': String(selected?.id === tie.id),
              click: () => model.select({ type: 'tie', id: tie.id }),
            },
            tie.sentence,
          ),
        ),
        h('td', {}, datesOf(tie, context)),
        h('td', {}, sources(tie.sources, context)),
      ),
    );
    return [
      h('h2', {}, `${say('explore.ties')} ${context.number(shown.ties.length)}`),
      table(
        say('explore.ties'),
        [say('explore.relation'), say('explore.day'), say('explore.source')],
        body,
      ),
      this.more('ties', shown.ties.length, model),
    ];
  }

  private more(which: 'entities' | 'ties', all: number, { context }: Model): HTMLElement {
    if (this.isWhole[which] || all <= FIRST_ROWS) return h('p', { hidden: true });
    return h(
      'p',
      {},
      `${context.say('explore.cutRows', { n: FIRST_ROWS, all })} `,
      h(
        'button',
        {
          'data-key': `all ${which}`,
          click: () => {
            this.isWhole[which] = true;
            this.again();
          },
        },
        context.say('explore.showAll'),
      ),
    );
  }
}

function table(
  label: string,
  titles: readonly string[],
  rows: readonly HTMLElement[],
): HTMLElement {
  return h(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': label },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...titles.map((title) => h('th', { scope: 'col' }, title)))),
      h('tbody', {}, ...rows),
    ),
  );
}
