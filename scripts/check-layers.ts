/**
 * Checks the sources against the rules of .dependency-cruiser.cjs; also fails if too few modules were found for the
 * result to mean anything.
 */
import { readdirSync } from 'node:fs'
import { examine, homeless, inWords } from './layers.ts'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const result = await examine()
const seen = result.modules.filter((module) => module.source.startsWith('src/')).length
console.log(await inWords(result))
console.log(`${seen} of ${files.length} modules seen`)
const without = homeless(files.map((file) => `src/${file}`))
for (const file of without) console.log(`${file} stands in no room of the law, or in no part of a service`)
// TypeScript without a compiler API makes dependency-cruiser see nothing and pass: that must fail
if (seen < files.length || result.summary.error > 0 || without.length > 0) process.exitCode = 1
