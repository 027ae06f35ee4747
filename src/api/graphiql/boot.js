/* global GraphiQL, React, ReactDOM */
const defaultQuery = await (await fetch('/graphiql/headline.graphql')).text();
const fetcher = GraphiQL.createFetcher({ url: '/graphql' });

ReactDOM.createRoot(document.getElementById('root')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery, defaultEditorToolsVisibility: false }),
);
