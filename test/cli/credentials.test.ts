import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, demarc } from './in-test.ts'

let folder: string
let practice: Practice
let auditor: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-credentials-'))
  practice = await startPracticeAccount()
  auditor = accessEnv(practice, 'auditor')
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

test('none: exit 2 at once, and what to do', async () => {
  expect(await demarc('scan', { AWS_REGION: 'eu-central-1' })).toEqual({
    code: 2,
    out: '',
    err: `error: no AWS credentials were found, or they could not be refreshed: Could not load credentials from any providers [CREDENTIALS_MISSING]
hint: Set AWS_PROFILE or pass --profile; sign in with "aws sso login" or "aws login". Without an account: demarc scan --practice
`,
  })
})

test('a profile that does not exist is named', async () => {
  expect(await demarc('scan --profile nope', { AWS_REGION: 'eu-central-1' })).toEqual({
    code: 2,
    out: '',
    err: `error: there is no profile "nope" in ~/.aws/config or ~/.aws/credentials [UNKNOWN_PROFILE]
hint: There is none; "aws configure" makes one.
`,
  })
})

test.each([
  [
    'a circle of source profiles',
    'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = b',
    'comes from itself: a -> b -> a',
  ],
  [
    'two sources',
    'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = keys\ncredential_source = Environment',
    'names both a source_profile',
  ],
  [
    'an odd source',
    'role_arn = arn:aws:iam::111122223333:role/R\ncredential_source = Envronment',
    'has the credential_source "Envronment"',
  ],
  [
    'a sign-in session that is not there',
    'sso_session = none\nsso_account_id = 111122223333\nsso_role_name = R',
    'has the sso_session "none", which is not there',
  ],
])('a profile with %s: what is wrong with it', async (what, text, says) => {
  const path = join(folder, what)
  const role = 'role_arn = arn:aws:iam::111122223333:role/R'
  writeFileSync(
    path,
    `[profile a]\n${text}\n[profile b]\n${role}\nsource_profile = a\n[profile keys]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n`,
  )
  for (const line of ['scan', 'mfa list']) {
    const { code, err } = await demarc(`${line} --profile a`, { AWS_REGION: 'eu-central-1', AWS_CONFIG_FILE: path })
    expect(code).toBe(2)
    expect(err).toContain(`error: profile "a" ${says}`)
    expect(err).toContain('[BAD_PROFILE]')
  }
})

test.each([['my profile'], ['grün']])(
  'a profile that the AWS CLI reads and the SDK does not is not called missing: %s',
  async (name) => {
    const path = join(folder, `config of ${name}`)
    writeFileSync(path, `[profile "${name}"]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n`)
    const env = { AWS_REGION: 'eu-central-1', AWS_CONFIG_FILE: path }
    const named = await demarc(['root', '--profile', name], env)
    for (const { code, err } of [named, await demarc('scan', { ...env, AWS_PROFILE: name })]) {
      expect(code).toBe(2)
      expect(err).toContain(
        `error: profile "${name}" is there, and the AWS SDK for JavaScript does not read a profile of`,
      )
      expect(err).toContain(`aws configure export-credentials --profile '${name}' --format env`)
    }
  },
)

test.each([
  [
    'a section that is not closed',
    'credentials',
    '[audit\naws_access_key_id = AKIAX\n',
    1,
    'the section is not closed',
  ],
  [
    'a line without =',
    'credentials',
    '[audit]\naws_access_key_id AKIAX\n',
    2,
    'this is neither a section nor a setting',
  ],
  ['a section without the word profile', 'config', '[audit]\nregion = eu-west-1\n', 1, 'a section of this file begins'],
])('a file of AWS with %s: which file and line, the profile, and what to run', async (_, file, text, line, says) => {
  // the SDK remembers a file by its path
  const path = join(folder, `${file}-${line}-broken`)
  writeFileSync(path, text)
  const variable = file === 'config' ? 'AWS_CONFIG_FILE' : 'AWS_SHARED_CREDENTIALS_FILE'
  const { code, err } = await demarc('scan --profile audit', { AWS_REGION: 'eu-central-1', [variable]: path })
  expect(code).toBe(2)
  expect(err).toContain(`error: ${path}:${line}: ${says}`)
  expect(err).toContain('profile "audit" is incomplete')
  expect(err).toContain('hint: Correct that line, or write the profile again: aws configure --profile audit')
  expect(err).not.toContain('AKIAX')
})

test.each([
  ['secret', { AWS_SECRET_ACCESS_KEY: 'wrong' }, 'SignatureDoesNotMatch'],
  ['key', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, 'InvalidClientTokenId'],
])('a wrong %s: exit 2 at once', async (_, wrong, why) => {
  expect(await demarc('scan', { ...auditor, ...wrong })).toEqual({
    code: 2,
    out: '',
    err: `error: AWS does not accept these credentials (${why}) [CREDENTIALS_WRONG]
hint: Check the access key, the secret and the clock of this machine.
`,
  })
})

test('an endpoint that does not answer: exit 2', async () => {
  expect(await demarc('scan', { ...auditor, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })).toEqual({
    code: 2,
    out: '',
    err: `error: AWS did not say who is calling: the endpoint cannot be reached (ECONNREFUSED) [NO_IDENTITY]
hint: Is the endpoint of STS in eu-central-1 reachable from here?
`,
  })
})

