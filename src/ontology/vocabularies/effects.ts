import { term, vocabulary } from '../vocabulary.js';

export const basis = vocabulary('Basis', 'What a statement about an effect is based on.', {
  TEXT: term('by the text', '依据文本', 'The text of the policy says so.'),
  ANALYST: term(
    "in the analysts' judgement",
    '分析人士判断',
    'The authors of the source judge so.',
  ),
});

export const effectDirection = vocabulary(
  'EffectDirection',
  'Whether an effect is good or bad for those affected.',
  {
    BENEFIT: term('benefit', '利好', 'They gain from it.'),
    BURDEN: term('burden', '负担', 'It costs, limits or endangers them.'),
    MIXED: term('mixed', '利弊兼有', 'Both benefit and burden.'),
    UNCLEAR: term('unclear', '不明', 'The source does not say.'),
  },
);

export const certainty = vocabulary('Certainty', 'How certain the source is of an effect.', {
  STATED: term('stated', '明确', 'Stated as a fact.'),
  LIKELY: term('likely', '很可能', 'Judged likely.'),
  POSSIBLE: term('possible', '可能', 'Judged possible: may, could, risk of.'),
  UNLIKELY: term(
    'unlikely',
    '不太可能',
    'Judged unlikely: the source expects no effect. Not counted as an effect unless requested.',
    { counted: false },
  ),
});
