import { describe, expect, test } from 'vitest';
import { brief } from '../helpers/graph.js';

const dataset = await brief();
const valuesOf = (kind: string) =>
  dataset.entities
    .filter((entity) => entity.kind === kind)
    .map(({ value }) => value as Record<string, unknown> & { id: string });
const links = (type: string) =>
  dataset.relations
    .filter((link) => link.type === type)
    .map(({ value }) => value as Record<string, unknown> & { from: string; to: string });
const policy = (slug: string) => valuesOf('Policy').find(({ id }) => id === `policy:${slug}`);

/** Labels behind each item of the brief, counted on its pages: policy news 1 to 13, corporate news 1 to 12. */
const labels = {
  POLICY_NEWS: [2, 1, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1],
  CORPORATE_NEWS: [1, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2, 1],
};

describe('the brief', () => {
  test('has all 28 items: 3 top policies, 13 policy items, 12 corporate items', () => {
    const items = valuesOf('Source').filter(({ type }) => type === 'ITEM');
    const count = (section: string) =>
      items.filter((item) => item.section === section).map(({ number }) => number);
    expect(count('TOP_3')).toHaveLength(3);
    expect(count('POLICY_NEWS')).toHaveLength(13);
    expect(count('CORPORATE_NEWS')).toHaveLength(12);
    expect(new Set(items.map(({ id }) => id)).size).toBe(28);
  });

  test('has all 43 source labels, each under its item, with publisher and language', () => {
    const found = valuesOf('Source').filter(({ type }) =>
      ['ARTICLE', 'NOTICE', 'PRESS_RELEASE'].includes(String(type)),
    );
    expect(found).toHaveLength(43);
    for (const label of found)
      expect([label.publisher, label.language], label.id).not.toContain(undefined);
    const ids = new Set(found.map(({ id }) => id));
    for (const [section, expected] of Object.entries(labels)) {
      const items = valuesOf('Source')
        .filter((item) => item.type === 'ITEM' && item.section === section)
        .sort((a, b) => Number(a.number) - Number(b.number));
      expect(
        items.map(
          ({ id }) => links('CITES').filter(({ from, to }) => from === id && ids.has(to)).length,
        ),
      ).toEqual(expected);
    }
  });

  test('tells every item apart in facts: each is the source of at least one entity that is no source', () => {
    const cited = new Set(
      dataset.entities
        .filter(({ kind }) => kind !== 'Source')
        .flatMap(({ value }) => (value.sources as string[]).map((source) => source.split('#')[0])),
    );
    for (const { id } of valuesOf('Source').filter(({ type }) => type === 'ITEM'))
      expect(cited.has(id), id).toBe(true);
  });

  test('gives no node and no relation without a source', () => {
    for (const { value } of [...dataset.entities, ...dataset.relations])
      expect((value.sources as string[]).length, JSON.stringify(value)).toBeGreaterThan(0);
  });

  test('keeps dates apart: the procurement guidelines were issued long before they were reported', () => {
    expect(policy('procurement-local-content-guidelines')).toMatchObject({
      issuedOn: '2021-05-14',
      reportedOn: '2021-08-02',
    });
  });

  test('keeps the day under which the brief lists an item beside the day of the issue', () => {
    const items = valuesOf('Source').filter(({ type }) => type === 'ITEM');
    const listed = (section: string) =>
      items
        .filter((item) => item.section === section)
        .sort((a, b) => Number(a.number) - Number(b.number))
        .map(({ listedOn }) => Number(String(listedOn).replace('2021-08-', '')));
    expect(listed('TOP_3')).toEqual([17, 12, 9]);
    expect(listed('POLICY_NEWS')).toEqual([2, 2, 4, 9, 10, 13, 16, 19, 20, 26, 27, 27, 27]);
    expect(listed('CORPORATE_NEWS')).toEqual([3, 5, 5, 9, 13, 17, 18, 20, 23, 25, 27, 30]);
    expect(new Set(items.map(({ publishedOn }) => publishedOn))).toEqual(new Set(['2021-09-07']));
    for (const { id, listedOn, sources } of valuesOf('Policy').filter(({ listedOn }) => listedOn)) {
      const item = items.find((one) => one.id === (sources as string[])[0]?.split('#')[0]);
      expect(item?.listedOn, id).toBe(listedOn);
    }
  });

  test('ties notices and press releases to the agency or company that published them', () => {
    const publishers = links('PUBLISHED_BY');
    const official = valuesOf('Source').filter(({ type }) =>
      ['NOTICE', 'PRESS_RELEASE'].includes(String(type)),
    );
    expect(publishers.map(({ from }) => from).sort()).toEqual(official.map(({ id }) => id).sort());
    expect(
      publishers
        .filter(({ from }) => from.startsWith('source:merics-2021-09-07-corporate-09'))
        .map(({ to }) => to),
    ).toEqual(['company:volvo-ab', 'company:volvo-ab']);
  });

  test('takes what an outlet reports for a report, and a decision for no issue', () => {
    expect(
      links('ISSUED')
        .filter(({ status }) => status !== 'ACTUAL')
        .map(({ from, to, status }) => [from, to, status]),
    ).toEqual([
      ['agency:mof', 'policy:procurement-local-content-guidelines', 'REPORTED'],
      ['agency:miit', 'policy:procurement-local-content-guidelines', 'REPORTED'],
    ]);
    expect(policy('commercial-vehicle-joint-venture-reform')).toMatchObject({ decidedOn: '2020' });
    expect(policy('commercial-vehicle-joint-venture-reform')).not.toHaveProperty('issuedOn');
  });

  test('gives effects with the direction and certainty of the brief', () => {
    const effects = (from: string, to: string) =>
      links('AFFECTS')
        .filter((link) => link.from === `policy:${from}` && link.to === `sector:${to}`)
        .map(({ basis, direction, certainty }) => [basis, direction, certainty].join(' '));
    expect(effects('trade-logistics-plan', 'medical-products')).toEqual(['ANALYST BENEFIT STATED']);
    expect(effects('trade-logistics-plan', 'medical-devices')).toEqual([]);
    expect(effects('trade-logistics-plan', 'green-logistics')).toEqual([
      'ANALYST BENEFIT POSSIBLE',
    ]);
    expect(effects('connected-vehicle-opinions', 'connected-vehicle-makers')).toEqual([
      'ANALYST MIXED STATED',
      'ANALYST BURDEN POSSIBLE',
    ]);
    expect(effects('renewable-storage-notice', 'energy-storage')).toEqual(['TEXT UNCLEAR STATED']);
    expect(effects('beijing-hydrogen-plan', 'fuel-cell-vehicle-makers')).toEqual([
      'TEXT UNCLEAR STATED',
    ]);
    expect(effects('employment-plan', 'manufacturing')).toEqual(['TEXT UNCLEAR STATED']);
  });

  test('knows that the connected-vehicle opinions and the NIO accident are about self-driving', () => {
    const about = (type: string, from: string) =>
      links(type)
        .filter((link) => link.from === from)
        .map(({ to }) => to);
    expect(about('REGULATES', 'policy:connected-vehicle-opinions')).toContain(
      'sector:autonomous-driving',
    );
    expect(about('CONCERNS', 'event:self-driving-accident-nio')).toEqual([
      'sector:autonomous-driving',
    ]);
    expect(about('FOLLOWS', 'policy:connected-vehicle-opinions')).toContain(
      'policy:smart-car-sales-target',
    );
  });

  test('knows when a policy takes effect only where the brief says so', () => {
    expect(
      valuesOf('Policy')
        .filter(({ effectiveOn }) => effectiveOn)
        .map(({ id, effectiveOn }) => [id, effectiveOn]),
    ).toEqual([
      ['policy:cii-security-regulations', '2021-09-01'],
      ['policy:personal-information-protection-law', '2021-11-01'],
    ]);
    expect(policy('personal-information-protection-law')).toMatchObject({
      status: 'PASSED',
      passedOn: '2021-08-20',
    });
    expect(policy('personal-information-protection-law')).not.toHaveProperty('issuedOn');
  });

  test('counts issuers as the brief does where it names fewer', () => {
    expect(policy('trade-logistics-plan')?.issuerCount).toBe(9);
    expect(policy('nev-battery-reuse-rules')?.issuerCount).toBe(5);
    expect(
      links('ISSUED')
        .filter(({ to }) => to === 'policy:trade-logistics-plan')
        .map(({ from, role }) => [from, role]),
    ).toEqual([
      ['agency:mofcom', 'LEAD'],
      ['agency:ndrc', 'JOINT'],
      ['agency:mof', 'JOINT'],
    ]);
  });

  test('issues no draft and no call for input', () => {
    expect(
      links('PUT_FORWARD')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['policy:disruptive-technology-call', 'policy:recommendation-algorithm-draft']);
  });

  test('takes no plan, talk, filing or report for a done fact', () => {
    const status = Object.fromEntries(valuesOf('Event').map(({ id, status }) => [id, status]));
    expect(status).toMatchObject({
      'event:envision-aesc-plant': 'PLANNED',
      'event:beigene-base': 'PLANNED',
      'event:catl-share-sale': 'PLANNED',
      'event:ansteel-ben-gang-merger': 'ANNOUNCED',
      'event:xiaomi-deepmotion-acquisition': 'ANNOUNCED',
      'event:sensetime-listing': 'FILED',
      'event:envision-charging-robot': 'REPORTED',
      'event:volvo-jmc-acquisition': 'ACTUAL',
    });
  });

  test('keeps one amount in two currencies as one amount', () => {
    expect(valuesOf('Event').find(({ id }) => id === 'event:catl-share-sale')?.amounts).toEqual([
      { value: 58_200_000_000, currency: 'CNY' },
      { value: 9_000_000_000, currency: 'USD' },
    ]);
  });

  test('does not tie Envision AESC to Envision Group, and NIO is an example, not affected', () => {
    const pair = ['company:envision-aesc', 'company:envision-group'];
    expect(
      dataset.relations.filter(({ value }) => pair.includes(value.from) && pair.includes(value.to)),
    ).toEqual([]);
    expect(links('AFFECTS').map(({ to }) => to)).not.toContain('company:nio');
  });
});
