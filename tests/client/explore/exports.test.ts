import { parse as parseCsv } from 'csv-parse/sync';
import { MultiGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { Parser } from 'saxen';
import { describe, expect, it } from 'vitest';
import { csvOf, gexfOf, svgOf } from '../../../src/client/explore/exports.js';
import { hostile, shown } from './shown.js';

const places = new Map(shown.nodes.map(({ id }, at) => [id, { x: 10 * at, y: -at }]));
const looks = () => ({ fill: '#4C8EDA', border: '#2870c2' });

describe('What is shown, as CSV', () => {
  const rows: Record<string, string>[] = parseCsv(csvOf(shown), { columns: true });

  it('has a row for each relation, with both ends and its sources', () => {
    expect(rows.slice(0, hostile.length)).toMatchObject(
      hostile.map((_, at) => ({
        ...{ from_id: 'agency:a', to_id: `policy:p${at}`, relation: 'ISSUED' },
        ...{ since: '2021-08-17', until: '', undated: String(at === 1) },
      })),
    );
  });

  it('keeps every text, with an apostrophe before what a spreadsheet would compute', () => {
    const safe = hostile.map((text) => (text.startsWith('=') ? `'${text}` : text));
    expect(rows.slice(0, hostile.length).map(({ sentence }) => sentence)).toEqual(safe);
    expect(rows.slice(0, hostile.length).map(({ to_name }) => to_name)).toEqual(safe);
  });

  it('has a row for an entity without relations', () => {
    expect(rows.at(-1)).toMatchObject({ from_id: 'company:alone', from_name: 'Alone', to_id: '' });
    expect(rows).toHaveLength(hostile.length + 1);
  });
});

describe('What is shown, as GEXF', () => {
  it('is read back with every entity, relation, attribute, place and colour', () => {
    const graph = parseGexf(MultiGraph, gexfOf(shown, places, looks));
    expect(graph.nodes()).toEqual(shown.nodes.map(({ id }) => id));
    expect(graph.edges()).toEqual(shown.ties.map(({ id }) => id));
    for (const [at, text] of hostile.entries()) {
      const inNode = graph.getNodeAttributes(`policy:p${at}`);
      expect(inNode).toMatchObject({ label: text, kind: 'Policy', day: '2021-08', summary: text });
      expect(inNode).toMatchObject({ x: 10 * at, y: at, color: 'rgb(76,142,218)' });
      const edge = graph.edges()[at] as string;
      expect(graph.getEdgeAttributes(edge)).toMatchObject({ relation: 'ISSUED', sentence: text });
      expect(graph.isUndirected(edge)).toBe(at === 2);
    }
  });
});

describe('What is shown, as SVG', () => {
  function partsOf(text: string) {
    const names: string[] = [];
    const titles: string[] = [];
    let isTitle = false;
    const parser = new Parser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('openTag', (name) => {
      names.push(name);
      isTitle = name === 'title';
      if (isTitle) titles.push('');
    });
    parser.on('text', (value, decode) => {
      if (isTitle) titles.push(`${titles.pop()}${decode(value)}`);
    });
    parser.on('closeTag', () => {
      isTitle = false;
    });
    parser.parse(text);
    return { names, titles };
  }

  it('is well formed, and has a line for each relation and a title with each whole name', () => {
    const { names, titles } = partsOf(svgOf(shown, places, looks));
    expect(names.filter((name) => name === 'line')).toHaveLength(shown.ties.length);
    expect(names).not.toContain('script');
    for (const text of hostile) {
      expect(titles.some((title) => title.startsWith(text.slice(0, 9)))).toBe(true);
      expect(titles.some((title) => title.includes(text.slice(-9)))).toBe(true);
    }
  });

  it('is empty, and still a picture, if nothing is shown', () => {
    const { names } = partsOf(svgOf({ nodes: [], ties: [], notHeld: 0 }, new Map(), looks));
    expect(names[0]).toBe('svg');
  });
});
