import { describe, expect, test } from 'vitest'
import { securityHub } from '../scripts/reference/security-hub.ts'
import { isCustomizable, rangeText, valueText } from '../src/controls/parameters.ts'
import { controls } from '../src/services/controls.gen.ts'

/**
 * Under an AWS id stands AWS's meaning: what the facts file (scripts/reference/README.md) says of a control is what the code
 * says. What a control asks is read on its page by a person; severity, status, types and rule names are held here.
 */
const facts = new Map(securityHub.controls.map((one) => [one.id, one]))
const underAwsIds = controls.filter(({ id }) => !id.startsWith('Demarc.'))

/** The types that Security Hub names otherwise than CloudFormation does, or that CloudFormation does not have. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  // whether a region has one
  'AWS::AccessAnalyzer::Analyzer': ['Demarc::AccessAnalyzer::Region'],
  'AWS::ACM::Certificate': ['AWS::CertificateManager::Certificate'],
  'AWS::Backup::RecoveryPoint': ['Demarc::Backup::RecoveryPoint'],
  'AWS::EC2::SnapshotBlockPublicAccess': ['Demarc::EC2::SnapshotBlockPublicAccess'],
  // one with Elasticsearch on it (opensearch-service/latest/developerguide/rename.html)
  'AWS::Elasticsearch::Domain': ['AWS::OpenSearchService::Domain'],
  'AWS::IAM::Policy': ['AWS::IAM::ManagedPolicy'],
  'AWS::OpenSearch::Domain': ['AWS::OpenSearchService::Domain'],
  'AWS::RDS::DBClusterSnapshot': ['Demarc::RDS::DBClusterSnapshot'],
  'AWS::RDS::DBSnapshot': ['Demarc::RDS::DBSnapshot'],
  'AWS::WorkSpaces::WorkSpace': ['AWS::WorkSpaces::Workspace'],
  // what AWS counts per managed instance, we ask of the instance
  'AWS::SSM::AssociationCompliance': ['AWS::EC2::Instance'],
  'AWS::SSM::PatchCompliance': ['AWS::EC2::Instance'],
  // the questions about an account are asked of the part of it that answers
  'AWS::::Account': [
    'AWS::CloudTrail::Trail',
    'AWS::IAM::Role',
    'Demarc::Account::Account',
    'Demarc::Config::Region',
    'Demarc::EC2::EbsDefaultEncryption',
    'Demarc::EC2::Snapshot',
    'Demarc::EMR::BlockPublicAccess',
    'Demarc::GuardDuty::Region',
    'Demarc::InspectorV2::Region',
    'Demarc::Macie::Region',
    'Demarc::IAM::PasswordPolicy',
    'Demarc::IAM::RootUser',
    'Demarc::S3::AccountPublicAccessBlock',
    'Demarc::SSM::ServiceSettings',
  ],
}
/** Their rules are Security Hub's own: AWS Config has no managed rule of the name. */
const ofCustomRules = new Set(['EC2.172', 'MSK.3', 'S3.24'])

test('every AWS id is one of AWS Security Hub, and active', () => {
  expect(underAwsIds.length).toBeGreaterThan(300)
  expect(underAwsIds.filter(({ id }) => facts.get(id)?.status !== 'active').map(({ id }) => id)).toEqual([])
})

const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => row.join(' | ')).sort()

describe.each(underAwsIds.map((control) => [control.id, control] as const))('%s', (id, control) => {
  const fact = facts.get(id)
  test('has the severity of AWS', () => {
    expect(control.severity).toBe(fact?.severity)
  })
  test('names the AWS Config rule of its page, or none', () => {
    // the rule that the page names, or the one that Security Hub creates of it
    const names = [fact?.configRule, fact?.configRuleDeployed].flatMap((name) => name ?? [])
    if (ofCustomRules.has(id) || names.length === 0) expect(control.configRule).toBeUndefined()
    else expect(names).toContain(control.configRule)
  })
  test('is asked of a type of its page', () => {
    const types = (fact?.resourceTypes ?? []).flatMap((type) => [type, ...(otherNames[type] ?? [])])
    expect(types).toContain(control.on)
  })
  test('was compared with its page', () => {
    expect(control.compared).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
  test('has the parameters of its page: names, defaults, and which of them users may set', () => {
    const ofFacts = (fact?.parameters ?? []).map((one) => [
      one.name,
      (one.default ?? 'none').split(',').join(', '),
      one.customizable,
    ])
    const ofCode = Object.entries(control.parameters).map(([name, one]) => [
      name,
      valueText(one.value),
      isCustomizable(one),
    ])
    expect(sorted(ofCode)).toEqual(sorted(ofFacts))
  })
  for (const { name, allowed } of fact?.parameters ?? []) {
    const parameter = control.parameters[name]
    // what the facts say in words (`1-3 key ARNs`) a person reads on the page
    if (!parameter || allowed === null || !/^(\d+-\d+|[\w.]+(,[\w.]+)+)$/.test(allowed)) continue
    test(`allows for ${name} what its page allows`, () => {
      const range = rangeText(parameter) ?? ''
      if ('from' in parameter) expect(range).toBe(allowed.replace('-', ' to '))
      else expect(range.split(', ').sort()).toEqual(allowed.split(',').sort())
    })
  }
})
