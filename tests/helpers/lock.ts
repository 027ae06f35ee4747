import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A file that names the process that holds something, and goes with it. */
function isHeld(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Without a number it is being written.
    if (pid) process.kill(pid, 0);
    return true;
  } catch {
    rmSync(file, { force: true });
    return false;
  }
}

/** Waits until no other process holds the file, and holds it until what comes back is called. */
export async function lock(file: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      if (existsSync(file) && isHeld(file)) await wait(20);
    }
  }
}

/** Waits until nobody has it alone, and has it with others until what comes back is called. */
export async function lockWithOthers(file: string): Promise<() => void> {
  const pass = await lock(file);
  const own = `${file}.shared-${process.pid}`;
  writeFileSync(own, String(process.pid));
  pass();
  return () => rmSync(own, { force: true });
}

/** Waits until nobody has it at all, and has it alone until what comes back is called. */
export async function lockAlone(file: string): Promise<() => void> {
  const pass = await lock(file);
  const shared = `${basename(file)}.shared-`;
  const others = () =>
    readdirSync(dirname(file)).filter(
      (name) => name.startsWith(shared) && isHeld(join(dirname(file), name)),
    );
  while (others().length > 0) await wait(20);
  return pass;
}
