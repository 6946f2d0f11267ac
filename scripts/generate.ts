/**
 * Writes all generated files; with `--check`, fails if a file is out of date. One line each, in the order in which they
 * depend on each other.
 */
await import('./generate-shapes.ts')
await import('./generate-registries.ts')
await import('./generate-cloud-control.ts')
await import('./generate-kept-properties.ts')
await import('./generate-reads.ts')
await import('./generate-schema.ts')
await import('./generate-frameworks.ts')
await import('./generate-control-pages.ts')
await import('./generate-model-page.ts')
await import('./generate-model-review.ts')
await import('./generate-quotas-page.ts')
await import('./generate-errors-page.ts')
await import('./generate-readme.ts')
await import('./generate-page.ts')
await import('./generate-picture.ts')
await import('./generate-notices.ts')
