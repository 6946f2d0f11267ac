/** Runs dependency-cruiser over src/ and fails on a forbidden import, or if it saw too few modules to mean anything. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cruise, format } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const require = createRequire(import.meta.url)
const config = require('../.dependency-cruiser.cjs')

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const result = await cruise(
  ['src'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  {
    tsConfig: extractTSConfig('tsconfig.json'),
  },
)
if (typeof result.output === 'string')
  throw new Error('dependency-cruiser gave text where its result object was asked for')
const seen = result.output.modules.filter((module) => module.source.startsWith('src/')).length
const report = await format(result.output, { outputType: 'err' })
console.log(String(report.output).trim())
console.log(`${seen} of ${files.length} modules seen`)
// TypeScript without a compiler API makes dependency-cruiser see nothing and pass: that must fail
if (seen < files.length || result.output.summary.error > 0) process.exitCode = 1
