import { type ShownSource, Sources } from '../parts/sources.js';
import type { View } from '../view.js';
import { DayForm, InForce, Names, Original, WaysOn } from './head.js';
import { type Block, layouts } from './layout.js';
import { CoIssuers, Drafts, Events, Policies, Years } from './lists.js';
import { Reach } from './reach.js';
import type { Profile } from './read.js';
import type { Group } from './rows.js';
import { Differences, Statements } from './said.js';
import { ReadHere } from './source.js';
import { GroupTable } from './tables.js';
import { Facts } from './values.js';

/** Kinds of which something depends on the day: their page has a form for it. */
const undatedKinds: ReadonlySet<string> = new Set(['Source']);

/** The content of the page of an entity: what readers ask for first of its kind, then all else that is known. */
export function ProfilePage({ view, profile }: { view: View; profile: Profile }) {
  const { entity, named, groups } = profile;
  const blocks = layouts[entity.kind] ?? [];
  return (
    <article class="profile">
      <Names view={view} entity={entity} />
      <WaysOn view={view} entity={entity} />
      <InForce view={view} entity={entity} statements={profile.statements} />
      <Original view={view} entity={entity} />
      <section>
        <h2 class="hidden">{view.say('profile.facts')}</h2>
        <Facts view={view} entity={entity} named={named} />
      </section>
      {!undatedKinds.has(entity.kind) && <DayForm view={view} profile={profile} />}
      {blocks.map((block) => (
        <BlockOf view={view} profile={profile} block={block} />
      ))}
      <Groups
        view={view}
        profile={profile}
        title={view.say('profile.rest')}
        groups={unplaced(groups, blocks)}
      />
      <Differences view={view} profile={profile} />
      <ReadIn view={view} profile={profile} />
      <Statements view={view} profile={profile} />
      <p class="quiet id">
        {view.say('field.id')}: <code>{entity.id}</code>
      </p>
    </article>
  );
}

const parts = {
  reach: Reach,
  events: Events,
  policies: Policies,
  drafts: Drafts,
  years: Years,
  coIssuers: CoIssuers,
  readHere: ReadHere,
} as const;

function BlockOf({ view, profile, block }: { view: View; profile: Profile; block: Block }) {
  if (typeof block === 'string') {
    const Part = parts[block];
    return <Part view={view} profile={profile} />;
  }
  const { title, fields } = block;
  const { groups } = profile;
  const placed = fields.flatMap((name) =>
    groups.filter(({ traversal }) => traversal.field === name),
  );
  return (
    <>
      <Groups view={view} profile={profile} title={view.say(title)} groups={placed} />
      {title === 'policy.issuers' && <UnnamedIssuers view={view} profile={profile} />}
    </>
  );
}

/** Groups of relations under a heading. Those without rows are left out. */
function Groups({
  view,
  profile,
  title,
  groups,
}: {
  view: View;
  profile: Profile;
  title: string;
  groups: readonly Group[];
}) {
  const some = groups.filter(({ total }) => total > 0);
  if (some.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {some.map((group) => (
        <GroupTable view={view} of={profile.entity.id} group={group} />
      ))}
    </section>
  );
}

/** Says that a policy has more issuers than its sources name. */
function UnnamedIssuers({ view, profile }: { view: View; profile: Profile }) {
  const { issuerCount } = profile.entity;
  const named = profile.groups.find(({ traversal }) => traversal.field === 'issuedBy')?.total ?? 0;
  if (typeof issuerCount !== 'number' || issuerCount <= named || profile.asOf) return null;
  return <p class="quiet">{view.say('policy.unnamedIssuers', { n: issuerCount, named })}</p>;
}

function unplaced(groups: readonly Group[], blocks: readonly Block[]): Group[] {
  const placed = new Set(
    blocks.flatMap((block) => (typeof block === 'string' ? [] : block.fields)),
  );
  return groups.filter(({ traversal }) => !placed.has(traversal.field));
}

function ReadIn({ view, profile }: { view: View; profile: Profile }) {
  const sources = (profile.entity.readIn ?? []) as readonly ShownSource[];
  if (sources.length === 0) return null;
  return (
    <section id="sources">
      <h2>{view.say('profile.sources')}</h2>
      <Sources view={view} sources={sources} />
    </section>
  );
}
