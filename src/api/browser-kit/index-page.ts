import type { Favourite } from '../../codegen/browser-kit/favourites.js';

/** The page of the kit: its parts and how to use them in Neo4j Browser. It loads nothing from elsewhere. */
export function indexPage(kit: string, favourites: readonly Favourite[]): string {
  const at = escaped(kit);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>China Policy Graph · for Neo4j Browser</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #2a2c34; }
pre { background: #f1f3f5; padding: .6rem .8rem; overflow-x: auto; }
h2 { margin-top: 2rem; font-size: 1.2rem; }
</style>
</head>
<body>
<h1>For Neo4j Browser</h1>
<p><a href="/browser">Open Neo4j Browser</a>. A Neo4j that this service has started shows guide and style by itself when you connect. In any other, type the lines in grey into Browser's editor, and run them.</p>
<h2>Guide</h2>
<p>A tour from who issued what to why we say so; its questions run at a click.</p>
<pre>:play ${at}/guide.html</pre>
<p>The newer Browser of Neo4j's calendar versions reads the same tour as AsciiDoc:</p>
<pre>:play ${at}/guide.adoc</pre>
<h2>Style</h2>
<p>A colour for each kind of thing, captions by name. It replaces the style that you have; <code>:style reset</code> goes back to Browser's own.</p>
<pre>:style ${at}/style.grass</pre>
<h2>Favourites</h2>
<p>Download <a href="favourites.zip">favourites.zip</a> and drag it into the window of Browser: all questions appear under the star at the left. Or open one, and copy it:</p>
<ol>
${favourites.map(({ file, title }) => `<li><a href="favourites/${file}">${escaped(title)}</a></li>`).join('\n')}
</ol>
<h2>Files</h2>
<p><a href="guide.html">guide.html</a> · <a href="guide.adoc">guide.adoc</a> · <a href="guide.md">guide.md</a>, which both are made from · <a href="style.grass">style.grass</a></p>
<p>Does nothing happen? Browser loads from hosts alone that its server names in <code>browser.remote_content_hostname_whitelist</code>; <code>localhost</code> is one of them unless somebody took it out.</p>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
