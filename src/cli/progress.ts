/** Loads shorter than this are done before a progress bar could be read. */
const quietMs = 1_000;
const width = 30;

/**
 * A progress bar on a terminal, one line per ten percent elsewhere, and nothing for work that takes less than a
 * second.
 */
export function showProgress(
  out: NodeJS.WriteStream = process.stderr,
): (done: number, total: number) => void {
  const started = Date.now();
  let said = 0;
  return (done, total) => {
    if (total === 0 || Date.now() - started < quietMs) return;
    const share = done / total;
    if (out.isTTY) {
      const filled = Math.round(share * width);
      out.write(
        `\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${done === total ? '\n' : ''}`,
      );
    } else if (share >= said + 0.1 || done === total) {
      said = share;
      out.write(
        `${Math.round(share * 100)} %: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows\n`,
      );
    }
  };
}
