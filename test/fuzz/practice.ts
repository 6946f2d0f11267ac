import type { NormalizedSchema } from '@smithy/core/schema'
import fc from 'fast-check'
import { stepNames } from '../../src/practice/account/console/console.ts'
import { STEP_HEADER } from '../../src/practice/account/console/http.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { readClaim } from '../../src/practice/auth/sigv4.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import type { WireRequest } from '../../src/practice/wire/request.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'
import { hostileText, mutated, type Property } from './property.ts'
import { senderTo } from './sender.ts'

const crashes: string[] = []
let started: Promise<Practice> | undefined

/** One account for all the tries: what one leaves there the next one meets. Its listener keeps no process alive. */
const practice = (): Promise<Practice> => {
  started ??= startPractice({
    crashed: (error, what) =>
      crashes.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  })
  return started
}
export const closePractice = async (): Promise<void> => (await started)?.close()

function demandNoCrash(): void {
  const [first] = crashes.splice(0)
  if (first !== undefined) throw new TypeError(first)
  if (Reflect.get({}, 'polluted') !== undefined) throw new TypeError('the prototype of objects was changed')
}

const credential = 'AKIAIOSFODNN7EXAMPLE/20261130/eu-central-1/iam/aws4_request'
const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
const signedQuery = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(credential)}&X-Amz-Date=20261130T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=${'0'.repeat(64)}`

const request: fc.Arbitrary<WireRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
    path: mutated(['/', '/bucket/key', '/2015-03-31/functions/f/policy']).map((path) => `/${path}`),
    rawQuery: fc.oneof(fc.constant(''), mutated([signedQuery, 'Action=ListUsers&Version=2010-05-08', 'policy'])),
    authorization: fc.oneof(fc.constant(undefined), mutated([authorization])),
    target: fc.oneof(fc.constant(undefined), mutated(['DynamoDB_20120810.ListTables'])),
    type: fc.constantFrom(undefined, 'application/x-www-form-urlencoded', 'application/json', 'text/xml'),
    body: fc.oneof(fc.json(), mutated(['Action=ListUsers&Version=2010-05-08', '<Tagging/>', '{}'])),
  })
  .map(({ method, path, rawQuery, authorization: signed, target, type, body }) => ({
    method,
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: {
      host: 'localhost',
      'x-amz-date': '20261130T000000Z',
      ...(signed === undefined ? {} : { authorization: signed }),
      ...(target === undefined ? {} : { 'x-amz-target': target }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    body: Buffer.from(body),
  }))

/** An input by the schema, in which texts and keys are hostile, or what stands in the account. */
function inputOf(schema: NormalizedSchema, text: () => string, depth = 0): unknown {
  if (depth > 5) return undefined
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()]
    const taken = schema.isUnionSchema() ? members.slice(0, 1) : members
    return Object.fromEntries(
      taken.flatMap(([member, of]) => {
        const value = text() === '' && depth > 0 ? undefined : inputOf(of, text, depth + 1)
        return value === undefined ? [] : [[member, value]]
      }),
    )
  }
  if (schema.isListSchema()) {
    const item = inputOf(schema.getValueSchema(), text, depth + 1)
    return item === undefined ? undefined : [item]
  }
  if (schema.isMapSchema()) {
    const value = inputOf(schema.getValueSchema(), text, depth + 1)
    return value === undefined ? undefined : Object.fromEntries([[text(), value]])
  }
  if (schema.isTimestampSchema()) return new Date(0)
  if (schema.isBooleanSchema()) return text().length % 2 === 0
  if (schema.isBlobSchema()) return Buffer.from(text())
  if (schema.isNumericSchema()) return text().length
  if (schema.isDocumentSchema()) return Object.fromEntries([[text(), text()]])
  return schema.isStringSchema() ? text() : undefined
}

const operations = practiceServices.flatMap((service) =>
  [...service.operations.keys()].map((name) => ({ service, name })),
)
const names = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf')
/** What AWS's enumerations and numbers look like, so that more of a request is taken. */
const likely = fc.constantFrom(
  'a',
  'arn:aws:iam::111122223333:user/admin',
  '*',
  'application',
  'true',
  '1',
  '10.0.0.0/8',
)

export const practiceProperties: readonly Property[] = [
  {
    name: 'a claim of a signature: read or malformed, never an exception',
    runs: 500,
    property: () => fc.property(request, (one) => void readClaim(one)),
  },
  {
    name: 'a request to the practice account: answered, and never by a bug',
    runs: 200,
    property: () =>
      fc.asyncProperty(request, async (one) => {
        const { status } = await (await practice()).handle(one)
        demandNoCrash()
        if (status === 500) throw new TypeError('status 500')
      }),
  },
  {
    name: 'a step of the console: answered, and never by a bug',
    runs: 200,
    property: () =>
      fc.asyncProperty(
        fc.oneof(fc.constantFrom<string>(...stepNames), hostileText),
        fc.oneof(
          fc.json(),
          mutated(['{"email":"a@b","password":"p"}', '{"name":"n"}', '{"serial":"s","codes":["1","2"]}']),
        ),
        async (step, body) => {
          const headers = { host: 'localhost', [STEP_HEADER]: step }
          const asked = {
            method: 'POST',
            path: '/',
            rawQuery: '',
            query: new URLSearchParams(),
            headers,
            body: Buffer.from(body),
          }
          const { status } = await (await practice()).handle(asked)
          demandNoCrash()
          if (status >= 500) throw new TypeError(`status ${status}`)
        },
      ),
  },
  {
    name: 'names of prototypes and other texts in any operation: answered, and never by a bug',
    runs: 400,
    share: 8,
    property: () =>
      fc.asyncProperty(
        fc.constantFrom(...operations),
        fc.array(fc.oneof(names, likely, hostileText), { minLength: 1, maxLength: 12 }),
        async ({ service, name }, texts) => {
          const account = await practice()
          const schema = readClient(service.id, await service.sdk.module()).operations.get(name)?.input
          let at = 0
          const text = (): string => texts[at++ % texts.length] ?? ''
          const input = schema && !schema.isUnitSchema() ? inputOf(schema, text) : {}
          const send = await senderTo(account, service)
          // safe: an input is a structure
          await send(name, input as object).catch(() => undefined)
          demandNoCrash()
        },
      ),
  },
]
