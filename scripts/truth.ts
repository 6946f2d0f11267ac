/**
 * `npm run truth`: how well the controls match AWS's pages today: what was compared and when, the declared deviations and parameters,
 * AWS's changes since,
 * and the age of the tables of dates. Exit 1 where something is undeclared or too old; with
 * `--on-any-day` only for what does not depend on today's date (`npm run check`).
 */
import { isoTime, systemClock } from '../src/core/clock.ts'
import { controls } from '../src/services/controls.gen.ts'
import { optionsOf } from './options.ts'
import { securityHub } from './reference/security-hub.ts'
import { truthOf } from './reference/truth.ts'

const { values } = optionsOf('npm run truth -- [--on-any-day]', {
  options: { 'on-any-day': { type: 'boolean', default: false } },
})
const { says, undeclared, stale } = truthOf(controls, securityHub, isoTime(systemClock()).slice(0, 10))
const wrong = values['on-any-day'] ? undeclared : [...undeclared, ...stale]
for (const line of [...says, ...wrong.map((what) => `wrong: ${what}`)]) console.log(line)
process.exitCode = wrong.length > 0 ? 1 : 0
