/**
 * Writes docs/staircase.svg, the picture of the practice account, and docs/staircase-excerpt.svg, the part of it that can be read in
 * the README: by the code that draws every report's.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startPracticeAccount } from '../src/app/practice.ts'
import { scan } from '../src/app/scan.ts'
import { runSvg } from '../src/report/picture/run-picture.ts'
import { writeGenerated } from './generated.ts'

// the SDK's notice about Node versions is irrelevant for the picture
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
// a fixed day for the seed and the scan, because versions run out of support: the picture is the same on every day
const day = Date.parse('2026-11-24T12:00:00Z')
const practice = await startPracticeAccount({ seededAt: new Date(day) })
try {
  const run = await scan(
    { endpointUrl: practice.endpoint, credentials: practice.principals.auditor, defaultRegion: practice.region },
    {
      clock: () => day,
      time: { now: () => day, sleep },
      runId: () => 'picture',
      version: '0',
      userAgent: 'demarc-generate',
      env: {},
    },
  )
  if (run.model.blindSpots.length > 0)
    throw new Error(`the scan has blind spots: ${JSON.stringify(run.model.blindSpots[0])}`)
  writeGenerated({
    'docs/staircase.svg': runSvg(run, { titles: false }),
    'docs/staircase-excerpt.svg': runSvg(run, { titles: false, ofEach: 4 }),
  })
} finally {
  await practice.close()
}
