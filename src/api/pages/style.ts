import { Html } from './html.js';

/** The style sheet of the page and its preview. It uses system fonts, loads no resources and supports dark mode. */
export const style = new Html(`
  :root { color-scheme: light dark; --quiet: light-dark(#667, #99a); --line: light-dark(#e3e3ea, #3a3a44); }
  * { box-sizing: border-box; }
  body { font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; }
  body.preview { font-size: 13px; padding: .75rem 1rem; }
  h1 { font-size: 1.6em; line-height: 1.25; margin: .35em 0 .1em; text-wrap: balance; }
  h2 { font-size: 1.05em; margin: 2em 0 .4em; }
  h2 span, .zh, .quiet, footer { color: var(--quiet); }
  h2 span { font-weight: 400; }
  h1 + .zh { font-size: 1.2em; margin: 0; }
  .kind { border-radius: 1em; display: inline-block; font-size: .8em; padding: .1em .8em; }
  .names { margin: .6em 0; }
  dl { display: grid; gap: .2em 1em; grid-template-columns: max-content 1fr; margin: 1em 0; }
  dt { color: var(--quiet); } dd { margin: 0; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { border-top: 1px solid var(--line); padding: .5em 0; }
  li .zh, li .quiet { display: block; font-size: .88em; }
  table { border-collapse: collapse; font-size: .92em; width: 100%; }
  th { color: var(--quiet); font-weight: 400; text-align: left; }
  th, td { border-top: 1px solid var(--line); overflow-wrap: anywhere; padding: .35em .6em .35em 0; vertical-align: top; }
  tr.next td { border-top: 0; padding-top: 0; }
  details td:first-child { white-space: nowrap; }
  td .quiet { font-size: .88em; }
  summary { cursor: pointer; }
  summary h2 { display: inline; }
  body > details { margin-top: 2em; }
  footer ul { margin: .4em 0 .8em; }
  footer li { border: 0; padding: .1em 0; }
  footer li .quiet { display: inline; }
  a { color: light-dark(#1f5fb0, #8ab8f5); text-decoration: none; } a:hover { text-decoration: underline; }
  footer { border-top: 1px solid var(--line); font-size: .85em; margin-top: 3em; padding-top: 1em; }
`);
