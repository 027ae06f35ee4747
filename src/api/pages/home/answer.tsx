import type { Step } from '../../../queries/answer.js';
import { MAX_REASONS } from '../../../queries/explanation.js';
import type { Item, Related } from '../../rest/entity/selection.js';
import { EntityLink } from '../parts/entity-link.js';
import { Chain } from '../parts/reasons.js';
import { isWebAddress } from '../parts/words.js';
import type { View } from '../view.js';
import type { AnsweredPolicy, Asked, Original, PoliciesAnswer } from './question.js';
import { sameAnswer } from './same-answer.js';

/** Reasons of a policy that are shown at once; the others open at a click. */
const MAX_OPEN_REASONS = 3;

type Originals = ReadonlyMap<string, Original>;

/** Answers begin here, so that the first Tab after the question leads to the first policy. */
export const answerId = 'answer';

/** The ids of all sources that an answer shows or takes originals from. */
export function sourcesIn({ policies }: PoliciesAnswer): string[] {
  return policies.flatMap(({ item, reasons }) => [
    ...sourcesOf(item),
    ...reasons.flat().flatMap(({ sources }) => sources.map(({ id }) => id)),
  ]);
}

function sourcesOf(item: Item): string[] {
  const references = (item.sources ?? []) as readonly string[];
  return references.map((reference) => reference.split('#')[0] ?? reference);
}

/** The answer: the number of policies, and each with its day, its issuers and its reasons. */
export function Answer(props: {
  view: View;
  asked: Asked;
  answer: PoliciesAnswer;
  originals: Originals;
}) {
  const { view, asked, answer, originals } = props;
  const { say } = view;
  const { policies, total, nextCursor } = answer;
  const isPaged = nextCursor !== null || view.query.has('cursor');
  return (
    <section id={answerId} class="answer" tabIndex={-1} aria-labelledby="answer-title">
      <h2 id="answer-title">{sumOf(view, asked, total)}</h2>
      <p class="quiet">
        {total === 0
          ? say('answer.none')
          : say(
              asked.target?.kind === 'Company' ? 'answer.nearestFirst' : 'answer.newestFirst',
            )}{' '}
        {isPaged && say('answer.page', { n: policies.length })}
      </p>
      <ol class="policies">
        {policies.map((policy) => (
          <Policy view={view} policy={policy} originals={originals} />
        ))}
      </ol>
      {isPaged && (
        <p class="pager">
          {view.query.has('cursor') && (
            <a href={`${view.linkHere({ cursor: null })}#${answerId}`}>{say('answer.first')}</a>
          )}
          {nextCursor && (
            <a rel="next" href={`${view.linkHere({ cursor: nextCursor })}#${answerId}`}>
              {say('answer.next')}
            </a>
          )}
        </p>
      )}
      <Elsewhere view={view} asked={asked} />
    </section>
  );
}

/** The number of policies in a sentence. */
function sumOf({ say, name }: View, { agency, target }: Asked, n: number): string {
  const names = {
    n,
    agency: agency ? apart(name(agency)) : '',
    target: target ? apart(name(target)) : '',
  };
  if (!target) return say('answer.ofAgency', names);
  return say(agency ? 'answer.both' : 'answer.onTarget', names);
}

/** The question in words, without a number. */
export function questionInWords({ say, name }: View, { agency, target }: Asked): string {
  const names = {
    agency: agency ? apart(name(agency)) : '',
    target: target ? apart(name(target)) : '',
  };
  if (!target) return say('answer.titleAgency', names);
  return say(agency ? 'answer.titleBoth' : 'answer.titleTarget', names);
}

/** A name within a sentence, set apart so that signs of direction in it do not turn the rest around. */
export function apart(name: string): string {
  return `\u2068${name}\u2069`;
}

