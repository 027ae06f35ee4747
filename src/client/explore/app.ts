import { pictureOf } from '../../api/pages/explore/assemble.js';
import {
  type OpenRelations,
  openOf,
  type Picture,
  type Shown,
  shownOf,
} from '../../api/pages/explore/picture.js';
import {
  EXPANSION_STEP,
  type Expansion,
  type ExplorerState,
  emptyState,
  MAX_ENTITIES,
  MAX_EXPANSIONS,
  MAX_HIDDEN,
  MAX_PINS,
  MAX_STARTS,
  parametersOf,
  stateOf,
  toggled,
  withExpansion,
} from '../../api/pages/explore/state.js';
import { askerOf } from './ask.js';
import { Canvas, MANY_TIES, type Selected } from './canvas.js';
import type { Context } from './context.js';
import { h, render } from './dom.js';
import { confirmHub } from './hub.js';
import { legend } from './legend.js';
import type { Model } from './model.js';
import { panel } from './panel.js';
import { pathList } from './paths.js';
import { Tables } from './tables.js';
import { timeline } from './timeline.js';
import { Toolbar } from './toolbar.js';
import { canRedo, canUndo, startOfTrail, stepOfEntry, stepped, wentTo } from './trail.js';

/** The explorer: the state of the address, the picture it stands for, and the parts of the page that show it. */
export class Explorer {
  private state: ExplorerState;
  private picture: Picture;
  private selected: Selected | null = null;
  private trail = startOfTrail;
  /** Number of the last question. What an earlier one answers is late and is dropped. */
  private turn = 0;
  private readonly asker;
  private readonly canvas: Canvas;
  private readonly toolbar: Toolbar;
  private readonly tables = new Tables(() => this.show());
  private readonly parts = {
    legend: h('div', {}),
    panel: h('div', { class: 'explore-panel', role: 'region' }),
    timeline: h('div', { class: 'explore-timeline' }),
    status: h('p', { class: 'explore-status', role: 'status' }),
    note: h('p', { class: 'explore-note' }),
    entities: h('section', {}),
    ties: h('section', {}),
  };

  constructor(
    private readonly context: Context,
    private readonly root: HTMLElement,
  ) {
    this.state = stateOf(new URLSearchParams(location.search));
    this.picture = context.data.picture;
    this.asker = askerOf(context.data.language);
    this.canvas = new Canvas(
      context,
      {
        select: (selected) => this.select(selected),
        expand: (id) => this.expand(id),
        hide: (id) => this.hide(id),
        moved: (id) => this.isPinned(id) && this.pin(id),
      },
      this.picture.ties.length > MANY_TIES,
    );
    this.toolbar = new Toolbar(context, this.canvas, {
      undo: () => history.back(),
      redo: () => history.forward(),
      clear: () => this.go(emptyState),
      day: (asOf) => this.go({ ...this.state, asOf }),
      showHidden: () => this.go({ ...this.state, hide: [] }),
      announce: (text) => this.announce(text),
      shown: () => this.shown(),
    });
    this.parts.panel.setAttribute('aria-label', context.say('explore.details'));
    this.build();
    history.replaceState({ step: stepOfEntry(history.state) }, '');
    this.trail = wentTo(startOfTrail, stepOfEntry(history.state));
    addEventListener('popstate', (event) => this.onPopState(event));
    const [only, ...others] = Object.values(this.picture.starts);
    if (only && others.length === 0) this.selected = { type: 'node', id: only };
    this.show();
    this.canvas.fitSoon();
  }

  private build(): void {
    const { parts, root } = this;
    for (const one of root.querySelectorAll('[data-static]')) one.remove();
    const stage = h('div', { class: 'explore-stage' }, this.canvas.element, parts.panel);
    const place = root.querySelector('#explore-stage');
    place?.replaceWith(this.toolbar.element, parts.legend, parts.status, stage);
    root.append(parts.note, parts.timeline, parts.entities, parts.ties);
    this.canvas.resize();
  }

  private shown(): Shown {
    return shownOf(this.picture, this.state);
  }

