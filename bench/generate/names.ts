import { centralAgencies, provinceCount } from './size.js';
import {
  aims,
  aspects,
  branches,
  cityEndings,
  families,
  organs,
  provinces,
  provincialOrgans,
  syllables,
  topics,
  type Word,
} from './words.js';

/** A name in both languages. */
export interface Name {
  readonly name: string;
  readonly nameZh: string;
}

/** Prime to all lengths of lists, so that multiplying by it meets each combination of words once. */
const stride = 1_000_003;

/** The words that an index picks from lists: no two indices pick the same ones. */
function picked(index: number, start: number, lengths: readonly number[]): number[] {
  const all = lengths.reduce((product, length) => product * length, 1);
  let rest = (index * stride + start) % all;
  return lengths.map((length) => {
    const at = rest % length;
    rest = Math.floor(rest / length);
    return at;
  });
}

const at = (list: readonly Word[], place: number | undefined) => list[place ?? 0] as Word;

export function cityName(city: number): Name {
  const [en, zh] = at(syllables, city % syllables.length);
  const [ending, endingZh] = at(cityEndings, Math.floor(city / syllables.length));
  return { name: en + ending, nameZh: zh + endingZh };
}

export function placeName(place: number): Name {
  if (place === 0) return { name: 'China', nameZh: '中国' };
  if (place > provinceCount) return cityName(place - 1 - provinceCount);
  const [name, nameZh] = at(provinces, place - 1);
  return { name, nameZh };
}

export function agencyName(agency: number): Name {
  if (agency < centralAgencies) {
    const [name, nameZh] = at(organs, agency);
    return { name, nameZh };
  }
  const place = (agency - centralAgencies) % provinceCount;
  const [en, zh] = at(provincialOrgans, Math.floor((agency - centralAgencies) / provinceCount));
  const [province, provinceZh] = at(provinces, place);
  return { name: `${province} ${en}`, nameZh: provinceZh + zh };
}

export function sectorName(sector: number): Name {
  if (sector === 0) return { name: 'Industry', nameZh: '产业' };
  const [en, zh] = at(topics, (sector - 1) % topics.length);
  const branch = Math.floor((sector - 1) / topics.length);
  if (branch === 0) return { name: en, nameZh: zh };
  const [part, partZh] = at(branches, branch - 1);
  return { name: `${en} ${part}`, nameZh: zh + partZh };
}

/** A company's city is part of its name, and the place that it is based in. */
export function companyName(
  company: number,
  start: number,
  cities: number,
): Name & { city: number } {
  const { length } = syllables;
  const [city, first, second, topic] = picked(company, start, [
    cities,
    length,
    length,
    topics.length,
  ]) as [number, number, number, number];
  const [en, zh] = at(syllables, first);
  const [more, moreZh] = at(syllables, second);
  const [field, fieldZh] = at(topics, topic);
  const seat = cityName(city);
  return {
    city,
    name: `${seat.name} ${en}${more.toLowerCase()} ${field}`,
    nameZh: `${seat.nameZh}${zh}${moreZh}${fieldZh}`,
  };
}

export function personName(person: number, start: number): Name {
  const { length } = syllables;
  const [family, first, second] = picked(person, start, [families.length, length, length]);
  const [en, zh] = at(families, family);
  const [given, givenZh] = at(syllables, first);
  const [more, moreZh] = at(syllables, second);
  return { name: `${en} ${given}${more.toLowerCase()}`, nameZh: zh + givenZh + moreZh };
}

/** Kinds of document: what they are called, and the code of the ontology. */
export const documents = [
  ['Notice', '通知', 'NOTICE'],
  ['Opinions', '意见', 'OPINIONS'],
  ['Action Plan', '行动计划', 'ACTION_PLAN'],
  ['Measures', '办法', 'RULES'],
  ['Guidelines', '指南', 'GUIDELINES'],
  ['Rules', '规定', 'RULES'],
  ['Five-Year Plan', '五年规划', 'FIVE_YEAR_PLAN'],
  ['Standard', '标准', 'STANDARD'],
  ['Regulations', '条例', 'REGULATION'],
  ['Guiding Catalogue', '指导目录', 'GUIDELINES'],
  ['Announcement', '公告', 'NOTICE'],
  ['Law', '法', 'LAW'],
] as const;

/** A policy's title says its kind of document and where it applies: place 0 is the whole country. */
export function policyName(policy: number, start: number): Name & { type: string; place: number } {
  const [place, document, aim, aspect, topic] = picked(policy, start, [
    1 + provinceCount,
    documents.length,
    aims.length,
    aspects.length,
    topics.length,
  ]) as [number, number, number, number, number];
  const [word, wordZh, type] = documents[document] as (typeof documents)[number];
  const [en, zh] = at(aims, aim);
  const [what, whatZh] = at(aspects, aspect);
  const [field, fieldZh] = at(topics, topic);
  const [of, ofZh] = place === 0 ? ['', '全国'] : at(provinces, place - 1);
  return {
    type,
    place,
    name: `${of && `${of} `}${word} on ${en} ${what} in ${field}`,
    nameZh: `${ofZh}关于${zh}${fieldZh}${whatZh}的${wordZh}`,
  };
}
