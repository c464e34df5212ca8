# One image for every process: worker (default), ingress, sandbox, and the `rapport` command.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts scripts
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY sandbox sandbox
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund \
 # Temporal's native part comes for every system; one is used
 && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
      ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} +

FROM node:22-bookworm-slim
ENV NODE_ENV=production HTTP_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY bin bin
COPY migrations migrations
COPY brands brands
# /data: what the sandbox keeps, when it is used
RUN ln -s /app/bin/rapport /usr/local/bin/rapport && mkdir /data && chown node:node /data
USER node
CMD ["node", "--enable-source-maps", "dist/src/worker/main.js"]
