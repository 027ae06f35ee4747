import type { explore } from '../texts/explore.js';
import type { Language } from '../texts/say.js';
import type { Picture } from './picture.js';

export type ExploreKey = keyof typeof explore;

/** What the page gives its script, as JSON in an attribute. */
export interface ExplorerData {
  readonly language: Language;
  readonly picture: Picture;
  readonly texts: Readonly<
    Record<ExploreKey, { readonly text: string; readonly one: string | null }>
  >;
  readonly kinds: readonly KindLook[];
  readonly relations: readonly RelationLabels[];
}

export interface KindLook {
  readonly name: string;
  readonly label: string;
  readonly fill: string;
  readonly border: string;
  readonly ink: string;
}

export interface RelationLabels {
  readonly name: string;
  readonly label: string;
  readonly reverse: string;
}
