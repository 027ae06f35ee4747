/** The questions that the README shows, in its order. */
export const shownInReadme = [
  'miit-policies-affecting-ev-makers',
  'who-is-behind-the-logistics-plan',
  'what-does-gongxinbu-issue',
  'when-do-policies-take-effect',
  'deals-and-how-sure-they-are',
] as const;
