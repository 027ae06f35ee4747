/* global GraphiQL, React, ReactDOM */
const { createElement, useEffect, useState } = React;
const { ToolbarButton, useEditorContext, useExecutionContext } = GraphiQL.React;

/** A link holds a question: `?query=…&variables=…&operationName=…`. Headers are never part of one. */
const asked = new URLSearchParams(location.search);
const linked = asked.get('query') || undefined;

const defaultQuery = await (await fetch('/graphiql/headline.graphql')).text();
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });

/** The address of this page with the question of the editors. */
function linkTo({ query, variables, operationName }) {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set('query', query);
  if (variables.trim()) link.searchParams.set('variables', variables);
  if (operationName) link.searchParams.set('operationName', operationName);
  return link.href;
}

/** Tab leaves an editor, so that nobody is caught in it. Ctrl-] and Ctrl-[ move a line right and left. */
const tabLeaves = { Tab: false, 'Shift-Tab': false };

let isRun = false;

/** A button that copies a link to the question. It also sees to what hangs on the editors: keys, and a linked question. */
function CopyLink() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext();
  const { run } = useExecutionContext();
  const [said, setSaid] = useState('');

  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor])
      editor?.addKeyMap(tabLeaves);
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    if (isRun || !linked || !queryEditor || !variableEditor) return;
    isRun = true;
    run();
  }, [queryEditor, variableEditor, run]);

  const copy = async () => {
    const link = linkTo({
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
      operationName: operationNameOf(queryEditor),
    });
    // The clipboard is closed to pages that come over plain HTTP from another computer. The address is there for all.
    history.replaceState(null, '', link);
    const isCopied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? 'Link copied.' : 'The address of this page is now the link.');
  };

  return createElement(
    React.Fragment,
    null,
    createElement(
      ToolbarButton,
      { onClick: copy, label: 'Copy link to this question' },
      createElement(LinkIcon),
    ),
    createElement('span', { role: 'status', className: 'said' }, said),
  );
}

/** A question with one operation needs no name. */
function operationNameOf(editor) {
  const { operations = [], operationName } = editor ?? {};
  return operations.length > 1 ? operationName : undefined;
}

function LinkIcon() {
  const ends = [
    'M8.5 5.5 10 4a2.8 2.8 0 0 1 4 4l-2.5 2.5a2.8 2.8 0 0 1-4 0',
    'M9.5 12.5 8 14a2.8 2.8 0 0 1-4-4l2.5-2.5a2.8 2.8 0 0 1 4 0',
  ];
  return createElement(
    'svg',
    {
      viewBox: '0 0 18 18',
      className: 'graphiql-toolbar-icon',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.5,
      'aria-hidden': true,
    },
    ends.map((d) => createElement('path', { key: d, d })),
  );
}

ReactDOM.createRoot(document.getElementById('root')).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      defaultQuery,
      defaultEditorToolsVisibility: asked.get('variables') ? 'variables' : false,
      toolbar: { additionalComponent: CopyLink },
      ...(linked && {
        query: linked,
        variables: asked.get('variables') ?? '',
        operationName: asked.get('operationName') ?? undefined,
      }),
    },
    createElement(
      GraphiQL.Logo,
      null,
      createElement('a', { href: '/', className: 'graphiql-logo-link' }, 'China Policy Graph'),
    ),
  ),
);
