import { expect, test } from 'vitest'
import { DemarcError } from '../core/errors.ts'
import { noPaint } from '../report/paint.ts'
import { compareModels, showAllTypes, showModel, showMoves } from './model.ts'

const look = { paint: noPaint, width: 80, unicode: true }

test('the staircase stands where the owners change', () => {
  const drawn = compareModels(['infrastructure', 'container', 'abstracted'], 'table', look)
  expect(drawn).toMatchInlineSnapshot(`
    "                            infrastructure     container        abstracted
                                infrastructure     container        abstracted
    17 Governance                   shared           shared           shared
    16 Logging and detection         you              you              you
    15 Resilience                    you             shared           shared
    14 Backup                        you             shared           shared
    13 Resource policies             you              you              you
    12 Identity and access           you              you              you
    11 Data                          you              you              you
    10 Client-side encryption        you              you              you
     9 Server-side encryption        you             shared           shared
     8 Encryption in transit         you              you             shared
     7 Network and firewall          you              you             shared
     6 Application                   you              you              you
                                                                ┏━━━━━━━━━━━━━━━━
     5 Platform                      you             shared     ┃      AWS
                                               ┏━━━━━━━━━━━━━━━━┛
     4 Guest operating system        you       ┃      AWS              AWS
                              ╺━━━━━━━━━━━━━━━━┛
     3 Control plane                 AWS              AWS              AWS
     2 Virtualization                AWS              AWS              AWS
     1 Facilities                    AWS              AWS              AWS

    below the line AWS is responsible; "you" and "shared" are your work; · the layer does not exist there
    "
  `)
})

test('the staircase is drawn in ASCII where Unicode does not show', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is asserted
  expect(compareModels(['ec2', 'rds', 's3'], 'table', { ...look, unicode: false })).toMatch(/^[\x00-\x7f]+$/)
})

test('no line is wider than the terminal, addresses apart', () => {
  const wide = showModel(['ec2', 'rds', 's3', 'cloudtrail'], 'table', { ...look, width: 60 })
    .split('\n')
    .filter((line) => line.length > 60 && !line.includes('https://') && !line.includes('AWS::'))
  expect(wide).toEqual([])
})

test('a third party stands with its name beside the party of a layer in which it has a part', () => {
  const type = 'AWS::ODB::CloudVmCluster'
  expect(showModel([type], 'table', look)).toMatch(/^ 9 {2}Server-side encryption +you and Oracle \(OCI\)$/m)
  expect(showModel([type], 'table', look)).toMatch(/^17 {2}Governance +AWS, you and Oracle \(OCI\)$/m)
  expect(showModel([type], 'markdown', look)).toContain('| 1 | Facilities | AWS and Oracle (OCI) |')
  expect(compareModels([type], 'table', look)).toMatch(/^14 Backup +you and other$/m)
  const instance = showModel(['AWS::EC2::Instance'], 'markdown', look, ['state.MarketplaceProducts=["abc"]'])
  expect(instance).toContain('| 5 | Platform | you and AWS Marketplace seller (product code abc) |')
})

test('a move can take a layer away', () => {
  const text = showMoves(['AWS::FSx::FileSystem'], 'table', look)
  expect(text).toContain('of which FSx makes no backups: Backup -> does not exist')
  expect(text).toContain('it is a Windows file system in one Availability Zone')
})

test('a third party stands with its name', () => {
  const type = 'AWS::ODB::CloudVmCluster'
  expect(showModel([type], 'table', look)).toMatch(/^ 2 {2}Virtualization +Oracle \(OCI\)$/m)
  expect(showModel([type], 'markdown', look)).toContain('| 2 | Virtualization | Oracle (OCI) |')
  expect(JSON.parse(showModel([type], 'json', look)).subjects[0].layers).toContainEqual(
    expect.objectContaining({ party: 'third-party', thirdParty: 'Oracle (OCI)' }),
  )
  expect(compareModels([type], 'table', look)).toContain('"other" is Oracle (OCI); ')
})

test('a mistyped name gets a suggestion', () => {
  expect(() => showModel(['AWS::RDS::DBInstanc'], 'table', look)).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('Did you mean AWS::RDS::DBInstance') }),
  )
  expect(() => showModel(['dyanmodb'], 'table', look)).toThrow(DemarcError)
  try {
    showModel(['dyanmodb'], 'table', look)
  } catch (error) {
    expect(error).toMatchObject({ code: 'UNKNOWN_NAME', exitCode: 2, hint: 'Did you mean dynamodb?' })
  }
})

test('JSON holds all 17 layers with their responsibilities and the evidence of AWS', () => {
  const { schema, subjects } = JSON.parse(showModel(['AWS::S3::Bucket'], 'json', look))
  expect(schema).toBe('demarc.model/1')
  expect(subjects[0].layers).toHaveLength(17)
  expect(subjects[0].layers[0]).toMatchObject({ layer: 'facilities', party: 'aws', responsibilities: [] })
  expect(subjects[0].layers[0].aws.evidence).toContain('artifact')
})

test('the whole table lists each type once and says how many stand how', () => {
  const { counts, types } = JSON.parse(showAllTypes('json', look))
  expect(types).toHaveLength(counts.types)
  expect(showAllTypes('table', look)).toContain(`${counts.unclassified} unclassified`)
})

test('a macro of AWS SAM is answered with what it expands into', () => {
  expect(() => showModel(['aws::serverless::function'], 'table', look)).toThrow(
    expect.objectContaining({
      code: 'IS_A_MACRO',
      message: expect.stringMatching(
        /^AWS::Serverless::Function is a macro of AWS SAM, .* a Lambda function with its role/,
      ),
      hint: expect.stringContaining('AWS::Lambda::Function or AWS::IAM::Role'),
    }),
  )
})

test('a service that AWS closes is labelled: in the model of a type, in every list, and in JSON', () => {
  const page = 'https://docs.aws.amazon.com/general/latest/gr/full_shutdown_services.html'
  expect(showModel(['AWS::QLDB::Ledger'], 'table', look)).toContain(`Lifecycle: end of support 2025-07-31.\n${page}\n`)
  expect(showModel(['AWS::QLDB::Ledger'], 'markdown', look)).toContain('Lifecycle: end of support 2025-07-31')
  const life = { stage: 'end of support', on: '2025-07-31', source: page }
  expect(JSON.parse(showModel(['AWS::QLDB::Ledger'], 'json', look)).subjects[0].lifecycle).toEqual(life)
  expect(showAllTypes('table', look)).toMatch(/^AWS::QLDB::Ledger .* \[end of support 2025-07-31\]$/m)
  const rows: readonly { readonly type: string; readonly lifecycle: unknown }[] = JSON.parse(
    showAllTypes('json', look),
  ).types
  expect(rows.find(({ type }) => type === 'AWS::QLDB::Ledger')?.lifecycle).toEqual(life)
  expect(rows.find(({ type }) => type === 'AWS::S3::Bucket')?.lifecycle).toBeNull()
})

test('a category tells where its name comes from, and how newer pages name it', () => {
  const shown = showModel(['container'], 'table', { ...look, width: 200 })
  expect(shown).toContain('whitepaper "AWS Security Best Practices" (2016), which AWS has archived')
  expect(shown).toContain('not Docker')
  expect(showModel(['infrastructure'], 'markdown', look)).toContain(
    'goes by the party that patches the operating system',
  )
  expect(JSON.parse(showModel(['abstracted'], 'json', look)).subjects[0].notes).toContainEqual(
    expect.objectContaining({ says: expect.stringContaining('serverless') }),
  )
})
