import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitFolder, readFavourites } from './favourites.js';
import { renderGuideAsciidoc } from './guide-asciidoc.js';
import { renderGuideHtml } from './guide-html.js';
import { type Guide, readGuide } from './guide-source.js';
import { renderStyle } from './style.js';

/** The guide as its source and the favourites have it now. */
export function guide(): Guide {
  return readGuide(readFileSync(join(kitFolder, 'guide.md'), 'utf8'), readFavourites());
}

/** The files of the kit for Neo4j Browser that nobody writes by hand. */
export const browserKitOutputs = [
  { file: 'browser/style.grass', render: renderStyle },
  { file: 'browser/guide.html', render: () => renderGuideHtml(guide()) },
  { file: 'browser/guide.adoc', render: () => renderGuideAsciidoc(guide()) },
] as const;
