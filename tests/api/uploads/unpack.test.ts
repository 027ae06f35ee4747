import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it, test } from 'vitest';
import { unpack } from '../../../src/api/uploads/unpack.js';
import { archiveOf, archiveOfFiles, type Entry, paxHeader } from '../../helpers/archive.js';

const MB = 1024 * 1024;

async function unpacked(bytes: Buffer, maxBytes = MB): Promise<Record<string, string>> {
  const parts = Readable.from(bytes.length > 0 ? [bytes] : [], { objectMode: false });
  const files = await unpack(parts, maxBytes);
  return Object.fromEntries(
    files.map((one) => [one.path, Buffer.from(one.bytes).toString('utf8')]),
  );
}

describe('An archive', () => {
  it('gives its YAML files, in the order of their paths, and leaves out what is none', async () => {
    const files = {
      'policies/b.yaml': 'b',
      'dataset.yaml': '政策',
      'a.md': '',
      'policies/._b.yaml': '',
    };
    const found = await unpacked(await archiveOfFiles(files));
    expect(Object.entries(found)).toEqual([
      ['dataset.yaml', '政策'],
      ['policies/b.yaml', 'b'],
    ]);
  });

  it.each(['my-data/', './', './my-data/'])('may have %s around its files', async (around) => {
    const files = { [`${around}dataset.yaml`]: 'a', [`${around}policies/b.yml`]: 'b' };
    const packed = await archiveOf([
      { name: around, type: 'directory' },
      ...Object.entries(files).map(([name, text]) => ({ name, text })),
    ]);
    expect(await unpacked(packed)).toEqual({ 'dataset.yaml': 'a', 'policies/b.yml': 'b' });
  });

  it('of nothing has no files', async () => {
    expect(await unpacked(await archiveOf([]))).toEqual({});
  });

  test.each<[string, Entry]>([
    ['up', { name: '../dataset.yaml' }],
    ['up from within', { name: 'a/../../dataset.yaml' }],
    ['to the root', { name: '/etc/dataset.yaml' }],
    ['to a drive', { name: 'C:/dataset.yaml' }],
    ['by backslashes', { name: '..\\dataset.yaml' }],
    ['eleven folders down', { name: `${'a/'.repeat(11)}dataset.yaml` }],
    ['far', { name: `${'a'.repeat(301)}.yaml` }],
    ['by a link', { name: 'dataset.yaml', type: 'symlink', linkname: '/etc/passwd' }],
    ['by a hard link', { name: 'dataset.yaml', type: 'link', linkname: '/etc/passwd' }],
    ['to a device', { name: 'dataset.yaml', type: 'character-device' }],
    ['to a pipe', { name: 'dataset.yaml', type: 'fifo' }],
  ])('with an entry that leads %s is refused', async (_where, entry) => {
    const packed = await archiveOf([{ name: 'a.yaml', text: 'a' }, entry]);
    await expect(unpacked(packed)).rejects.toMatchObject({ code: 'BAD_DATA' });
  });

  it('that unpacks to more than is allowed is refused, however small it is', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MB));
    expect(bomb.length).toBeLessThan(MB);
    await expect(unpacked(bomb)).rejects.toMatchObject({ code: 'DATA_TOO_LARGE' });
    const large = await archiveOfFiles({ 'dataset.yaml': 'x'.repeat(2 * MB) });
    await expect(unpacked(large)).rejects.toMatchObject({ code: 'DATA_TOO_LARGE' });
    expect(Object.keys(await unpacked(large, 3 * MB))).toEqual(['dataset.yaml']);
  });

  it('with very many entries is refused', async () => {
    const many = Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.md` }));
    await expect(unpacked(await archiveOf(many), 64 * MB)).rejects.toThrow(
      /more than 20000 entries/,
    );
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('name: my-data')],
    ['gzip of a text', gzipSync('name: my-data\n'.repeat(100))],
    ['a zip file', Buffer.from('504b0304140000000800', 'hex')],
    [
      'gzip of noise',
      gzipSync(Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 131) % 251))),
    ],
  ])('that is %s is refused', async (_what, bytes) => {
    await expect(unpacked(bytes)).rejects.toMatchObject({ code: 'BAD_DATA' });
  });

  it('that was cut off is refused, wherever', async () => {
    const whole = await archiveOfFiles({
      'dataset.yaml': 'name: a\n',
      'policies/b.yaml': 'x'.repeat(9_000),
    });
    for (let at = 1; at < whole.length; at += 7)
      await expect(unpacked(whole.subarray(0, at)), `at ${at}`).rejects.toMatchObject({
        code: 'BAD_DATA',
      });
  });

  it('whose entry has a head of 100 MB is refused before that is read', async () => {
    const packed = gzipSync(Buffer.concat([paxHeader(false, '', 100 * MB), randomBytes(8 * MB)]));
    let read = 0;
    async function* pieces() {
      for (; read < packed.length; read += 16_384) yield packed.subarray(read, read + 16_384);
    }
    await expect(unpack(Readable.from(pieces()), 200 * MB)).rejects.toThrow(
      /before an entry has more than 4 MB/,
    );
    expect(read).toBeLessThan(MB);
  });

  it('whose entry has a long name in its head is read', async () => {
    const path = `policies/${'p'.repeat(200)}.yaml`;
    const record = ` path=${path}\n`;
    const entry = pack();
    entry.entry({ name: 'short.yaml' }, 'a');
    entry.finalize();
    const rest = await buffer(entry);
    const head = paxHeader(false, `${record.length + 3}${record}`);
    expect(await unpacked(gzipSync(Buffer.concat([head, rest])))).toEqual({ [path]: 'a' });
  });
});