function Policy(props: { view: View; policy: AnsweredPolicy; originals: Originals }) {
  const { view, policy, originals } = props;
  const { say } = view;
  const { item, reasons, isEveryReason } = policy;
  const chains = reasons.map((steps) => withOriginals(steps, originals));
  const [open, more] = [chains.slice(0, MAX_OPEN_REASONS), chains.slice(MAX_OPEN_REASONS)];
  const original = originalOf(item, originals);
  return (
    <li>
      <h3>
        <EntityLink view={view} to={item} both />
        {original && (
          <>
            {' '}
            <a class="original" href={original} rel="noopener noreferrer">
              {say('answer.original')}
            </a>
          </>
        )}
      </h3>
      <p>
        <span class="day">{dayInWords(view, item)}</span> · {say('answer.issuedBy')}{' '}
        <Issuers view={view} item={item} />
      </p>
      {open.length > 0 && (
        <>
          <h4 class="quiet">{say('answer.why')}</h4>
          <Reasons view={view} chains={open} />
        </>
      )}
      {more.length > 0 && (
        <details>
          <summary>{say('answer.moreReasons', { n: more.length })}</summary>
          <Reasons view={view} chains={more} />
        </details>
      )}
      {!isEveryReason && <p class="quiet">{say('answer.reasonsCut', { n: MAX_REASONS })}</p>}
    </li>
  );
}

function Reasons({ view, chains }: { view: View; chains: readonly (readonly Step[])[] }) {
  return (
    <ul class="plain reasons">
      {chains.map((steps) => (
        <li>
          <Chain view={view} steps={steps} />
        </li>
      ))}
    </ul>
  );
}

/** Who issued a policy, as links. What the source says of further issuers without naming them is said, too. */
export function Issuers({ view, item }: { view: View; item: Item }) {
  const issuers: readonly Related[] = item.related.issuedBy ?? [];
  const stated = (item.issuerCount as number | null | undefined) ?? 0;
  const isCut = stated > issuers.length || !item.relatedComplete;
  if (issuers.length === 0) return <span class="quiet">{view.say('answer.issuerUnknown')}</span>;
  return (
    <>
      {issuers.map((one, at) => (
        <>
          {at > 0 && view.say('answer.and')}
          <EntityLink view={view} to={one} />
        </>
      ))}
      {isCut && ` ${view.say('answer.issuersCut')}`}
    </>
  );
}

const days = [
  'issuedOn',
  'passedOn',
  'decidedOn',
  'publishedOn',
  'reportedOn',
  'listedOn',
] as const;

/** The day by which a policy is ordered, and what happened on it. */
export function dayInWords({ say }: View, item: Item): string {
  const known = days.find((field) => item[field]);
  return known ? say(`onDay.${known}`, { day: String(item[known]) }) : say('day.unknown');
}

/** Where the text of a policy is: the first official notice among its sources whose address is known. */
function originalOf(item: Item, originals: Originals): string | undefined {
  const known = sourcesOf(item).map((id) => originals.get(id));
  const url = known.find((one) => one?.type === 'NOTICE' && one.url)?.url;
  return url && isWebAddress(url) ? url : undefined;
}

/** The same steps, whose sources say where their originals are. */
function withOriginals(steps: readonly Step[], originals: Originals): Step[] {
  return steps.map((step) => ({
    ...step,
    sources: step.sources.map((source) => ({ ...source, ...addressIn(originals, source.id) })),
  }));
}

function addressIn(originals: Originals, id: string) {
  const { url = null, publishedOn = null } = originals.get(id) ?? {};
  return { url, publishedOn };
}

function Elsewhere({ view, asked }: { view: View; asked: Asked }) {
  const { say } = view;
  const { csv, graphiql, rest, explore, list } = sameAnswer(asked);
  return (
    <p class="elsewhere">
      {say('answer.same')}: <a href={csv}>{say('answer.csv')}</a> ·{' '}
      {list && (
        <>
          <a href={withLanguage(view, list)}>{say('answer.list')}</a> ·{' '}
        </>
      )}
      <a href={withLanguage(view, explore)}>{say('answer.explore')}</a> ·{' '}
      <a href={graphiql}>{say('answer.graphiql')}</a> · <a href={rest}>{say('answer.rest')}</a>
    </p>
  );
}

function withLanguage(view: View, address: string): string {
  const [path = '', query] = address.split('?');
  return view.link(path, Object.fromEntries(new URLSearchParams(query)));
}
