/** @module-tag sweep */
import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { Heard } from './cli/process.ts'
import { ALL } from './sample.ts'

// the bench must have every operation that the product calls
test.runIf(ALL)('the organization of the bench is one that the audit takes: every account is audited', async () => {
  const child = spawn(process.execPath, ['bench/organization-audit.ts', '3', '0'], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { code, out, err } = await new Heard(child).ended
  expect([code, err]).toEqual([0, ''])
  // the management account is listed, and not asked
  expect(JSON.parse(out)).toMatchObject({ audited: 3 })
})
