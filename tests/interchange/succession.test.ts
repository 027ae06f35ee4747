import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset/load-dataset.js';
import { ftm } from '../../src/interchange/export/ftm.js';
import { jsonLd } from '../../src/interchange/export/json-ld.js';
import { exportedGraphOf } from '../helpers/exported-graph.js';
import { head, inputFolder, runImport } from '../helpers/imports.js';
import { datasetWith } from '../helpers/small-data-set.js';
import { written } from '../helpers/written.js';

const central = { type: 'MINISTRY', level: 'CENTRAL' };
const ministries = datasetWith(
  [
    { id: 'agency:mofcom', name: 'Ministry of Commerce', ...central, foundedOn: '2003-03-10' },
    {
      id: 'agency:moftec',
      name: 'Ministry of Foreign Trade',
      ...central,
      foundedOn: '1993',
      dissolvedOn: '2003-03-10',
    },
  ],
  [
    {
      type: 'SUCCEEDS',
      value: {
        from: 'agency:mofcom',
        to: 'agency:moftec',
        extent: 'MERGED',
        since: '2003-03-10',
      },
    },
  ],
);

test('the succession of an agency goes to FollowTheMoney as Succession and comes back', async () => {
  const lines = (await written(ftm, exportedGraphOf(ministries))).toString('utf8');
  const succession = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find(({ schema }) => schema === 'Succession');
  expect(succession.properties).toMatchObject({
    predecessor: ['agency.moftec'],
    successor: ['agency.mofcom'],
    startDate: ['2003-03-10'],
  });

  const mapping = `${head}newOnes: {Agency: {type: MINISTRY, level: CENTRAL}}\n`;
  const folder = await inputFolder({ 'a.ndjson': lines, 'mapping.yaml': mapping });
  const ran = await runImport(folder, ['a.ndjson'], {
    mapping: join(folder, 'mapping.yaml'),
    against: ['none'],
  });
  const { dataset } = await loadDataset(ran.out);
  const slugs = new Map(
    dataset?.entities.map(({ value }) => [value.id, (value as { name?: unknown }).name]),
  );
  const [tie] = dataset?.relations.filter(({ type }) => type === 'SUCCEEDS') ?? [];
  expect(tie?.value).toMatchObject({ extent: 'MERGED', since: '2003-03-10' });
  expect(slugs.get(String(tie?.value.from))).toBe('Ministry of Commerce');
  expect(slugs.get(String(tie?.value.to))).toBe('Ministry of Foreign Trade');
  expect(dataset?.entities.find(({ value }) => value.id === tie?.value.to)?.value).toMatchObject({
    foundedOn: '1993',
    dissolvedOn: '2003-03-10',
  });
});

test('the days of an agency are foundingDate and dissolutionDate in JSON-LD, as exact as they are known', async () => {
  const document = JSON.parse(
    (await written(jsonLd, exportedGraphOf(ministries))).toString('utf8'),
  );
  const former = document['@graph'].find((node: { identifier?: unknown[] }) =>
    [node.identifier].flat().includes('agency:moftec'),
  );
  expect(former).toMatchObject({
    foundingDate: { '@value': '1993', '@type': 'xsd:gYear' },
    dissolutionDate: { '@value': '2003-03-10', '@type': 'xsd:date' },
  });
});
