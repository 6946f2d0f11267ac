import { expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import { askable } from './parties.ts'
import { responsibilitiesByType } from './shape-responsibilities.ts'

const asked = (type: string, layer: string) => splitOf(type)?.find((row) => row.layer === layer)?.responsibilities

test('each responsibility of a type of its own can be asked of it', () => {
  const silent = Object.entries(responsibilitiesByType).flatMap(([type, named]) => {
    const known = describeType(type)
    if (known.kind !== 'shape') return [`${type} is placed by no shape`]
    const can = askable(known.entry, known.category)
    return named
      .filter((responsibility) => !can.has(responsibility))
      .map((responsibility) => `${type} ${responsibility}`)
  })
  expect(silent).toEqual([])
})

test('a device is asked for its site and its hosts', () => {
  expect(asked('AWS::BackupGateway::Hypervisor', 'facilities')).toEqual(['site-security'])
  expect(asked('AWS::BackupGateway::Hypervisor', 'virtualization')).toEqual(['host-patching'])
})

test('the responsibilities of a type stand in place of those of its shape, layer by layer', () => {
  expect(asked('AWS::Bedrock::Agent', 'application')).toEqual(['prompts', 'guardrails', 'model-choice'])
  expect(asked('AWS::StepFunctions::StateMachine', 'application')).toEqual(['code-and-dependencies', 'secrets-in-code'])
})

test('what sets who may act is asked about permissions; another setting leaves them to the account', () => {
  expect(asked('AWS::SSO::PermissionSet', 'identity')).toEqual(['least-privilege'])
  expect(asked('AWS::Budgets::Budget', 'identity')).toEqual([])
  // what it sets is another resource's data
  expect(asked('AWS::BCM::Dashboard', 'data')).toEqual(['data-handling'])
  expect(asked('AWS::BCM::Dashboard', 'identity')).toEqual([])
})

test('an abstracted service is asked for private paths to it, and for firewall rules where it reaches into your network', () => {
  expect(asked('AWS::StepFunctions::StateMachine', 'network')).toEqual(['private-connectivity'])
  expect(asked('AWS::Cognito::UserPool', 'network')).toEqual(['private-connectivity'])
  expect(asked('AWS::Glue::Job', 'network')).toEqual(['firewall-rules'])
  expect(asked('AWS::GlobalAccelerator::Accelerator', 'network')).toEqual(['ddos-protection'])
})

test('a gateway without a setting is asked for no rules and no monitoring', () => {
  for (const type of ['AWS::EC2::InternetGateway', 'AWS::EC2::VPNGateway', 'AWS::DirectConnect::DirectConnectGateway'])
    for (const layer of ['network', 'logging']) expect(asked(type, layer)).toEqual([])
})

test.each([
  // a single machine is not in several zones, and AWS signs its user in
  ['AWS::WorkSpaces::Workspace', ['recovery-plan'], ['high-availability', 'remote-access', 'os-renewal']],
  ['AWS::SageMaker::NotebookInstance', ['recovery-plan', 'os-renewal'], ['high-availability', 'remote-access']],
  // of a runtime the version is chosen, and no default is changed
  ['AWS::Glue::Job', ['platform-updates'], ['platform-configuration']],
  ['AWS::MemoryDB::Cluster', ['platform-updates', 'platform-configuration'], []],
  // the service has to read it
  ['AWS::Bedrock::Agent', ['prompts'], ['client-side-encryption']],
  ['AWS::Glue::Database', ['data-classification'], ['client-side-encryption', 'data-integrity']],
  // a share names accounts: nothing of it can be public
  ['AWS::RAM::ResourceShare', ['cross-account-sharing'], ['no-public-sharing']],
  ['AWS::Lambda::Permission', ['no-public-sharing'], []],
  // a plan is no store, and a set of tasks is a part of its service
  ['AWS::Backup::BackupPlan', ['backups'], ['least-privilege']],
  ['AWS::ECS::TaskSet', ['platform-updates'], ['data-classification', 'least-privilege', 'require-tls']],
] as const)('%s is asked %o and not %o', (type, asked, never) => {
  const all = (splitOf(type) ?? []).flatMap((row) => row.responsibilities)
  expect(all).toEqual(expect.arrayContaining([...asked]))
  expect(all.filter((one) => never.some((other) => other === one))).toEqual([])
})
