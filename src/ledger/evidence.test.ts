import { describe, expect, test } from 'vitest'
import { control, each, those } from '../controls/control.ts'
import { ACCOUNT_TYPE, evaluate } from '../evaluate/evaluate.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import { type Evidence, evidenceOf } from './evidence.ts'

const ACCOUNT = '111122223333'
const REGION = 'eu-central-1'
const VPC = 'AWS::EC2::VPC'
const LOG = 'AWS::EC2::FlowLog'
const one = (type: string, name: string, properties: Record<string, unknown>): Resource => ({
  id: `${type}/${name}`,
  type,
  account: ACCOUNT,
  region: REGION,
  name,
  tags: {},
  properties,
  state: {},
  unseen: {},
  answers: { listing: [`list ${type}`], details: { TrafficType: [`read ${name}`] } },
})
const listings = new Map([VPC, LOG].map((type) => [type, new Map([[REGION, [`list ${type}`]]])]))
const account = { ...one(ACCOUNT_TYPE, 'account', {}), region: 'global' }
const vpc = (name: string): Resource => one(VPC, name, { VpcId: name })
const log = (name: string, ResourceId: string, TrafficType = 'ALL'): Resource =>
  one(LOG, name, { ResourceId, TrafficType })

const text = {
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'A VPC keeps flow logs.',
  fix: 'Create a flow log.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
} as const
const near = {
  logs: those(LOG, { where: 'ResourceId', is: ({ VpcId }) => String(VpcId), reads: ['TrafficType'] }),
}
const spec = { ...text, id: 'Test.1', on: VPC, reads: ['VpcId'], near } as const
const logged = control({
  ...spec,
  holds: (_, at) => at.near.logs.some(({ properties }) => properties.TrafficType !== 'ACCEPT'),
})
const someLogged = control({
  ...spec,
  must: 'some',
  holds: (_, at) => at.near.logs.some(({ properties }) => properties.TrafficType !== 'ACCEPT'),
})

/** The evidence of a control about the one resource that it stands on. */
function evidence(
  asked: typeof logged,
  resources: readonly Resource[],
  blindSpots: readonly BlindSpot[] = [],
): Evidence {
  const model = place(resources, blindSpots, listings)
  const [first] = [...evaluate(model, [asked])].flatMap(({ resource, judged }) =>
    judged.map((verdict) => evidenceOf(verdict, resource, model)),
  )
  if (!first) throw new RangeError('nothing was judged')
  return first
}

describe('the evidence', () => {
  test('is what the control reads of the resource and of its neighbours', () => {
    expect(evidence(logged, [vpc('v'), log('a', 'v'), log('other', 'w')])).toEqual({
      evidence: { VpcId: 'v', logs: [`${LOG}/a`], 'a.TrafficType': 'ALL' },
      answers: [`list ${LOG}`, `list ${VPC}`, 'read a'],
    })
  })

  test('names only the answers that decided, and the listing where there could have been another', () => {
    const many = [vpc('v'), log('a', 'v', 'ACCEPT'), log('b', 'v')]
    expect(evidence(logged, many).answers).toEqual([`list ${LOG}`, `list ${VPC}`, 'read b'])
    expect(evidence(logged, many.slice(0, 2)).answers).toEqual([`list ${LOG}`, `list ${VPC}`, 'read a'])
    expect(evidence(logged, many.slice(0, 1)).answers).toEqual([`list ${LOG}`, `list ${VPC}`])
  })

  test('says which neighbour was not seen, and why, also where another decided', () => {
    const several = control({
      ...text,
      id: 'Test.2',
      on: VPC,
      reads: ['VpcId'],
      near: { logs: each(LOG, { where: 'ResourceId', is: () => ['v', 'w'], reads: ['TrafficType'] }) },
      holds: (_, at) => at.near.logs.some(({ properties }) => properties.TrafficType === 'ALL'),
    })
    expect(evidence(several, [vpc('v'), log('a', 'v')]).evidence['logs']).toEqual([
      `${LOG}/a`,
      `not seen: ${LOG} w was not seen`,
    ])
  })
})

describe('the evidence of a control over the account', () => {
  test('is the resource that meets it, with its neighbours', () => {
    expect(evidence(someLogged, [account, vpc('u'), vpc('v'), log('a', 'v')])).toEqual({
      evidence: { resources: [`${VPC}/v`], 'v.VpcId': 'v', 'v.logs': [`${LOG}/a`], 'a.TrafficType': 'ALL' },
      answers: [`list ${LOG}`, `list ${VPC}`, 'read a'],
    })
  })

  test('is every resource where none meets it, and the listing that says that there is no other', () => {
    expect(evidence(someLogged, [account, vpc('u'), vpc('v'), log('a', 'v', 'ACCEPT')])).toEqual({
      evidence: {
        resources: [`${VPC}/u`, `${VPC}/v`],
        'u.VpcId': 'u',
        'u.logs': [],
        'v.VpcId': 'v',
        'v.logs': [`${LOG}/a`],
        'a.TrafficType': 'ACCEPT',
      },
      answers: [`list ${LOG}`, `list ${VPC}`, 'read a'],
    })
    expect(evidence(someLogged, [account]).answers).toEqual([`list ${VPC}`])
  })
})
