import type { Picture, Shown } from '../../api/pages/explore/picture.js';
import type { ExplorerState } from '../../api/pages/explore/state.js';
import type { Canvas } from './canvas.js';
import type { Context } from './context.js';
import { download, h } from './dom.js';
import { csvOf, gexfOf, svgOf } from './exports.js';
import { button } from './panel.js';
import { dayNumber, dayText, span } from './timeline.js';

export interface ToolbarEvents {
  undo(): void;
  redo(): void;
  clear(): void;
  day(asOf: string | null): void;
  showHidden(): void;
  announce(text: string): void;
  shown(): Shown;
}

const DAY = 86_400_000;

/** The buttons above the canvas and the slider of the day. */
export class Toolbar {
  readonly element = h('div', { class: 'explore-toolbar', role: 'group' });
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly hidden: HTMLButtonElement;
  private readonly slider = h('input', { type: 'range', 'data-key': 'slider', step: 1 });
  private readonly day = h('output', {});
  private readonly anyDay: HTMLButtonElement;
  private readonly days: HTMLElement;

  constructor(
    private readonly context: Context,
    canvas: Canvas,
    private readonly events: ToolbarEvents,
  ) {
    const { say } = context;
    this.element.setAttribute('aria-label', say('explore.actions'));
    this.undo = button('undo', say('explore.undo'), events.undo);
    this.redo = button('redo', say('explore.redo'), events.redo);
    this.hidden = button('hidden', say('explore.showHidden'), events.showHidden);
    this.anyDay = button('any day', say('explore.anyDay'), () => events.day(null));
    this.slider.addEventListener('input', () => {
      this.day.textContent = dayText(Number(this.slider.value) * DAY);
    });
    this.slider.addEventListener('change', () =>
      events.day(dayText(Number(this.slider.value) * DAY)),
    );
    this.days = h(
      'span',
      { class: 'explore-days' },
      h('label', {}, say('explore.slider'), ' ', this.slider),
      this.day,
      this.anyDay,
    );
    this.element.append(
      this.undo,
      this.redo,
      button('fit', say('explore.fit'), () => canvas.fit()),
      button('arrange', say('explore.arrange'), () => canvas.arrange(true)),
      sign('+', say('explore.zoomIn'), () => canvas.zoom(1.25)),
      sign('−', say('explore.zoomOut'), () => canvas.zoom(0.8)),
      this.hidden,
      button('clear', say('explore.clear'), events.clear),
      button('copy', say('explore.copy'), () => this.copy()),
      this.downloads(canvas),
      this.days,
    );
  }

  show(state: ExplorerState, picture: Picture, canUndo: boolean, canRedo: boolean): void {
    const { say } = this.context;
    this.undo.disabled = !canUndo;
    this.redo.disabled = !canRedo;
    this.hidden.hidden = state.hide.length === 0;
    this.hidden.textContent = `${say('explore.showHidden')} (${state.hide.length})`;
    const range = span(picture);
    this.days.hidden = !range;
    if (range) {
      this.slider.min = String(Math.floor(range[0] / DAY));
      this.slider.max = String(Math.ceil(range[1] / DAY));
      this.slider.value = state.asOf
        ? String(dayNumber(state.asOf) / DAY)
        : String(this.slider.max);
    }
    this.day.textContent = state.asOf ?? say('explore.anyDay');
    this.anyDay.hidden = !state.asOf;
    const input = document.querySelector<HTMLInputElement>(
      'form[data-form="day"] input[name="asOf"]',
    );
    if (input) input.value = state.asOf ?? '';
  }

  private downloads(canvas: Canvas): HTMLElement {
    const { context, events } = this;
    const save = (name: string, type: string, make: () => string) =>
      h(
        'button',
        { type: 'button', click: () => download(name, new Blob([make()], { type })) },
        ending(name),
      );
    const name = 'china-policy-graph';
    const looks = context.kind;
    return h(
      'details',
      { class: 'explore-downloads' },
      h('summary', {}, context.say('explore.download')),
      h(
        'div',
        { class: 'explore-buttons' },
        h(
          'button',
          {
            type: 'button',
            click: async () => download(`${name}.png`, await canvas.png()),
          },
          'PNG',
        ),
        save(`${name}.svg`, 'image/svg+xml', () => svgOf(events.shown(), canvas.places(), looks)),
        // The mark at the beginning tells Excel that the file is UTF-8.
        save(`${name}.csv`, 'text/csv', () => `\ufeff${csvOf(events.shown())}`),
        save(`${name}.gexf`, 'application/gexf+xml', () =>
          gexfOf(events.shown(), canvas.places(), looks),
        ),
      ),
    );
  }

  private async copy(): Promise<void> {
    const { say } = this.context;
    try {
      await navigator.clipboard.writeText(location.href);
      this.events.announce(say('explore.copied'));
    } catch {
      // Without a secure connection a browser has no clipboard; the address can be copied by hand.
      this.events.announce(location.href);
    }
  }
}

function ending(name: string): string {
  return (name.split('.').at(-1) ?? '').toUpperCase();
}

function sign(text: string, label: string, click: () => void): HTMLElement {
  return h('button', { type: 'button', 'aria-label': label, title: label, click }, text);
}
