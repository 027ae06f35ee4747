import { UserError } from '../../../errors.js';
import { csvText } from '../../csv.js';
import { decode, type Encoding, isUtf8 } from '../read/decode.js';
import { readWorkbook } from '../read/read-workbook.js';
import { readDecisions } from './decisions.js';

/**
 * Reads a file of decisions as a spreadsheet may have saved it: CSV in UTF-8 or UTF-16, with any delimiter, or a
 * workbook. `encoding` is that of the tables, and counts where the file is not UTF-8, which an import writes. Throws
 * BAD_USER_INPUT with the message that tables get.
 */
export async function readDecisionsFile(
  bytes: Uint8Array,
  file: string,
  encoding?: Encoding,
): Promise<ReturnType<typeof readDecisions>> {
  if (/\.(xls|ods|numbers)$/i.test(file))
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} is a spreadsheet that cannot be read. Save it as .xlsx, or as "CSV UTF-8".`,
    );
  if (!isZip(bytes))
    return readDecisions(decode(bytes, file, isUtf8(bytes) ? undefined : encoding), file);
  const { headings, rows } = await readWorkbook(bytes, file);
  return readDecisions(csvText([headings, ...rows.map(({ cells }) => cells)]), file);
}

/** A workbook is a zip archive, whatever its file is called. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
