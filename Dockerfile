# syntax=docker/dockerfile:1

# The whole product is built here, with the packages that building takes.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && rm -rf .next/cache

# What runs it. The compiler of pages is the largest of it, and nothing is compiled any more.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@next/swc-*

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    DATA_DIR=/data
RUN install -d -o node -g node -m 700 /data
COPY --from=packages /app/node_modules node_modules
# Without the lock file: nothing is ever installed in here.
COPY --from=build /app/package.json /app/next.config.mjs /app/tsconfig.json ./
COPY --from=build /app/public public
COPY --from=build /app/plugins plugins
# The help reads its articles and samples as they were written.
COPY --from=build ["/app/app/(site)/help", "app/(site)/help"]
# The sources that npm run backup, restore, config and the other commands are run from.
COPY --from=build /app/scripts scripts
COPY --from=build /app/db db
COPY --from=build /app/lib lib
COPY --from=build /app/dist dist
COPY --from=build /app/.next .next
USER node
# Everything that is written goes here; the rest may be read-only.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that it gets the signals.
CMD ["node", "dist/server.mjs"]
