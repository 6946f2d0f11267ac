# Demarc in an image without a shell or package manager, as a user without privileges; it needs no writable root file system:
#   docker build --tag demarc .
#   docker run --rm --read-only demarc scan --practice
#   docker run --rm --read-only --env AWS_PROFILE --volume ~/.aws:/home/nonroot/.aws:ro demarc scan
# A file that --out names goes to a folder that is mounted on /work and that the user 65532 may write to.
# Each base image is pinned by the digest of its index for all architectures; Dependabot raises both with their tags.

FROM node:24.21.0-trixie-slim@sha256:8ec5d7557396cfe32d21c3f9c13072355ceab22b584578ca4bb28af31120cffe AS build
WORKDIR /demarc
COPY package.json package-lock.json .npmrc ./
COPY tools tools
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build && npm prune --omit=dev --ignore-scripts

FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e
COPY --from=build /demarc/package.json /demarc/LICENSE /demarc/THIRD-PARTY-NOTICES.txt /app/
COPY --from=build /demarc/node_modules /app/node_modules
COPY --from=build /demarc/dist /app/dist
WORKDIR /work
USER nonroot
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/main.js"]
CMD ["--help"]