  /** Goes to a state: asks for what it needs, and shows it. Whatever fails leaves everything as it was. */
  async go(next: ExplorerState, said?: () => string): Promise<void> {
    if (await this.ask(next)) {
      this.trail = stepped(this.trail);
      const lang = new URLSearchParams(location.search).get('lang');
      const query = parametersOf(next);
      if (lang) query.set('lang', lang);
      const search = query.size > 0 ? `?${query}` : '';
      history.pushState({ step: this.trail.at }, '', `${location.pathname}${search}`);
      this.show();
      this.announce(said?.() ?? this.summary());
    }
  }

  private async ask(next: ExplorerState): Promise<boolean> {
    this.turn += 1;
    const turn = this.turn;
    const { say } = this.context;
    const slow = setTimeout(() => this.announce(say('explore.loading')), 150);
    this.root.setAttribute('aria-busy', 'true');
    try {
      const picture = await pictureOf(next, this.asker);
      if (turn !== this.turn) return false;
      this.before = this.shown();
      this.state = next;
      this.picture = picture;
      return true;
    } catch (error) {
      if (turn !== this.turn) return false;
      const why = error instanceof Error ? error.message : String(error);
      this.announce(say('explore.failed', { why }));
      return false;
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.root.removeAttribute('aria-busy');
    }
  }
  private before: Shown = { nodes: [], ties: [], notHeld: 0 };

  private async onPopState(event: PopStateEvent): Promise<void> {
    const next = stateOf(new URLSearchParams(location.search));
    this.trail = wentTo(this.trail, stepOfEntry(event.state));
    if (!(await this.ask(next))) return;
    this.show();
    this.announce(this.summary());
  }

  private summary(): string {
    const shown = this.shown();
    const { say } = this.context;
    const [nodes, ties] = [shown.nodes.length, shown.ties.length];
    const added = {
      nodes: nodes - this.before.nodes.length,
      ties: ties - this.before.ties.length,
    };
    const isMore = added.nodes > 0 || added.ties > 0;
    const total = say('explore.shown', { nodes, ties });
    return isMore ? `${say('explore.added', added)} ${total}.` : `${total}.`;
  }

  private show(): void {
    const { parts, context, picture, state } = this;
    const { say } = context;
    const shown = this.shown();
    if (
      this.selected &&
      ![...shown.nodes, ...shown.ties].some(({ id }) => id === this.selected?.id)
    )
      this.selected = null;
    const model = this.model(shown);
    this.canvas.draw(shown, state.pin);
    this.canvas.select(this.selected);
    this.toolbar.show(state, picture, canUndo(this.trail), canRedo(this.trail));
    const undated = shown.ties.filter((tie) => tie.undated).length;
    parts.note.textContent = [
      shown.nodes.length === 0 && picture.nodes.length > 0 && say('explore.allHidden'),
      picture.cut && say('explore.cut', { n: MAX_ENTITIES }),
      state.asOf && say('explore.notHeld', { n: shown.notHeld, day: state.asOf }),
      state.asOf && undated > 0 && say('explore.undatedCount', { n: undated }),
    ]
      .filter(Boolean)
      .join(' ');
    const paths = this.root.querySelector('#explore-paths');
    if (paths) render(paths, picture.paths && pathList(picture.paths, model));
    render(parts.legend, picture.nodes.length > 0 && legend(model));
    this.showSelection(model);
    render(parts.ties, ...(shown.ties.length > 0 ? this.tables.ties(model) : []));
  }

  private showSelection(model: Model): void {
    const { parts } = this;
    render(parts.panel, ...panel(model));
    render(parts.timeline, ...(model.shown.nodes.length > 0 ? timeline(model) : []));
    render(parts.entities, ...(model.shown.nodes.length > 0 ? this.tables.entities(model) : []));
  }

  private model(shown: Shown): Model {
    const { context, state, picture, selected } = this;
    const nodes = new Map(picture.nodes.map((one) => [one.id, one]));
    return {
      ...{ context, state, picture, shown, selected },
      node: (id) => nodes.get(id),
      tiesOf: (id) => shown.ties.filter(({ from, to }) => from === id || to === id),
      open: (node) => openOf(node, picture, state, context.relationLabel),
      select: (one) => this.select(one),
      expand: (id, by) => this.expand(id, by),
      hide: (id) => this.hide(id),
      togglePin: (id) => this.pin(id, !this.isPinned(id)),
      isPinned: (id) => this.isPinned(id),
      change: (next) => this.go(next),
    };
  }

