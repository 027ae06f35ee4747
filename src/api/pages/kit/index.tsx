import { z } from 'zod';
import { type Favourite, readFavourites } from '../../../codegen/browser-kit/favourites.js';
import { weights } from '../../rest/weights.js';
import { sendPage } from '../page.js';
import { type PageModule, pageParameters } from '../routes.js';
import { type View, viewOf } from '../view.js';

/** GET /browser-kit/: what the kit for Neo4j Browser holds, and how each part of it is used. */
export const kit: PageModule = (pages) => {
  pages.get(
    '/browser-kit/',
    {
      // The lines to type name the host that the page was asked of, so no answer is kept.
      config: { weight: weights.nothing },
      schema: { querystring: z.object(pageParameters) },
    },
    (request, reply) => {
      const at = `${request.protocol}://${nameOf(request.host)}/browser-kit`;
      const view = viewOf(request);
      reply.header('cache-control', 'no-cache').header('vary', 'Accept-Language');
      return sendPage(request, reply, {
        title: view.say('kit.title'),
        body: <Kit view={view} at={at} favourites={readFavourites()} />,
      });
    },
  );
};

interface KitProps {
  readonly view: View;
  readonly at: string;
  readonly favourites: readonly Favourite[];
}

function Kit({ view, at, favourites }: KitProps) {
  const { say } = view;
  return (
    <>
      <h1>{say('kit.title')}</h1>
      <p>
        <a href="/browser">{say('kit.open')}</a>
      </p>
      <p>{say('kit.byItself')}</p>
      <h2>{say('kit.guide')}</h2>
      <p>{say('kit.guideIs')}</p>
      <Command text={`:play ${at}/guide.html`} />
      <p>{say('kit.newGuide')}</p>
      <Command text={`:play ${at}/guide.adoc`} />
      <h2>{say('kit.style')}</h2>
      <Command text={`:style ${at}/style.grass`} />
      <p>{say('kit.styleIs')}</p>
      <Command text=":style reset" />
      <h2>{say('kit.favourites')}</h2>
      <p>
        <a href="favourites.zip">{say('kit.download')}</a> {say('kit.drag')}
      </p>
      <ol lang="en">
        {favourites.map(({ file, title }) => (
          <li>
            <a href={`favourites/${file}`}>{title}</a>
          </li>
        ))}
      </ol>
      <h2>{say('kit.files')}</h2>
      <ul>
        <li>
          <a href="guide.html">guide.html</a>
        </li>
        <li>
          <a href="guide.adoc">guide.adoc</a>
        </li>
        <li>
          <a href="guide.md">guide.md</a>, {say('kit.madeFrom')}
        </li>
        <li>
          <a href="style.grass">style.grass</a>
        </li>
      </ul>
      <h2>{say('kit.nothing')}</h2>
      <p>{say('kit.allowed')}</p>
      <Command text="browser.remote_content_hostname_whitelist" />
    </>
  );
}

/** A line to type into another program. */
function Command({ text }: { text: string }) {
  return (
    <pre class="command">
      <code>{text}</code>
    </pre>
  );
}

/** Browser loads from localhost unless its server forbids it, and from 127.0.0.1 only if its server allows it. */
function nameOf(host: string): string {
  return host.replace(/^(127\.0\.0\.1|\[::1\])(?=:|$)/, 'localhost');
}
