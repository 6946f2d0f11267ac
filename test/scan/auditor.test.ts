import { KMS } from '@aws-sdk/client-kms'
import type { NormalizedSchema } from '@smithy/core/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { readOnlyPolicy } from '../../src/collect/needs.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { evaluate } from '../../src/practice/auth/policy.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'
import { structure } from '../wire/values.ts'

/**
 * The auditor has exactly the policy that `demarc policy` prints, and every operation of the practice account that writes is
 * refused to it: by the policy for each operation, and over HTTP with an input of the operation's own shape.
 */
let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const writes = services.flatMap((service) =>
  [...service.operations].flatMap(([name, { kind, actions }]) =>
    kind === 'change' ? [{ service, name, actions }] : [],
  ),
)

/** Operations whose handler asks for itself which permission the input needs: over HTTP they are refused like all others. */
const asksItself = [
  // sts:AssumeRole on the role, and the role's trust policy
  'sts AssumeRole',
  // AddTags, RemoveTags or both
  'elasticbeanstalk UpdateTagsForResource',
]
/** What changes nothing of the account, and is allowed. */
const harmless = [
  // a scan needs the report that IAM makes
  'iam GenerateCredentialReport',
  // anyone may have a session of their own; it may do no more than they (STS API Reference, GetSessionToken)
  'sts GetSessionToken',
]

/** The names of AWS's denials. */
const DENIED = /^(AccessDenied|AccessDeniedException|AccessDeniedFault|UnauthorizedOperation|AuthorizationError\w*): /

test('there are writes in every service that has state to change', () => {
  expect(writes.length).toBeGreaterThan(100)
})

test('the policy allows none of the writes, whatever the resource', () => {
  const policy = readOnlyPolicy(collectors)
  const allowed = writes.filter(
    ({ actions }) =>
      // an operation that asks for no permission is open to anyone
      actions === null ||
      actions.every((action) => evaluate([policy], { action, resource: '*', context: new Map() }) === 'allow'),
  )
  expect(allowed.map(({ service, name }) => `${service.id} ${name}`).sort()).toEqual(
    [...asksItself, ...harmless].sort(),
  )
})

describe('over HTTP', () => {
  let key = ''
  const told = { denied: 0, refused: 0 }
  beforeAll(async () => {
    const kms = new KMS({
      endpoint: practice.endpoint,
      region: practice.region,
      credentials: practice.principals.auditor,
    })
    key = (await kms.listKeys({})).Keys?.[0]?.KeyId ?? ''
  })

  /** An input of the operation's own shape. */
  function inputOf(schema: NormalizedSchema): Record<string, unknown> {
    const drawn = fc.sample(
      fc.gen().map((draw) => structure(draw, schema, 0)),
      { numRuns: 1, seed: 1 },
    )[0]
    const { ChecksumAlgorithm: _, ...input } = drawn ?? {}
    // what the client's endpoint rules look at, and what the server must know to tell the resource, are good ones
    const good = {
      Bucket: 'a-bucket',
      AccountId: practice.account,
      KeyId: key,
      FunctionName: 'a-function',
      TableName: 'a-table',
    }
    const members = new Set([...schema.structIterator()].map(([name]) => name))
    for (const [name, value] of Object.entries(good)) if (members.has(name)) input[name] = value
    return input
  }

  test.each([...new Set(writes.map(({ service }) => service))].map((service) => [service.id, service] as const))(
    '%s refuses each',
    { timeout: 60_000 },
    async (id, service) => {
      const module = Object.entries(await service.sdk.module())
      const wire = readClient(id, await service.sdk.module())
      // safe: every SDK client module exports one client class and a command class for each operation
      const Client = module.find(([name]) => name.endsWith('Client') && name !== '__Client')?.[1] as new (
        options: object,
      ) => {
        send(command: unknown): Promise<unknown>
        destroy(): void
      }
      const client = new Client({
        endpoint: practice.endpoint,
        region: practice.region,
        credentials: practice.principals.auditor,
        maxAttempts: 1,
        forcePathStyle: true,
        disableHostPrefix: true,
        ...(id === 's3control' ? { endpointProvider: () => ({ url: new URL(practice.endpoint) }) } : {}),
      })
      const answers: string[] = []
      for (const { name } of writes.filter((one) => one.service === service)) {
        if (harmless.includes(`${id} ${name}`)) continue
        // safe: as above
        const Command = module.find(([one]) => one === `${name}Command`)?.[1] as new (input: object) => unknown
        const schema = wire.operations.get(name)?.input
        const answer = await client.send(new Command(schema ? inputOf(schema) : {})).then(
          () => 'taken',
          (thrown: unknown) => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)),
        )
        if (DENIED.test(answer)) told.denied++
        else if (answer === 'taken' || asksItself.includes(`${id} ${name}`)) answers.push(`${name}: ${answer}`)
        // what the server cannot even tell the resource of is refused too, though not for want of permission
        else told.refused++
      }
      client.destroy()
      expect(answers).toEqual([])
    },
  )

  test('nearly all for want of permission', () => {
    expect(told.denied / (told.denied + told.refused)).toBeGreaterThan(0.95)
  })
})