  private select(selected: Selected | null): void {
    this.selected = selected;
    const shown = this.shown();
    const model = this.model(shown);
    this.canvas.select(selected);
    if (selected) this.canvas.reveal(selected.id);
    this.showSelection(model);
    const { say, kind } = this.context;
    const node = selected && shown.nodes.find(({ id }) => id === selected.id);
    const tie = selected && shown.ties.find(({ id }) => id === selected.id);
    if (node)
      this.announce(say('explore.selected', { name: node.name, kind: kind(node.kind).label }));
    else this.announce(tie ? tie.sentence : say('explore.cleared'));
  }

  private async expand(id: string, by?: OpenRelations): Promise<void> {
    const node = this.picture.nodes.find((one) => one.id === id);
    if (!node) return;
    const { say } = this.context;
    const open = openOf(node, this.picture, this.state, this.context.relationLabel);
    const count = by?.count ?? open.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) return this.announce(say('explore.nothingMore'));
    if (count > EXPANSION_STEP) {
      const label = by?.label ?? say('explore.all');
      if (!(await confirmHub(this.context, node.name, label, count))) return;
    }
    const added: Expansion = {
      id,
      relation: by?.relation ?? null,
      direction: by?.direction ?? 'BOTH',
      count: this.countFor(id, by, count),
    };
    const next = withExpansion(this.state, added);
    if (next.expand.length > MAX_EXPANSIONS)
      return this.announce(say('explore.full', { n: MAX_EXPANSIONS }));
    // What was hidden and is asked for again is wanted.
    const found = await this.asker.neighbours(id, added).catch((): string[] => []);
    await this.go({ ...next, hide: next.hide.filter((one) => !found.includes(one)) });
  }

  /**
   * How many neighbours an expansion asks for. Those that are shown may come first in the answer, so there is room for
   * them beside the new ones.
   */
  private countFor(id: string, by: OpenRelations | undefined, open: number): number {
    const shown = this.picture.ties.filter(
      ({ from, to, relation }) => (from === id || to === id) && (!by || relation === by.relation),
    ).length;
    const needed = shown + Math.min(open, EXPANSION_STEP);
    return Math.min(Math.max(needed, EXPANSION_STEP), MAX_ENTITIES);
  }

  private hide(id: string): void {
    const { say } = this.context;
    if (this.state.hide.length >= MAX_HIDDEN) {
      this.announce(say('explore.full', { n: MAX_HIDDEN }));
      return;
    }
    const name = this.picture.nodes.find((one) => one.id === id)?.name ?? id;
    const hide = toggled(
      this.state.hide.filter((one) => one !== id),
      id,
    );
    void this.go({ ...this.state, hide }, () => say('explore.wasHidden', { name }));
  }

  private isPinned(id: string): boolean {
    return this.state.pin.some((one) => one.id === id);
  }

  private pin(id: string, isOn = true): void {
    const others = this.state.pin.filter((one) => one.id !== id);
    const place = this.canvas.places().get(id);
    if (isOn && others.length >= MAX_PINS) {
      this.announce(this.context.say('explore.tooManyPins', { n: MAX_PINS }));
      return;
    }
    void this.go({ ...this.state, pin: isOn && place ? [...others, { id, ...place }] : others });
  }

  /** Adds a start with its first neighbours, and selects it. */
  add(of: string): void {
    if (this.state.of.length >= MAX_STARTS && !this.state.of.includes(of)) {
      this.announce(this.context.say('explore.full', { n: MAX_STARTS }));
      return;
    }
    const next = { ...this.state, of: [...new Set([...this.state.of, of])] };
    void this.go({ ...next, hide: next.hide.filter((one) => one !== of) }).then(() => {
      const id = this.picture.starts[of] ?? of;
      if (this.picture.nodes.some((one) => one.id === id)) this.select({ type: 'node', id });
    });
  }

  findPaths(from: string, to: string, maxHops: number): void {
    void this.go({ ...this.state, from, to, maxHops }, () => this.picture.paths?.sentence ?? '');
  }

  setDay(asOf: string | null): void {
    void this.go({ ...this.state, asOf });
  }

  private announce(text: string): void {
    this.parts.status.textContent = text;
  }
}
