import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseLesson } from '../../src/app/learn/read-lesson.ts'
import { parseEventPattern } from '../../src/core/event-pattern.ts'
import { canonicalPattern } from '../../src/core/filter-pattern.ts'
import { parsePolicy } from '../../src/core/policy/parse.ts'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import { readOathCsv, readYubicoCsv } from '../../src/mfa/import/csv-files.ts'
import { readPskc } from '../../src/mfa/import/pskc.ts'
import { evaluate } from '../../src/practice/auth/policy.ts'
import { hostileText, mutated, orClearError, type Property } from './property.ts'

const LESSONS = 'src/app/learn/lessons'
const lessons = readdirSync(LESSONS).map((name) => readFileSync(join(LESSONS, name), 'utf8').slice(0, 4_000))

const config = `version: 1
attestations:
  - responsibility: root-password
    scope: { resource: '*', type: 'AWS::IAM::*', tag: { team: shop } }
    by: a.lindqvist
    date: 2026-11-01
    expires: 2027-11-01
    statement: It is long.
    evidence: https://example.com/1
exceptions:
  - control: S3.8
    scope: { account: '111122223333' }
    by: b
    date: 2026-11-01
    expires: 2026-12-01
    reason: &r because
parameters: { IAM.8: { maxCredentialUsageAge: 45 } }
`
const rfc6030 = 'src/mfa/import/rfc6030'
const pskc = readdirSync(rfc6030)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(join(rfc6030, name), 'utf8'))
const oath =
  'serial number,secret key,time interval,manufacturer,model\nDE-1,JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP,30,Acme,T-1\n'
const yubico = 'LOGGING START,2026-11-01T12:00:00\nStatic Password,2026-11-01,ccc,ddd,00ff\n1,2,3,4,5,0,0,6\n'

const pattern =
  '{"source":["aws.iam",{"prefix":"aws."}],"detail":{"n":[{"numeric":[">",0,"<=",5]}],"$or":[{"a":["b"]},{"c":[{"exists":false}]}],"ip":[{"cidr":"10.0.0.0/8"}],"w":[{"wildcard":"*a*"}]}}'
const event = '{"source":"aws.iam","detail":{"n":3,"a":"b","ip":"10.1.2.3","w":"banana"}}'
const filter =
  '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && $.eventType != "AwsServiceEvent" }'
const policy =
  '{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:Get*"],"NotResource":"arn:aws:s3:::b/${aws:username}/*","Condition":{"StringEquals":{"aws:SourceAccount":["1"]},"ForAllValues:IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}'

const json = fc.oneof(fc.json({ maxDepth: 6 }), hostileText)
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: new Map([['aws:username', 'a']]) }

export const textProperties: readonly Property[] = [
  {
    name: 'demarc.yaml: read, or refused with a clear error',
    runs: 150,
    property: () =>
      fc.property(fc.oneof(mutated([config]), json), (text) => orClearError(() => parseConfig(text, 'demarc.yaml'))),
  },
  {
    name: 'a lesson: read, or refused with a clear error',
    runs: 60,
    property: () => fc.property(mutated(lessons), (text) => orClearError(() => parseLesson(text, 'a.yaml'))),
  },
  {
    name: 'a PSKC file: read, or refused with a clear error',
    runs: 100,
    property: () =>
      fc.property(mutated(pskc), fc.constantFrom(undefined, 'qwerty', '00'), (text, passphrase) =>
        orClearError(() => readPskc(text, 'tokens.xml', passphrase === undefined ? {} : { passphrase })),
      ),
  },
  {
    name: 'token files of CSV: read, or refused with a clear error',
    runs: 300,
    property: () =>
      fc.property(mutated([oath, yubico]), (text) => {
        orClearError(() => readOathCsv(text, 'tokens.csv'))
        orClearError(() => readYubicoCsv(text, 'tokens.csv'))
      }),
  },
  {
    name: 'an event pattern: parsed or not, and then asked of any event; never an exception',
    runs: 400,
    property: () =>
      fc.property(fc.oneof(mutated([pattern]), json), fc.oneof(mutated([event]), json), (text, about) => {
        const parsed = parseEventPattern(text)
        let value: unknown = about
        try {
          value = JSON.parse(about)
        } catch {
          // text is an event of another kind
        }
        if (parsed.ok && typeof parsed.matches(value) !== 'boolean') throw new TypeError('neither yes nor no')
      }),
  },
  {
    name: 'a filter pattern: its canonical form is its own, and no longer than it may be',
    runs: 400,
    property: () =>
      fc.property(fc.oneof(mutated([filter]), hostileText), (text) => {
        const once = canonicalPattern(text)
        if (once !== undefined && canonicalPattern(once) !== once) throw new TypeError(`not its own: ${once}`)
        if (once !== undefined && once.length > 4 * text.length + 100) throw new TypeError('it grew')
      }),
  },
  {
    name: 'a policy: parsed or not, and decided; never an exception',
    runs: 400,
    property: () =>
      fc.property(fc.oneof(mutated([policy]), json), (text) => {
        const parsed = parsePolicy(text)
        if (!parsed.ok && parsed.problems.length === 0) throw new TypeError('refused without a reason')
        if (!['allow', 'explicit-deny', 'implicit-deny'].includes(evaluate([text], request)))
          throw new TypeError('no decision')
      }),
  },
]
