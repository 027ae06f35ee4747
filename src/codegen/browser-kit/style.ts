import { kinds, relations } from '../../ontology/index.js';

/** Diameters of Browser's own palette. What a picture is mostly about stands out; the others share a size. */
const diameters: Readonly<Record<string, number>> = { Agency: 80, Policy: 80 };
const diameter = 65;
/** Text on every colour of this sheet; its contrast on each is at least 4.5. */
const dark = '#2A2C34';
const pale = '#C3C9D1';
const plain = '#8B94A1';

/** The loader derives it from the names: a short name where there is one. */
const caption = '"{caption}"';

/**
 * The style sheet for Browser: the ontology's colours, captions by short name, weak relations paler.
 * It has no comments and no colons within values, as Browser's reader of such sheets knows neither.
 */
export function renderStyle(): string {
  return [
    rule('node', {
      diameter: '50px',
      color: pale,
      'border-color': plain,
      'border-width': '2px',
      'text-color-internal': dark,
      'font-size': '10px',
      caption,
    }),
    rule('relationship', {
      color: plain,
      'shaft-width': '2px',
      'font-size': '8px',
      padding: '3px',
      'text-color-external': dark,
      'text-color-internal': dark,
      caption: '"<type>"',
    }),
    ...kinds.map(({ name, color: [fill, border, text] }) =>
      rule(`node.${name}`, {
        diameter: `${diameters[name] ?? diameter}px`,
        color: fill,
        'border-color': border,
        'text-color-internal': text,
        caption,
      }),
    ),
    ...relations
      .filter(({ weak }) => weak)
      .map(({ name }) => rule(`relationship.${name}`, { color: pale, 'shaft-width': '1px' })),
  ].join('\n');
}

function rule(selector: string, properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([name, value]) => `  ${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
}
