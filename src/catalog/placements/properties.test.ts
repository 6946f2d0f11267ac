import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType } from '@aws-cdk/service-spec-types'
import { describe, expect, test } from 'vitest'
import { splitOf } from '../../services/describe.ts'
import { typesAtRest } from '../at-rest.ts'
import type { LayerId } from '../layers.ts'
import { allPlacements, partiesOf } from '../placements.ts'
import { generalSource } from '../sources.ts'
import { partiesByProperty, typesWithProperties } from './properties.ts'
import { versionProperties } from './versions.ts'

const placements = allPlacements()

const propertiesOf = new Map(
  [...loadAwsServiceSpecSync().all('resource')].map((one) => [one.cloudFormationType, Object.keys(one.properties)]),
)

/** The names of properties by which a type has a layer. */
const named: Partial<Readonly<Record<LayerId, RegExp>>> = {
  'resource-policy':
    /^(ResourcePolic(y|ies)|RepositoryPolicy\w*|FileSystemPolicy|KeyPolicy|BucketPolicy|PermissionsPolicyDocument)$/,
  'server-side-encryption': /kms|encrypt|customermanagedkey/i,
  'client-side-encryption': /^DataEncryptionMetadata$/,
  network: /^(vpc\w*|subnet\w*|securitygroup\w*|network(ing)?config\w*|PubliclyAccessible)$/i,
  logging: /^(logging\w*|log(config|destination|deliver|publish)\w*)$/i,
  'encryption-in-transit': /^(tls|ssl|enablessl|certificateids)\w*$/i,
}

/** Properties that have such a name, and mean something else. */
const otherwise: Readonly<Record<string, string>> = {
  'AWS::Chime::VoiceConnector RequireEncryption': 'TLS of calls',
  'AWS::CleanRooms::Collaboration DataEncryptionMetadata': 'encryption by the members, before they upload',
  'AWS::CloudFront::FieldLevelEncryptionProfile FieldLevelEncryptionProfileConfig': 'fields on their way to the origin',
  'AWS::DRS::SourceNetwork VpcID': 'the network that is recorded',
  'AWS::DataSync::LocationEFS InTransitEncryption': 'TLS of copies',
  'AWS::DataSync::LocationHDFS KmsKeyProviderUri': 'a key server of Hadoop',
  'AWS::EC2::CarrierGateway VpcId': 'the network that it belongs to',
  'AWS::EC2::EgressOnlyInternetGateway VpcId': 'the network that it belongs to',
  'AWS::EC2::VPCEncryptionControl VpcId': 'the network whose traffic is encrypted',
  'AWS::EC2::VPCEncryptionControl VpcLatticeExclusionInput': 'what traffic is left out',
  'AWS::EC2::VPCEncryptionControl VpcPeeringExclusionInput': 'what traffic is left out',
  'AWS::EC2::VPCEndpointConnectionNotification VPCEndpointId': 'the endpoint that the notices are about',
  'AWS::IAM::SAMLProvider AssertionEncryptionMode': 'encryption of sign-in assertions',
  'AWS::ManagedBlockchain::Member NetworkConfiguration': 'the name and votes of a blockchain network',
  'AWS::MediaConnect::FlowEntitlement Encryption': 'encryption of a stream',
  'AWS::MediaConnect::FlowOutput Encryption': 'encryption of a stream',
  'AWS::MediaConnect::FlowOutput RouterIntegrationTransitEncryption': 'encryption of a stream',
  'AWS::MediaConnect::RouterInput TransitEncryption': 'encryption of a stream',
  'AWS::ODB::OdbNetwork KmsAccess': 'a path to KMS',
  'AWS::ODB::OdbNetwork KmsPolicyDocument': 'the policy of a path to KMS',
}

describe('what a property adds to a shape', () => {
  test('concerns types that are placed by their shape', () => {
    const placed = new Set(placements.map(({ type }) => type))
    expect(typesWithProperties.filter((type) => !placed.has(type))).toEqual([])
  })
  test('rests on a property of the type', () => {
    const without = typesWithProperties.flatMap((type) =>
      Object.keys(partiesByProperty(type))
        // safe: the keys of the parties are layers
        .filter((layer) => !propertiesOf.get(type)?.some((one) => named[layer as LayerId]?.test(one)))
        .map((layer) => `${type} ${layer}`),
    )
    expect(without).toEqual([])
  })
  test('leaves no layer out that a property is about', () => {
    const left = placements.flatMap((placement) => {
      const parties = partiesOf(placement)
      return Object.entries(named)
        .filter(([layer]) => parties[layer as LayerId] === 'none') // safe: the keys of `named` are layers
        .flatMap(([, names]) => propertiesOf.get(placement.type)?.filter((one) => names.test(one)) ?? [])
        .map((property) => `${placement.type} ${property}`)
        .filter((one) => otherwise[one] === undefined)
    })
    expect(left).toEqual([])
  })
})

