import type {
  OpenRelations,
  Picture,
  PictureNode,
  Shown,
  ShownTie,
} from '../../api/pages/explore/picture.js';
import type { ExplorerState } from '../../api/pages/explore/state.js';
import type { Selected } from './canvas.js';
import type { Context } from './context.js';

/** What the parts of the page show, and what they may do. The explorer makes it anew after each step. */
export interface Model {
  readonly context: Context;
  readonly state: ExplorerState;
  readonly picture: Picture;
  readonly shown: Shown;
  readonly selected: Selected | null;
  node(id: string): PictureNode | undefined;
  tiesOf(id: string): readonly ShownTie[];
  open(node: PictureNode): readonly OpenRelations[];
  select(selected: Selected | null): void;
  /** Adds the neighbours by one relation, or by all. A hub is asked about first. */
  expand(id: string, by?: OpenRelations): void;
  hide(id: string): void;
  togglePin(id: string): void;
  isPinned(id: string): boolean;
  change(next: ExplorerState): void;
}
