import { describe, expect, it } from 'vitest';
import { nameProperties } from '../../src/load/storage-encoding.js';

const named = (name: string, ...names: readonly [kind: string, language: string, text: string][]) =>
  nameProperties({
    id: 'agency:one',
    name,
    names: names.map(([kind, language, text]) => ({ kind, language, text, source: 'source:s' })),
  }).caption;

describe('The caption of an entity', () => {
  it('is its shortest short name or abbreviation', () => {
    const ministry = 'Ministry of Industry and Information Technology';
    expect(
      named(ministry, ['SHORT', 'EN', 'Industry ministry'], ['ABBREVIATION', 'EN', 'MIIT']),
    ).toBe('MIIT');
  });

  it('is the name where it has no short one, or none that is shorter', () => {
    expect(named('CATL')).toBe('CATL');
    expect(named('CATL', ['SHORT', 'EN', 'CATL China'])).toBe('CATL');
    expect(named('State Council', ['FORMER', 'EN', 'GAC'], ['PINYIN', 'UND', 'guowuyuan'])).toBe(
      'State Council',
    );
  });

  it('is no Chinese short name, as the names around it are in English', () => {
    expect(named('State Council', ['SHORT', 'ZH', '国务院'])).toBe('State Council');
  });

  it('is the same whatever the order of two that are equally short', () => {
    const [one, other] = [
      ['ABBREVIATION', 'EN', 'NDRC'],
      ['ABBREVIATION', 'EN', 'NRDC'],
    ] as const;
    expect(named('A commission', [...one], [...other])).toBe('NDRC');
    expect(named('A commission', [...other], [...one])).toBe('NDRC');
  });
});
