# Demarc in an image without a shell or package manager, as a user without privileges; it needs no writable root file system:
#   docker build --tag demarc .
#   docker run --rm --read-only demarc scan --practice
#   docker run --rm --read-only --env AWS_PROFILE --volume ~/.aws:/home/nonroot/.aws:ro demarc scan
# A file that --out names goes to a folder that is mounted on /work and that the user 65532 may write to.

FROM node:24.21.0-trixie-slim AS build
WORKDIR /demarc
COPY package.json package-lock.json .npmrc ./
COPY tools tools
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build && npm prune --omit=dev --ignore-scripts

FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY --from=build /demarc/package.json /demarc/LICENSE /demarc/THIRD-PARTY-NOTICES.txt /app/
COPY --from=build /demarc/node_modules /app/node_modules
COPY --from=build /demarc/dist /app/dist
WORKDIR /work
USER nonroot
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/main.js"]
CMD ["--help"]