describe('the part of the customer in encryption at rest', () => {
  const key = /kms|cmk|keyarn|encrypt/i
  const schema = loadAwsServiceSpecSync()
  const resources = new Map([...schema.all('resource')].map((one) => [one.cloudFormationType, one]))
  /** Whether a property at any depth names a key. */
  function hasKey(properties: Readonly<Record<string, Property>>, seen = new Set<string>()): boolean {
    const atRest = Object.entries(properties).filter(([name]) => !name.includes('InTransit'))
    return atRest.some(([name, { type }]) => key.test(name) || typeHasKey(type, seen))
  }
  function typeHasKey(type: PropertyType, seen: Set<string>): boolean {
    if (type.type === 'union') return type.types.some((one) => typeHasKey(one, seen))
    if (type.type === 'array' || type.type === 'map') return typeHasKey(type.element, seen)
    if (type.type !== 'ref' || seen.has(type.reference.$ref)) return false
    seen.add(type.reference.$ref)
    return hasKey(schema.get('typeDefinition', type.reference.$ref).properties, seen)
  }
  const general = generalSource('server-side-encryption', 'shared', 'abstracted')
  const shared = placements
    .map((placement) => ({
      placement,
      cell: splitOf(placement.type)?.find(({ layer }) => layer === 'server-side-encryption'),
    }))
    .filter(({ cell }) => cell?.party === 'shared')
  test('is a property, a page of the service, or a reason that the model states', () => {
    const without = shared
      .filter(({ cell }) => cell?.source === general)
      .filter(({ placement: { type } }) => !hasKey(resources.get(type)?.properties ?? {}))
      .map(({ placement: { type } }) => type)
    expect(without.sort()).toEqual([...typesAtRest.unsaid].sort())
  })
  test('is none where AWS alone encrypts', () => {
    for (const type of typesAtRest.byAws)
      expect(splitOf(type)?.find(({ layer }) => layer === 'server-side-encryption')?.party, type).toBe('aws')
  })
  test('is told with the reason where no page says it', () => {
    const cell = splitOf('AWS::Lightsail::Container')?.find(({ layer }) => layer === 'server-side-encryption')
    expect(cell).toMatchObject({ party: 'shared', because: expect.stringContaining('no property chooses a key') })
  })
})

describe('firewall rules', () => {
  /** What lets traffic in or keeps it out, by other names. */
  const elsewhere: Readonly<Record<string, string>> = {
    'AWS::Chime::VoiceConnector': 'the addresses that may place calls, a setting that its API alone has',
    'AWS::CloudHSM::Cluster': 'the security group that CloudHSM makes for it',
    'AWS::NetworkFirewall::Firewall': 'its policy',
    'AWS::SES::MailManagerIngressPoint': 'its traffic policy',
    'AWS::Transfer::Server': 'its endpoint details',
  }
  test('are asked of the appliances that have them', () => {
    const asked = placements.filter(
      ({ type, shape }) =>
        shape === 'appliance' &&
        splitOf(type)?.some(({ responsibilities }) => responsibilities.includes('firewall-rules')),
    )
    const without = asked.filter(
      ({ type }) => !elsewhere[type] && !propertiesOf.get(type)?.some((one) => /SecurityGroup|^Vpc/.test(one)),
    )
    expect(asked.length).toBeGreaterThan(8)
    expect(without.map(({ type }) => type)).toEqual([])
  })
})

describe('the part of the customer in a platform', () => {
  test('is a property of the type', () => {
    const without = [...versionProperties].filter(([type, property]) => !propertiesOf.get(type)?.includes(property))
    expect(without).toEqual([])
  })
  test('concerns platforms that are shared', () => {
    const parties = new Map(placements.map((one) => [one.type, partiesOf(one).platform]))
    expect([...versionProperties.keys()].filter((type) => parties.get(type) !== 'shared')).toEqual([])
  })
})
