import { describe, expect, test } from 'vitest'
import { noPaint } from '../report/paint.ts'
import { splitOf } from '../services/describe.ts'
import { compareModels, showModel, showMoves, showUnsure } from './model.ts'

const look = { paint: noPaint, width: 200, unicode: true }
const given = (type: string, ...values: string[]): string => showModel([type], 'table', look, values)
const lineOf = (text: string, layer: string): string | undefined =>
  text.split('\n').find((line) => line.includes(layer))

describe('demarc model --given', () => {
  test('shows the line for that configuration', () => {
    expect(lineOf(given('AWS::Lambda::Function', 'PackageType=Image'), 'Platform')).toContain('you')
  })
  test('takes JSON for what has parts', () => {
    const vpc = given('AWS::Lambda::Function', 'VpcConfig={"SubnetIds":["subnet-1"]}')
    expect(lineOf(vpc, 'Network and firewall')).toContain('you')
  })
  test.each(['false', 'False', 'FALSE'])('takes %s for the value that it is', (value) => {
    const text = given('AWS::RDS::DBInstance', `MultiAZ=${value}`, 'DBClusterIdentifier=null', 'state.OutpostArns=[]')
    expect(lineOf(text, 'Resilience')).toContain('you')
  })
  test('stands in the comparison, with what was not given', () => {
    const compared = (...values: string[]) => compareModels(['rds', 's3'], 'table', look, values)
    expect(lineOf(compared(), 'Guest operating system')).toContain('shared')
    const custom = compared('Engine=custom-oracle-ee')
    expect(lineOf(custom, 'Guest operating system')).not.toContain('shared')
    expect(custom).toContain('StorageEncrypted was not given')
    expect(custom).toContain('Engine moves nothing of AWS::S3::Bucket.')
    expect(JSON.parse(compareModels(['rds'], 'json', look, ['Engine=custom-oracle-ee']))).toMatchObject({
      given: ['Engine=custom-oracle-ee'],
    })
  })
  test('takes live state by its name', () => {
    expect(
      lineOf(given('AWS::CertificateManager::Certificate', 'state.Type=IMPORTED'), 'Encryption in transit'),
    ).toContain('you')
  })
  test.each([
    ['AWS::RDS::DBInstance', 'OutpostArns=null', 'state.OutpostArns'],
    ['AWS::RDS::DBInstance', 'engine=mysql', 'Engine'],
    ['AWS::EC2::Instance', 'Operatr.Managed=true', 'Operator.Managed'],
    ['AWS::EC2::Instance', 'Operator.managed=true', 'Operator.Managed'],
    ['AWS::EC2::Instance', 'subnet.OutpostArn=arn:x', 'near.subnet.OutpostArn'],
  ])('refuses a name of %s that is nearly one that decides: %s', (type, value, meant) => {
    expect(() => given(type, value)).toThrow(`did you mean ${meant}?`)
  })
  test('what is not given keeps its default, and is told', () => {
    const text = given('AWS::EFS::FileSystem', 'PerformanceMode=maxIO')
    expect(lineOf(text, 'Resilience')).toContain('shared')
    expect(text).toContain('Resilience: AvailabilityZoneName was not given')
    expect(text).toContain('PerformanceMode moves nothing of AWS::EFS::FileSystem.')
  })
  test('shows both answers of a layer for which what is given is not enough', () => {
    const text = given('AWS::RDS::DBInstance', 'MultiAZ=false')
    expect(lineOf(text, 'Resilience')).toContain('you or shared')
    expect(text).toContain('Here: DBClusterIdentifier was not given: it depends on whether it runs in one')
    expect(lineOf(text, 'Backup')).not.toContain(' or ')
    const [shown] = JSON.parse(showModel(['AWS::RDS::DBInstance'], 'json', look, ['MultiAZ=false'])).subjects
    expect(shown.layers).toContainEqual(
      expect.objectContaining({ layer: 'resilience', party: 'unknown', between: ['customer', 'shared'] }),
    )
  })
  test.each([
    ['Engine', '--given takes a property and its value'],
    ['=x', '--given takes a property and its value'],
    ['VpcConfig={"SubnetIds":', 'begins as JSON and is none'],
    ['Tags=[a', 'begins as JSON and is none'],
  ])('refuses %s', (value, why) => {
    expect(() => given('AWS::RDS::DBInstance', value)).toThrow(why)
  })
  test('refuses a property that is given twice', () => {
    expect(() => given('AWS::RDS::DBInstance', 'Engine=postgres', 'Engine=custom-oracle-ee')).toThrow(
      'Engine is given twice',
    )
  })
  test('asks what is asked where what was not given keeps its default', () => {
    expect(given('AWS::RDS::DBInstance', 'MultiAZ=true')).toContain('[service-updates]')
    expect(given('AWS::RDS::DBInstance', 'MultiAZ=true')).not.toContain('[os-patching]')
    expect(given('AWS::RDS::DBInstance', 'Engine=custom-oracle-ee')).toContain('[os-patching]')
  })
  test('names each property that was not given once', () => {
    const text = given('AWS::RDS::DBInstance', 'MultiAZ=true')
    expect(text).toContain('Guest operating system: state.CustomEngineVersion, Engine were not given')
  })
  test('a name of any prototype is a property like another', () => {
    expect(given('AWS::EFS::FileSystem', '__proto__.polluted=true')).toContain('__proto__ moves nothing')
    expect(given('AWS::EFS::FileSystem', 'A={"b":1}', 'A.__proto__.polluted=true')).toContain('A moves nothing')
    expect({}).not.toHaveProperty('polluted')
  })
  test('a category has no configuration', () => {
    expect(() => showModel(['container'], 'table', look, ['Engine=x'])).toThrow('--given needs a resource type')
  })
})

test('demarc model --moves lists what moves the line, with the page of each', () => {
  const text = showMoves(['lambda'], 'table', look)
  expect(text).toContain('AWS::Lambda::Function')
  expect(text).toContain('https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html')
  expect(JSON.parse(showMoves([], 'json', look)).moves.length).toBeGreaterThan(10)
  expect(showMoves(['lambda'], 'markdown', look)).toMatch(/^\| type \| if \|/)
})

test('demarc model --moves also lists where a third party has a part', () => {
  expect(showMoves(['elb'], 'table', look)).toMatch(/Gateway Load Balancer.*vendor of the appliances has a part/)
  expect(showMoves(['elb'], 'markdown', look)).toContain('| as before, and vendor of the appliances |')
  expect(JSON.parse(showMoves(['elb'], 'json', look)).moves).toContainEqual(
    expect.objectContaining({ to: null, thirdParty: 'vendor of the appliances' }),
  )
})

test('demarc model --unsure lists the layers without a source of their own', () => {
  const unsureOf = (names: string[]): { type: string; layer: string }[] =>
    JSON.parse(showUnsure(names, 'json', look)).unsure
  expect(unsureOf(['rds'])).toEqual([])
  for (const { type, layer } of unsureOf([]))
    expect(splitOf(type)?.find((row) => row.layer === layer)?.exact, `${type} ${layer}`).toBe(false)
  expect(showUnsure(['AWS::SSM::Document'], 'table', look)).toContain('\n1 cell has no page of AWS')
  expect(showUnsure(['rds'], 'table', look)).toBe(
    '0 cells of 0 types have no page of AWS that says who is responsible.\n',
  )
  expect(showUnsure(['AWS::SSM::Document'], 'markdown', look)).toContain(
    '| AWS::SSM::Document | Server-side encryption |',
  )
})
