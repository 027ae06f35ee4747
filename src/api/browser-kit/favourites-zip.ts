import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Favourite } from '../../codegen/browser-kit/favourites.js';

/** Browser creates a folder of favourites for each folder in a zip. */
const folder = 'China Policy Graph';

/** A fixed date, so that the same favourites always give the same bytes. */
const mtime = new Date('2021-09-07T00:00:00');

/** All favourites in one file, to be dragged into Browser. */
export function favouritesZip(favourites: readonly Favourite[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { file, text } of favourites) {
    zip.addBuffer(Buffer.from(text), `${folder}/${file}`, { mtime });
  }
  zip.end();
  return buffer(zip.outputStream);
}
