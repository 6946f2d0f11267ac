/**
 * Runs test/browser: the HTML report in a real Chromium. Without one, its package is installed if this is root on
 * Debian; otherwise it says what to do. DEMARC_BROWSER names another Chromium.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const find = (): string | undefined => [process.env['DEMARC_BROWSER'] ?? '', ...places].find((path) => existsSync(path))

if (find() === undefined) aptInstall('chromium')
const chromium = find()
if (chromium === undefined) {
  console.error('error: the browser tests need Chromium, and found none.')
  console.error('hint: apt-get install chromium, or leave them out: npm run check -- --without browser')
  process.exit(1)
}
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'browser', ...process.argv.slice(2)], {
  stdio: 'inherit',
  // its counts are a step of their own, not part of `npm test`
  env: { ...process.env, DEMARC_TEST_REPORT: undefined, DEMARC_BROWSER: chromium },
})
process.exitCode = status === 0 ? 0 : 1
