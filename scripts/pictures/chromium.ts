import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Starts a Chromium that is installed, without its calls home. */
export async function startChromium(): Promise<Browser> {
  const executablePath = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error(
      'No Chromium was found. Install one (on Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM to the path of one.',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
