/** Looks at the package as npm would publish it: publint's verdict, what is in it, and that nothing is missing or stray. */
import { execFileSync } from 'node:child_process'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const wanted = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/main.js', 'schema/run.schema.json']
const allowed = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/[\w.-]+\.js|schema\/[\w.-]+\.json)$/

const { messages, pkg } = await publint({ pkgDir: '.', strict: true })
for (const message of messages) console.error(formatMessage(message, pkg))

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
)
const files: string[] = packed.files.map((file: { path: string }) => file.path)
const missing = wanted.filter((file) => !files.includes(file))
const stray = files.filter((file) => !allowed.test(file))
if (missing.length > 0) console.error(`missing from the package: ${missing.join(', ')}`)
if (stray.length > 0) console.error(`not meant for the package: ${stray.join(', ')}`)
console.log(`${files.length} files, ${Math.round(packed.unpackedSize / 1024)} KiB unpacked`)
if (messages.length + missing.length + stray.length > 0) process.exitCode = 1
