/** Writes all that is generated; with `--check`, fails where a file is out of date. One line each, in the order they build on. */
await import('./generate-shapes.ts')
await import('./generate-registries.ts')
await import('./generate-schema.ts')
await import('./generate-frameworks.ts')
await import('./generate-control-pages.ts')
await import('./generate-readme.ts')
await import('./generate-page.ts')
await import('./generate-picture.ts')
