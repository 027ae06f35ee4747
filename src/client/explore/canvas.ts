import cytoscape, {
  type Core,
  type Css,
  type ElementDefinition,
  type NodeSingular,
} from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { Shown } from '../../api/pages/explore/picture.js';
import type { Pin } from '../../api/pages/explore/state.js';
import type { Context } from './context.js';
import { h } from './dom.js';
import { shapes } from './shapes.js';

cytoscape.use(fcose);

export interface Selected {
  readonly type: 'node' | 'tie';
  readonly id: string;
}

/** What people do on the canvas. */
export interface CanvasEvents {
  select(selected: Selected | null): void;
  expand(id: string): void;
  hide(id: string): void;
  moved(id: string): void;
}

/** Beyond this many relations, edges are straight, drawn without curves and hidden while the picture is moved. */
export const MANY_TIES = 400;
/** Beyond this many entities the layout only sketches, so that the page answers within a second. */
const MANY_NODES = 150;
const MAX_LABEL = 26;
/** The largest zoom of a layout: two entities would fill the window. */
const MAX_FIT = 1.4;

/** The drawing. Positions of entities are kept while they are on the canvas. */
export class Canvas {
  readonly element = h('div', { class: 'explore-canvas', id: 'explore-canvas', tabindex: 0 });
  private readonly cy: Core;
  private isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(
    private readonly context: Context,
    private readonly events: CanvasEvents,
    many: boolean,
  ) {
    // It takes an element with this id for its style sheet, which stands in styles/explore.css, and makes none.
    document.head.append(h('template', { id: '__________cytoscape_stylesheet' }));
    this.element.setAttribute('role', 'application');
    this.element.setAttribute('aria-label', context.say('explore.canvas'));
    this.cy = cytoscape({
      container: this.element,
      hideEdgesOnViewport: many,
      pixelRatio: many ? 1 : 'auto',
      minZoom: 0.05,
      maxZoom: 3,
      boxSelectionEnabled: false,
      layout: { name: 'preset' },
      selectionType: 'single',
      style: this.style(),
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
      this.cy.style(this.style()),
    );
    matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', ({ matches }) => {
      this.isCalm = matches;
    });
    this.cy.on('tap', 'node', ({ target }) => events.select({ type: 'node', id: target.id() }));
    this.cy.on('tap', 'edge', ({ target }) => events.select({ type: 'tie', id: target.id() }));
    this.cy.on('tap', ({ target }) => target === this.cy && events.select(null));
    this.cy.on('dbltap', 'node', ({ target }) => events.expand(target.id()));
    this.cy.on('dragfree', 'node', ({ target }) => events.moved(target.id()));
    this.element.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Draws what is shown. Entities that are new are laid out; the others stay where they are, if they can. */
  draw(shown: Shown, pins: readonly Pin[]): void {
    const { cy } = this;
    const wanted = new Set([...shown.nodes, ...shown.ties].map(({ id }) => id));
    const isFirst = cy.nodes().empty();
    let added = 0;
    cy.batch(() => {
      cy.elements()
        .filter((element) => !wanted.has(element.id()))
        .remove();
      const elements: ElementDefinition[] = [];
      for (const { id, kind, name } of shown.nodes) {
        if (cy.getElementById(id).nonempty()) continue;
        added += 1;
        const label = name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL)}…` : name;
        elements.push({ data: { id, kind, label }, position: this.placeFor(id, shown) });
      }
      for (const { id, from, to, label, weak, symmetric, undated } of shown.ties) {
        const known = cy.getElementById(id);
        const classes = [weak && 'weak', undated && 'undated', symmetric && 'symmetric'];
        const named = classes.filter(Boolean).join(' ');
        if (known.nonempty()) known.classes(named);
        else elements.push({ data: { id, source: from, target: to, label }, classes: named });
      }
      cy.add(elements);
      cy.nodes().unlock();
      cy.nodes().removeClass('pinned');
      for (const { id, x, y } of pins) {
        const node = cy.getElementById(id);
        if (node.empty()) continue;
        node.position({ x, y });
        node.addClass('pinned');
        node.lock();
      }
      cy.edges().toggleClass('plain', shown.ties.length > MANY_TIES);
    });
    if (added > 0) this.arrange(isFirst);
  }

  /** Lays out all entities anew, or from where they are. Pinned ones stay. */
  arrange(anew: boolean): void {
    const nodes = this.cy.nodes();
    if (nodes.empty()) return;
    const pinned = nodes.filter('.pinned');
    const options = {
      name: 'fcose',
      quality: nodes.length > MANY_NODES && anew ? 'draft' : 'default',
      randomize: anew,
      animate: false,
      fit: true,
      padding: 40,
      nodeSeparation: 90,
      idealEdgeLength: () => 120,
      nodeRepulsion: () => 14_000,
      numIter: nodes.length > MANY_NODES ? 300 : 1_500,
      packComponents: true,
      fixedNodeConstraint: pinned.map((node) => ({
        nodeId: node.id(),
        position: placeOf(this.cy, node.id()),
      })),
    };
    this.cy.layout(options).run();
    // A lone entity would fill the window.
    if (this.cy.zoom() > MAX_FIT) {
      this.cy.zoom(MAX_FIT);
      this.cy.center();
    }
  }

  /** Near the first neighbour that is drawn already, else in the middle. */
  private placeFor(id: string, shown: Shown): { x: number; y: number } {
    const tie = shown.ties.find(({ from, to }) => {
      if (from !== id && to !== id) return false;
      return this.cy.getElementById(from === id ? to : from).nonempty();
    });
    const near = tie && placeOf(this.cy, tie.from === id ? tie.to : tie.from);
    const angle = (this.placed++ * 2.4) % (2 * Math.PI);
    const { x, y } = near ?? { x: 0, y: 0 };
    return { x: x + 70 * Math.cos(angle), y: y + 70 * Math.sin(angle) };
  }
  private placed = 0;

  select(selected: Selected | null): void {
    this.cy.batch(() => {
      this.cy.elements().removeClass('chosen near');
      if (!selected) return;
      const one = this.cy.getElementById(selected.id);
      one.addClass('chosen');
      one.connectedEdges().addClass('near');
    });
  }

  /** Moves the picture so that an entity can be seen, if it cannot. */
  reveal(id: string): void {
    const one = this.cy.getElementById(id);
    const place = placeOf(this.cy, id);
    if (!place) return;
    const { x1, y1, x2, y2 } = this.cy.extent();
    const { x, y } = place;
    if (x > x1 && x < x2 && y > y1 && y < y2) return;
    if (this.isCalm) this.cy.center(one);
    else this.cy.animate({ center: { eles: one } }, { duration: 150 });
  }

  /** The places of the entities, in whole units, for pins and for files. */
  places(): Map<string, { readonly x: number; readonly y: number }> {
    return new Map(
      this.cy.nodes().map((node) => {
        const { x, y } = node.position();
        return [node.id(), { x: Math.round(x), y: Math.round(y) }];
      }),
    );
  }

  /** Fits once the page has its final size. */
  fitSoon(): void {
    requestAnimationFrame(() => {
      this.cy.resize();
      this.fit();
      if (this.cy.zoom() > MAX_FIT) this.cy.zoom(MAX_FIT);
      this.cy.center();
    });
  }

  fit(): void {
    this.cy.fit(undefined, 40);
  }

  zoom(by: number): void {
    const level = this.cy.zoom() * by;
    this.cy.zoom({ level, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  resize(): void {
    this.cy.resize();
  }

  async png(): Promise<Blob> {
    const bg = this.colour('--paper');
    return this.cy.png({
      output: 'blob-promise',
      full: true,
      scale: 2,
      bg,
      maxWidth: 8_000,
      maxHeight: 8_000,
    });
  }

  private onKey(event: KeyboardEvent): void {
    const chosen = this.cy.nodes('.chosen').first();
    const ways = { ArrowLeft: 180, ArrowRight: 0, ArrowUp: -90, ArrowDown: 90 } as const;
    const { key } = event;
    if (key === 'Escape') this.events.select(null);
    else if (key === 'Enter' && chosen.nonempty()) this.events.expand(chosen.id());
    else if ((key === 'Delete' || key === 'Backspace') && chosen.nonempty())
      this.events.hide(chosen.id());
    else if (key === '+' || key === '=') this.zoom(1.25);
    else if (key === '-') this.zoom(0.8);
    else if (key in ways) this.step(chosen, ways[key as keyof typeof ways]);
    else return;
    event.preventDefault();
  }

  /** Selects the neighbour that lies most in a direction, in degrees; the first entity if none is selected. */
  private step(chosen: NodeSingular, degrees: number): void {
    if (chosen.empty()) {
      const first = this.cy.nodes().first();
      if (first.nonempty()) this.events.select({ type: 'node', id: first.id() });
      return;
    }
    const from = chosen.position();
    const turned = (node: NodeSingular) => {
      const { x, y } = node.position();
      const angle = (Math.atan2(y - from.y, x - from.x) * 180) / Math.PI;
      return Math.abs(((angle - degrees + 540) % 360) - 180);
    };
    const neighbours = chosen.neighborhood('node').toArray() as NodeSingular[];
    const best = neighbours.sort((one, other) => turned(one) - turned(other))[0];
    if (!best || turned(best) > 100) return;
    this.events.select({ type: 'node', id: best.id() });
    this.reveal(best.id());
  }

  private colour(name: string): string {
    // light-dark() is resolved only in a property that takes a colour.
    const probe = h('span', { class: `probe${name}` });
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color || '#888888';
  }

  private style(): cytoscape.StylesheetStyle[] {
    const [ink, line, accent] = [
      this.colour('--ink'),
      this.colour('--quiet'),
      this.colour('--accent'),
    ];
    const paper = this.colour('--paper');
    const byKind = this.context.data.kinds.map(
      ({ name, fill, border }): cytoscape.StylesheetStyle => {
        const points = shapes[name];
        const shape: Css.Node = points
          ? { shape: 'polygon', 'shape-polygon-points': points.flat().join(' ') }
          : { shape: 'ellipse' };
        const style = { ...shape, 'background-color': fill, 'border-color': border };
        return { selector: `node[kind = "${name}"]`, style };
      },
    );
    return [
      {
        selector: 'node',
        style: {
          width: 24,
          height: 24,
          'border-width': 1.5,
          label: 'data(label)',
          color: ink,
          'font-size': 10,
          'font-family': 'system-ui, "Noto Sans CJK SC", sans-serif',
          'text-valign': 'bottom',
          'text-margin-y': 3,
          'text-outline-color': paper,
          'text-outline-width': 2,
          'min-zoomed-font-size': 7,
        },
      },
      ...byKind,
      {
        selector: 'edge',
        style: {
          width: 1.2,
          'line-color': line,
          'line-opacity': 0.65,
          'target-arrow-color': line,
          'target-arrow-shape': 'triangle',
          'arrow-scale': 0.8,
          'curve-style': 'bezier',
        },
      },
      { selector: 'edge.plain', style: { 'curve-style': 'straight' } },
      { selector: 'edge.symmetric', style: { 'target-arrow-shape': 'none' } },
      { selector: 'edge.weak', style: { width: 0.7 } },
      { selector: 'edge.undated', style: { 'line-style': 'dashed' } },
      {
        selector: 'edge.near, edge.chosen',
        style: {
          label: 'data(label)',
          color: ink,
          'font-size': 9,
          'text-outline-color': paper,
          'text-outline-width': 2,
          'min-zoomed-font-size': 6,
          'line-color': accent,
          'target-arrow-color': accent,
          'line-opacity': 1,
        },
      },
      { selector: 'edge.chosen', style: { width: 3 } },
      { selector: 'node.pinned', style: { 'border-width': 4 } },
      {
        selector: 'node.chosen',
        style: {
          'border-width': 4,
          'border-color': accent,
          width: 32,
          height: 32,
          'font-weight': 700,
        },
      },
    ];
  }
}

function placeOf(cy: Core, id: string): { readonly x: number; readonly y: number } | undefined {
  return cy
    .nodes()
    .filter((node) => node.id() === id)[0]
    ?.position();
}
