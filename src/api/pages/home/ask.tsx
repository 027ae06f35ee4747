import type { EntityReference } from '../../../queries/answer.js';
import { Kind } from '../parts/kind.js';
import { LanguageField, NameInput } from '../parts/search-box.js';
import type { View } from '../view.js';
import { answerId, apart, questionInWords } from './answer.js';
import { type Asked, type Box, boxKinds } from './question.js';

type BoxName = keyof typeof boxKinds;
type Boxes = Readonly<Record<BoxName, Box | undefined>>;

/** Questions that are one click away on the empty page, by ids of the data sets that come with the service. */
const examples = [
  { agency: 'agency:miit', target: 'sector:ev-makers' },
  { agency: 'agency:cac' },
  { target: 'sector:semiconductors' },
  { target: 'company:nio' },
];
export const exampleIds = [...new Set(examples.flatMap((one) => Object.values(one)))];

/** The examples all of whose entities are loaded. */
export function examplesOf(loaded: readonly EntityReference[]): Asked[] {
  const byId = new Map(loaded.map((one) => [one.id, one]));
  return examples
    .filter((one) => Object.values(one).every((id) => byId.has(id)))
    .map(({ agency = '', target = '' }) => ({
      agency: byId.get(agency),
      target: byId.get(target),
    }));
}

/** The question in two boxes, with the names that were perhaps meant beside the box that names nothing. */
export function Question(props: {
  view: View;
  boxes: Boxes;
  examples: readonly Asked[];
  isTitled: boolean;
}) {
  const { view, boxes, examples: shown, isTitled } = props;
  const { say } = view;
  return (
    <section class="question" aria-label={isTitled ? undefined : say('home.question')}>
      {isTitled && <h2>{say('home.question')}</h2>}
      <form action={`/#${answerId}`}>
        <NameBox view={view} name="agency" box={boxes.agency} />
        <NameBox view={view} name="affects" box={boxes.affects} />
        <LanguageField view={view} />
        <button type="submit" class="primary">
          {say('home.show')}
        </button>
      </form>
      {shown.length > 0 && (
        <p class="examples">
          <span class="quiet">{say('home.examples')}: </span>
          {shown.map((asked, at) => (
            <>
              {at > 0 && ' · '}
              <a href={addressOf(view, asked)}>{questionInWords(view, asked)}</a>
            </>
          ))}
        </p>
      )}
    </section>
  );
}

function addressOf(view: View, { agency, target }: Asked): string {
  return `${view.link('/', { agency: agency?.id, affects: target?.id })}#${answerId}`;
}

function NameBox({ view, name, box }: { view: View; name: BoxName; box: Box | undefined }) {
  const { say } = view;
  const problem = box?.problem && `${name}-problem`;
  return (
    <div class="box">
      <label for={name}>{say(name === 'agency' ? 'home.agency' : 'home.target')}</label>
      <NameInput
        id={name}
        name={name}
        value={box?.found ? view.name(box.found) : (box?.text ?? '')}
        hint={say(name === 'agency' ? 'home.agencyHint' : 'home.targetHint')}
        onPick="fill"
        kinds={boxKinds[name]}
        stands={box?.found?.id}
        problem={problem}
      />
      {box?.problem && (
        <div id={problem} class="problem">
          <p>{problemInWords(view, box.text, box.problem)}</p>
          <Candidates view={view} name={name} candidates={box.problem.candidates} />
        </div>
      )}
    </div>
  );
}

function problemInWords({ say }: View, text: string, problem: NonNullable<Box['problem']>): string {
  const given = { text: apart(text) };
  if (problem.code === 'AMBIGUOUS_NAME') return say('home.ambiguous', given);
  return say(problem.candidates.length > 0 ? 'home.unknownNear' : 'home.unknown', given);
}

/** The entities that were perhaps meant: each asks the same question of this one. */
function Candidates(props: { view: View; name: BoxName; candidates: readonly EntityReference[] }) {
  const { view, name, candidates } = props;
  if (candidates.length === 0) return null;
  return (
    <ul>
      {candidates.map((one) => (
        <li>
          <a href={`${view.linkHere({ [name]: one.id, cursor: null })}#${answerId}`} dir="auto">
            {view.name(one)}
          </a>{' '}
          <Kind view={view} kind={one.kind} />
        </li>
      ))}
    </ul>
  );
}
