# The service alone; Neo4j is a container of its own (docker-compose.yml).
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY scripts scripts
RUN npm run build

FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:22-slim
# The service listens for everybody who reaches the container. Told to stop, it answers for a second more, so that
# clients close their connections; one line of log for each request is what `docker logs` is for.
ENV NODE_ENV=production HOST=0.0.0.0 METRICS_HOST=0.0.0.0 LOG_LEVEL=info STOP_DELAY_MS=1000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
# GraphiQL's ready-made scripts, without the hundreds of packages that they were made from.
COPY --from=build /app/node_modules/graphiql/package.json /app/node_modules/graphiql/graphiql.min.js /app/node_modules/graphiql/graphiql.min.css node_modules/graphiql/
COPY --from=build /app/node_modules/react/package.json node_modules/react/
COPY --from=build /app/node_modules/react/umd/react.production.min.js node_modules/react/umd/
COPY --from=build /app/node_modules/react-dom/package.json node_modules/react-dom/
COPY --from=build /app/node_modules/react-dom/umd/react-dom.production.min.js node_modules/react-dom/umd/
COPY package.json ./
COPY --from=build /app/dist dist
COPY browser browser
COPY cypher cypher
COPY seed seed
# The user `node` by its number: Kubernetes cannot tell from a name that it is not root.
USER 1000:1000
EXPOSE 4000
# The first start loads the data sets, which takes a minute or two on a busy machine.
# 401: a service that is closed to callers without a key.
HEALTHCHECK --start-period=3m --interval=5s --timeout=3s --retries=12 CMD ["node", "-e", "fetch('http://127.0.0.1:4000/readyz').then(r => process.exit(r.ok || r.status === 401 ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: signals reach the program that handles them.
# Room for what one answer needs, so that short-lived things are cleared away seldom: a tenth of the time of a request.
CMD ["node", "--max-semi-space-size=32", "dist/server.js"]
