import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { dutyIds } from '../../src/catalog/duties.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { Keys } from '../root/in-test.ts'
import { accessEnv, bare, demarc, startDemarc } from './in-test.ts'

let folder: string
let practice: Practice
/** The environment of somebody with the auditor's credentials. */
let auditor: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-cli-'))
  practice = await startPracticeAccount()
  auditor = credentials(practice.principals.auditor)
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

const credentials = (who: Keys) => accessEnv(practice, who)
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for exactly these
const ESCAPE = /\u001b\[/

describe('demarc', () => {
  test('without arguments shows what there is', async () => {
    const { code, out } = await demarc([])
    expect(code).toBe(0)
    for (const word of ['Usage: demarc', 'scan', 'model', 'practice', 'completion', 'Examples:'])
      expect(out).toContain(word)
  })

  test('--version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await demarc(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test.each([['scan'], ['diff'], ['root'], ['mfa'], ['model'], ['practice'], ['completion']])(
    '%s --help has examples',
    async (command) => {
      const { code, out } = await demarc([command, '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(/Examples:\n {2}(demarc|source)/)
    },
  )

  test.each([
    [['scn'], 'Did you mean scan?'],
    [['practice', 'rehearsal'], 'Did you mean rehearse?'],
    [['practice', 'rehersal'], 'There are console-step and rehearse.'],
    [['scan', '--regoin', 'x'], 'Did you mean --region?'],
    [['scan', '--format', 'xml'], 'Allowed choices are table, json, csv'],
    [['scan', '--out', 'report.docx'], 'the extension of report.docx names no format'],
    [['scan', '--format', 'json', '--out', 'a.csv'], 'the extension of a.csv says csv'],
    [['scan', '--out', 'a.csv', 'a.csv'], '--out names a.csv twice'],
    [['scan', '--fail-on', 'awful'], 'Allowed choices are low, medium, high, critical'],
    [['practice', '--port', '99999'], 'A port is a whole number from 0 to 65535'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
    [['model', 'ec3'], 'Did you mean ec2'],
    [['scan', '--endpoint-url', 'localhost'], 'is not the URL of an endpoint'],
    [['scan', '--role-arn', 'Auditor'], 'is not the ARN of a role'],
    [['scan', '--region', 'mars-1'], '"mars-1" is not a region that is enabled'],
    [['scan', '--config', 'nowhere.yaml'], 'nowhere.yaml cannot be read'],
  ])('bad usage %j says what is wrong, and exits with 2', async (args, words) => {
    const { code, out, err } = await demarc(args, auditor)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).not.toMatch(/\n\s+at /)
  })
})

describe('demarc model', () => {
  test('prints the split of a service, a type or a category', async () => {
    for (const name of ['ec2', 'rds', 's3', 'AWS::DynamoDB::Table', 'abstracted', 'elb']) {
      const { code, out } = await demarc(['model', name])
      expect([name, code]).toEqual([name, 0])
      expect(out).toMatch(/AWS/)
    }
  })

  test('--compare draws the staircase', async () => {
    const { code, out } = await demarc(['model', '--compare', 'ec2', 'rds', 's3'])
    expect(code).toBe(0)
    expect(out).toMatch(/EC2.*RDS.*S3/i)
  })

  test('--format json and markdown', async () => {
    const json = await demarc(['model', 'rds', '--format', 'json'])
    expect(JSON.parse(json.out)).toBeTruthy()
    const markdown = await demarc(['model', '--all', '--format', 'markdown'])
    expect(markdown.out).toMatch(/^\|.*\|$/m)
  })
})

describe('demarc scan', () => {
  test('reads the account at an endpoint with the credentials of the environment', async () => {
    const { code, out, err } = await demarc(['scan'], auditor)
    expect([code, err]).toEqual([0, ''])
    for (const part of [
      'nordlicht-instruments (111122223333)',
      'Who answers, and is it done',
      'What to do next',
      'By resource',
    ])
      expect(out).toContain(part)
    // piped: no colours, no display
    expect(out).not.toMatch(ESCAPE)
  })

  test('--practice needs no account and no credentials', async () => {
    const { code, out } = await demarc(['scan', '--practice', '--region', 'us-east-1'])
    expect(code).toBe(0)
    expect(out).toContain('us-east-1')
    expect(out).toContain('This was the practice account')
  })

  test('colours by FORCE_COLOR, none by NO_COLOR; ASCII in a C locale; as wide as it is told', async () => {
    const coloured = await demarc(['scan', '-r', 'us-east-1'], { ...auditor, FORCE_COLOR: '1' })
    expect(coloured.out).toMatch(ESCAPE)
    const plain = await demarc(['scan', '-r', 'us-east-1'], { ...auditor, NO_COLOR: '1', LC_ALL: 'C', COLUMNS: '60' })
    expect(plain.out).not.toMatch(ESCAPE)
    expect(plain.out).toMatch(/^[\n\x20-\x7e]*$/)
    expect(Math.max(...plain.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
  })

  test('--format json is one document; --out writes it whole, readable by its owner alone', async () => {
    const file = join(folder, 'run.json')
    const { code, out, err } = await demarc(['scan', '-r', 'us-east-1', '-f', 'json', '--out', file], auditor)
    expect([code, out, err]).toEqual([0, '', `wrote ${file}\n`])
    const run = JSON.parse(readFileSync(file, 'utf8'))
    expect([run.schema, run.run.source.regions]).toEqual(['demarc.run/1', ['us-east-1']])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['run.json'])
  })

  test('a file that cannot be written is an error that says so, and nothing is left behind', async () => {
    const { code, err } = await demarc(['scan', '-r', 'us-east-1', '--out', '/nonexistent/run.json'], auditor)
    expect(code).toBe(2)
    expect(err).toContain('/nonexistent/run.json cannot be written: there is no such folder (ENOENT) [CANNOT_WRITE]')
  })

  test('--out writes several files at once, each in the format of its extension', async () => {
    const names = ['run.md', 'run.csv', 'run.sarif', 'run.xml', 'run.svg', 'run.png', 'run.txt']
    const files = names.map((name) => join(folder, name))
    const { code, out, err } = await demarc(['scan', '-r', 'us-east-1', '--out', ...files], auditor)
    expect([code, out, err]).toEqual([0, '', files.map((file) => `wrote ${file}\n`).join('')])
    const starts = files.map((file) => readFileSync(file, 'latin1').slice(0, 8).trim())
    expect(starts).toEqual(['# nordli', 'account,', '{\n"$sche', '<?xml ve', '<svg xml', '\x89PNG\r\n\x1a', 'Demarc'])
    for (const file of files) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600])
    for (const file of files) rmSync(file)
  })

  test('--out writes all files or none, and is looked at before any call', async () => {
    const before = practice.requests.length
    const [good, bad] = [join(folder, 'good.csv'), '/nonexistent/bad.json']
    const { code, err } = await demarc(['scan', '--out', good, bad], auditor)
    expect([code, readdirSync(folder), practice.requests.length - before]).toEqual([2, ['run.json'], 0])
    expect(err).toContain(bad)
  })

  test('--fail-on exits with 1 when a control of that severity is unmet', async () => {
    const all = ['scan', '-r', 'us-east-1', '-f', 'json']
    expect((await demarc([...all, '--fail-on', 'low'], auditor)).code).toBe(1)
    expect((await demarc(all, auditor)).code).toBe(0)
  })

  test('an unknown region gets a suggestion', async () => {
    const { code, err } = await demarc(['scan', '--region', 'eu-centrl-1'], auditor)
    expect(code).toBe(2)
    expect(err).toContain('Did you mean eu-central-1?')
  })

  test('--role-arn assumes a role first, and what the role may not see is a gap: --strict exits with 3', async () => {
    const role = `arn:aws:iam::${practice.account}:role/shop-deploy`
    const admin = credentials(practice.principals.admin)
    const all = ['scan', '-r', 'us-east-1', '-f', 'json', '--strict']
    expect((await demarc(all, auditor)).code).toBe(0)
    const narrow = await demarc(
      ['scan', '-r', 'us-east-1', '-f', 'json', '--strict', '--role-arn', `${role}-nowhere`],
      admin,
    )
    expect(narrow.code).toBe(2)
    expect(narrow.err).toMatch(/error: /)
  })

  test('reads what a user with fewer rights may see, and names the rest', async () => {
    // anna is a developer: she may list no more than the instances
    const { IAM } = await import('@aws-sdk/client-iam')
    const iam = new IAM({ endpoint: practice.endpoint, region: 'eu-central-1', credentials: practice.principals.admin })
    const { AccessKey } = await iam.createAccessKey({ UserName: 'carla.mendes' })
    const carla = credentials({
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    })
    const { code, out, err } = await demarc(['scan', '--strict'], carla)
    expect([code, err]).toEqual([3, ''])
    expect(out).toContain('What could not be seen')
    expect(out).toContain('s3:ListAllMyBuckets: access denied')
    expect(out).toContain('ec2:DescribeRegions: access denied: other regions may be enabled')
  })

  test('what people signed is taken into account; a file that is wrong ends it before any call', async () => {
    const file = join(folder, 'demarc.yaml')
    const signed = (subject: string) =>
      `exceptions:\n  - ${subject}\n    reason: r\n    by: b.holm\n    date: 2026-01-01\n    expires: 2099-01-01\n`
    const all = ['scan', '-r', 'us-east-1', '--fail-on', 'low']
    writeFileSync(
      file,
      [...new Set(dutyIds)]
        .map((duty) => signed(`duty: ${duty}`))
        .join('')
        .replaceAll(/\nexceptions:/g, ''),
    )
    const accepted = await demarc([...all, '--config', file], auditor)
    expect(accepted.code).toBe(0)
    expect(accepted.out).toContain('Accepted for now, and still unmet')
    expect(accepted.err).toContain(`warning: ${file}:`)
    writeFileSync(file, signed('control: S3.88'))
    const before = practice.requests.length
    const wrong = await demarc([...all, '--config', file], auditor)
    expect([wrong.code, wrong.out, practice.requests.length]).toEqual([2, '', before])
    expect(wrong.err).toContain(`error: ${file}:2:14: there is no control "S3.88"; did you mean S3.8`)
    // found where one stands, unless it is not wanted
    expect((await demarc(all, auditor, folder)).code).toBe(2)
    expect((await demarc([...all, '--no-config'], auditor, folder)).code).toBe(1)
    rmSync(file)
  })

  describe('credentials', () => {
    test('none: exit 2 at once, and what to do', async () => {
      const { code, out, err } = await demarc(['scan'], { AWS_REGION: 'eu-central-1' })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('[CREDENTIALS_MISSING]')
      expect(err).toContain('demarc scan --practice')
    })

    test('a profile that does not exist is named', async () => {
      const { code, err } = await demarc(['scan', '--profile', 'nope'], { AWS_REGION: 'eu-central-1' })
      expect(code).toBe(2)
      expect(err).toContain('nope')
    })

    test.each([
      ['secret', { AWS_SECRET_ACCESS_KEY: 'wrong' }],
      ['key', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }],
    ])('a wrong %s: exit 2 at once', async (_, wrong) => {
      const { code, err } = await demarc(['scan'], { ...auditor, ...wrong })
      expect(code).toBe(2)
      expect(err).toContain('[CREDENTIALS_WRONG]')
      expect(err).not.toContain(practice.principals.auditor.secretAccessKey)
    })

    test('an endpoint that nobody answers at: exit 2', async () => {
      const { code, err } = await demarc(['scan'], { ...auditor, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })
      expect(code).toBe(2)
      expect(err).toContain('ECONNREFUSED')
    })

    test('the region comes from the profile too', async () => {
      const { accessKeyId, secretAccessKey } = practice.principals.auditor
      writeFileSync(
        join(folder, 'config'),
        `[profile audit]\nregion = us-east-1\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      )
      const before = practice.requests.length
      const { code } = await demarc(['scan', '--profile', 'audit', '-f', 'json'], {
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_ENDPOINT_URL: practice.endpoint,
      })
      expect(code).toBe(0)
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
      const { code, out } = await demarc(['policy', '--check', '--profile', 'local', '-f', 'json'], {
        AWS_CONFIG_FILE: config,
      })
      expect([code, out]).toEqual([expect.any(Number), expect.stringContaining('111122223333')])
      rmSync(config)
    })
  })

  test('Ctrl-C leaves things tidy: 130, and no file', async () => {
    // an endpoint that takes its time
    const slow = createServer(() => {}).listen(0, '127.0.0.1')
    await once(slow, 'listening')
    const { port } = slow.address() as AddressInfo // safe: it listens on a port
    const child = startDemarc(['scan', '--out', join(folder, 'never.json')], {
      ...auditor,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    })
    await once(slow, 'request')
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    slow.closeAllConnections()
    slow.close()
    expect([code, readdirSync(folder)]).toEqual([130, ['run.json']])
  })

  test('a reader that has seen enough ends it quietly', async () => {
    const child = spawn('sh', ['-c', '"$0" dist/main.js scan --practice | head -1', process.execPath], {
      env: { ...bare },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (text) => {
      err += text
    })
    child.stdout.resume()
    const [code] = await once(child, 'close')
    expect([code, err]).toEqual([0, ''])
  })
})

describe('demarc practice', () => {
  test('--format json: its first line says where and who; Ctrl-C ends it; the state survives', async () => {
    const state = join(folder, 'state.json')
    const start = async () => {
      const child = startDemarc(['practice', '--format', 'json', '--state', state])
      const [line] = await once(createInterface({ input: child.stdout }), 'line')
      return { child, at: JSON.parse(line) }
    }
    const { S3 } = await import('@aws-sdk/client-s3')
    const s3Of = (at: { endpoint: string; principals: { admin: { accessKeyId: string; secretAccessKey: string } } }) =>
      new S3({ endpoint: at.endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: at.principals.admin })
    const first = await start()
    expect(Object.keys(first.at)).toEqual(['endpoint', 'region', 'account', 'principals', 'tokens'])
    expect(Object.keys(first.at.principals)).toEqual(['admin', 'auditor', 'root'])
    await s3Of(first.at).createBucket({
      Bucket: 'made-by-a-test',
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
    })
    first.child.kill('SIGINT')
    expect(await once(first.child, 'close')).toEqual([0, null])
    const second = await start()
    const { Buckets } = await s3Of(second.at).listBuckets({})
    expect(Buckets?.map(({ Name }) => Name)).toContain('made-by-a-test')
    second.child.kill('SIGTERM')
    await once(second.child, 'close')
    expect(statSync(state).mode & 0o777).toBe(0o600)
    rmSync(state)
  })

  test('a damaged state file is refused and left as it is', async () => {
    const state = join(folder, 'damaged.json')
    writeFileSync(state, '{"schema":"demarc.pract')
    const { code, err } = await demarc(['practice', '--state', state])
    expect(code).toBe(2)
    expect(err).toContain(state)
    expect(readFileSync(state, 'utf8')).toBe('{"schema":"demarc.pract')
    rmSync(state)
  })

  test('a port that is taken is an error', async () => {
    const { code, err } = await demarc(['practice', '--port', new URL(practice.endpoint).port])
    expect(code).toBe(2)
    expect(err).toContain('[PRACTICE_PORT_TAKEN]')
  })
})

describe('demarc completion', () => {
  test.each([['bash'], ['zsh'], ['fish']])('%s knows the commands, the options and their values', async (shell) => {
    const { code, out } = await demarc(['completion', shell])
    expect(code).toBe(0)
    for (const word of ['scan', 'model', 'practice', 'fail-on', 'critical', 'ec2']) expect(out).toContain(word)
  })

  test('bash completes', async () => {
    const { out } = await demarc(['completion', 'bash'])
    const file = join(folder, 'completion.bash')
    writeFileSync(file, out)
    const complete = async (words: readonly string[]) => {
      const script = `source ${file}; COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); COMP_LINE="$*"; COMP_POINT=\${#COMP_LINE}; $(complete -p demarc | sed 's/.*-F \\([^ ]*\\).*/\\1/') demarc "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"; echo "\${COMPREPLY[*]}"`
      const child = spawn('bash', ['--norc', '-c', script, 'bash', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
      let answer = ''
      child.stdout.on('data', (text) => {
        answer += text
      })
      await once(child, 'close')
      return answer.trim().split(/\s+/).sort()
    }
    expect(await complete(['demarc', 'sc'])).toEqual(['scan'])
    expect(await complete(['demarc', 'scan', '--fail-on', ''])).toEqual(['critical', 'high', 'low', 'medium'])
    expect(await complete(['demarc', 'scan', '--fo'])).toEqual(['--format'])
    // a group offers its commands and its own options; in it, those of the command
    expect(await complete(['demarc', 'practice', '--p'])).toEqual(['--port'])
    expect(await complete(['demarc', 'root', '--fail'])).toEqual(['--fail-on-unmet'])
    expect(await complete(['demarc', 'root', 'password', '--make', ''])).toEqual(['passphrase', 'random'])
    // a file, also where there may be several
    expect(await complete(['demarc', 'scan', '--out', `${folder}/completion.b`])).toEqual([file])
    rmSync(file)
  })

  test('zsh takes several files and regions; fish offers a command of a group what is its own', async () => {
    const [zsh, fish] = await Promise.all(['zsh', 'fish'].map((shell) => demarc(['completion', shell])))
    expect(zsh?.out).toMatch(/'\*--out\[[^\]]*\]:file:_files'/)
    expect(zsh?.out).toMatch(/'\*--region\[/)
    expect(zsh?.out).toMatch(/'--fail-on\[/)
    const lines = fish?.out.split('\n') ?? []
    const ofRoot =
      "'__fish_seen_subcommand_from root; and not __fish_seen_subcommand_from audit fix guide password watch'"
    expect(lines).toContainEqual(expect.stringContaining(`-n ${ofRoot} -l out -r -F`))
    expect(lines.filter((line) => line.includes("-n '__fish_seen_subcommand_from root'"))).toEqual([])
    const ofFix = "'__fish_seen_subcommand_from root; and __fish_seen_subcommand_from fix'"
    expect(lines).toContainEqual(expect.stringContaining(`-n ${ofFix} -l apply`))
  })
})
