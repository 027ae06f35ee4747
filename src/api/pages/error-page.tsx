import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityReference } from '../../queries/answer.js';
import type { ProblemDetails } from '../problem.js';
import { sendPage } from './page.js';
import { EntityLink } from './parts/entity-link.js';
import { type View, viewOf } from './view.js';

/** Sends what went wrong as a page: what was given, what is allowed, and the names that were perhaps meant. */
export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemDetails,
): Promise<FastifyReply> {
  const view = viewOf(request);
  const { say } = view;
  const title = say(problem.status === 404 ? 'error.notFound' : 'error.title');
  // Advice on requests helps no one who has clicked a link.
  const isTemporary = problem.status === 503;
  return sendPage(request, reply, {
    title,
    status: problem.status,
    body: (
      <>
        <h1>{title}</h1>
        <p>{isTemporary ? say('error.busy') : problem.detail}</p>
        <Candidates view={view} problem={problem} />
        <p>
          {isTemporary && (
            <>
              <a href={view.linkHere({})}>{say('error.again')}</a> ·{' '}
            </>
          )}
          <a href={view.link('/')}>{say('error.home')}</a>
        </p>
      </>
    ),
  });
}

/** The entities that were perhaps meant. */
export function Candidates({ view, problem }: { view: View; problem: ProblemDetails }) {
  const candidates = (problem.candidates ?? []) as readonly EntityReference[];
  if (candidates.length === 0) return null;
  return (
    <>
      <h2>{view.say('error.candidates')}</h2>
      <ul>
        {candidates.map((one) => (
          <li>
            <EntityLink view={view} to={one} both />
          </li>
        ))}
      </ul>
    </>
  );
}