test('an endpoint that redirects, which AWS does not do: exit 2, and where to look', async () => {
  const gate = createServer((_, answer) => answer.writeHead(302, { location: 'https://gate.example/login' }).end())
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  const { port } = gate.address() as AddressInfo
  try {
    expect(await demarc('scan', { ...auditor, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })).toEqual({
      code: 2,
      out: '',
      err: `error: AWS did not say who is calling: another server answers: the endpoint redirects (302) [NO_IDENTITY]
hint: Check --endpoint-url and AWS_ENDPOINT_URL, and whether a gateway or proxy of this network asks you to sign in first.
`,
    })
  } finally {
    gate.closeAllConnections()
    gate.close()
  }
})

test('the region comes from the profile too', async () => {
  const { accessKeyId, secretAccessKey } = practice.principals.auditor
  writeFileSync(
    join(folder, 'config'),
    `[profile audit]\nregion = us-east-1\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  )
  const before = practice.requests.length
  const { code } = await demarc('policy --check --profile audit -f json', {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_ENDPOINT_URL: practice.endpoint,
  })
  // it is not allowed to simulate its own policy
  expect(code).toBe(3)
  expect(practice.requests[before]).toMatchObject({ operation: 'GetCallerIdentity', region: 'us-east-1' })
  rmSync(join(folder, 'config'))
})

test('and the endpoint: its keys go nowhere else', async () => {
  const { accessKeyId, secretAccessKey } = practice.principals.auditor
  const config = join(folder, 'config-with-endpoint')
  writeFileSync(
    config,
    `[profile local]\nregion = us-east-1\nendpoint_url = ${practice.endpoint}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  )
  const { code, out } = await demarc('policy --check --profile local -f json', {
    AWS_CONFIG_FILE: config,
  })
  expect([code, out]).toEqual([expect.any(Number), expect.stringContaining('111122223333')])
  rmSync(config)
})

test.each(['mfa lost --root', 'root guide --format json'])(
  '%s by a profile that names the endpoint of a practice account leads to no console of AWS',
  async (command) => {
    const { accessKeyId, secretAccessKey } = practice.principals.admin
    const config = join(folder, 'lab')
    writeFileSync(
      config,
      `[profile lab]\nregion = ${practice.region}\nendpoint_url = ${practice.endpoint}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    )
    const { out, err } = await demarc(`${command} --profile lab`, { AWS_CONFIG_FILE: config })
    expect(out + err).toContain(practice.endpoint)
    expect(out + err).not.toMatch(/console\.aws\.amazon\.com/)
  },
)

test.each(['mfa session', 'mfa console', 'mfa list', 'scan', 'root', 'policy scan --check'])(
  '%s: the broken line is told also where it is of the profile that another takes its credentials from',
  async (command) => {
    const config = join(folder, 'chain')
    const role = 'role_arn = arn:aws:iam::111122223333:role/x\n'
    writeFileSync(config, `[profile chained]\n${role}source_profile = base\n[profile base\nregion = eu-central-1\n`)
    const { code, err } = await demarc(`${command} --profile chained`, { AWS_CONFIG_FILE: config })
    expect([code, err]).toEqual([2, expect.stringMatching(/chain:4: the section is not closed.*"base" is incomplete/)])
    const absent = await demarc(`${command} --profile absent`, { AWS_CONFIG_FILE: config })
    expect(absent.err).toMatch(/^error: there is no profile "absent"/)
  },
)

test('a profile that works without a line that cannot be read is used with a warning', async () => {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, ...rest } = auditor
  const config = join(folder, 'warned')
  const keys = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`
  writeFileSync(config, `[profile warned]\n${keys}role_arn arn:aws:iam::111122223333:role/x\n`)
  const { code, err } = await demarc('mfa list --profile warned', { ...rest, AWS_CONFIG_FILE: config })
  expect([code, err]).toEqual([
    expect.not.toSatisfy((one) => one === 2),
    expect.stringMatching(/^warning: .*warned:4: /),
  ])
})

test.each([
  'mfa lost',
  'mfa lost --partition aws-cn',
  'root fix --scp deny.json',
  'root fix --scp deny.json --partition aws-cn',
])('%s calls no AWS API, and still refuses a profile that there is not', async (command) => {
  const { code, err } = await demarc(`${command} --profile nope`, { AWS_CONFIG_FILE: join(folder, 'none') }, folder)
  expect([code, err]).toEqual([2, expect.stringContaining('there is no profile "nope"')])
})

test.each([
  [
    "sh -c 'echo starting >&2; echo token expired, sign in again >&2; exit 3'",
    'it ended with 3, and said: token expired, sign in again',
  ],
  [
    "sh -c 'echo no use for wJ4lrXUtnFEMI7K7MD3NGbPxRf1CYzE4mp1eK3yQ >&2; exit 4'",
    'it ended with 4, and said: no use for (redacted)',
  ],
  ['/no/such/program', 'it ended with 127'],
  ['echo hello', 'it printed no JSON'],
])('a credential_process that gives no credentials is quoted: %s', async (program, how) => {
  const config = join(folder, 'process')
  writeFileSync(config, `[profile p]\nregion = eu-central-1\ncredential_process = ${program}\n`)
  for (const command of ['mfa list', 'mfa session --serial arn:aws:iam::111122223333:mfa/anna']) {
    const { code, err } = await demarc(`${command} --profile p`, { AWS_CONFIG_FILE: config, XDG_CACHE_HOME: folder })
    expect([code, err]).toEqual([2, expect.stringContaining(`profile "p" gave no credentials: ${how}`)])
  }
})
