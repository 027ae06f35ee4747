import { z } from 'zod';
import { kind } from '../kind.js';
import { placeLevel } from '../vocabularies/agencies.js';

export const sector = kind({
  name: 'Sector',
  plural: 'sectors',
  label: { en: 'sector', zh: '行业' },
  description:
    'A branch of industry or technology. Sectors form a tree of wider and narrower ones.',
  color: ['#FFC454', '#d7a013', '#2A2C34'],
  shape: 'diamond',
  sortBy: [],
  takesInParts: true,
  fields: {
    isic: z.array(z.string()).optional().describe('Codes of ISIC revision 4.'),
    gbt4754: z.array(z.string()).optional().describe('Codes of GB/T 4754-2017.'),
  },
});

export const place = kind({
  name: 'Place',
  plural: 'places',
  label: { en: 'place', zh: '地点' },
  description: 'A country, first-level division or city. Its government is a separate agency.',
  color: ['#D9C8AE', '#c0a378', '#2A2C34'],
  shape: 'triangle',
  sortBy: [],
  takesInParts: true,
  fields: {
    level: placeLevel.schema.describe('What kind of place it is.'),
    code: z.string().optional().describe('ISO 3166-1 or 3166-2 code.'),
  },
});
