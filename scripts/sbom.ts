/**
 * Writes demarc.cdx.json, the CycloneDX bill of what a user installs: `npm sbom` has the hashes, licences and dependencies, and the
 * bundler the packages that are in dist/. Packages that only build or test are left out.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { bundledPackages } from './bundle.ts'

const bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})

const DEVELOPMENT = 'cdx:npm:package:development'

const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
const whole = bill.parse(JSON.parse(execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 1 << 26 })))
const bundled = new Set((await bundledPackages()).map(({ name, version }) => `${name}@${version}`))

const components = whole.components.flatMap((component) => {
  const properties = component.properties.filter(({ name }) => name !== DEVELOPMENT)
  if (bundled.has(component['bom-ref']))
    // https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/npm.md
    return [
      {
        ...component,
        scope: 'required',
        properties: [...properties, { name: 'cdx:npm:package:bundled', value: 'true' }],
      },
    ]
  return properties.length === component.properties.length ? [component] : []
})
const listed = new Set(components.map((component) => component['bom-ref']))
const missing = [...bundled].filter((ref) => !listed.has(ref))
if (missing.length > 0) throw new Error(`bundled, and not in package-lock.json: ${missing.join(', ')}`)

const demarc = { ...whole.metadata.component, type: 'application', name: 'demarc' }
listed.add(demarc['bom-ref'])
const dependencies = whole.dependencies
  .filter(({ ref }) => listed.has(ref))
  .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => listed.has(ref)) }))
const written = { ...whole, metadata: { ...whole.metadata, component: demarc }, components, dependencies }
writeFileSync('demarc.cdx.json', `${JSON.stringify(written, undefined, 2)}\n`)
console.log(`wrote demarc.cdx.json: ${components.length} packages, ${bundled.size} of them bundled into dist/`)
