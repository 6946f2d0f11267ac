import { describe, expect, test } from 'vitest'
import { byText } from '../core/by-text.ts'
import { among, given, kind, named, type Place, take } from './kind.ts'
import { awsError } from './service.ts'

interface Cluster {
  is: { ClusterIdentifier: string; Port?: number; Encrypted?: boolean }
}
interface State {
  clusters: Cluster[]
  groups: { name: string }[]
}

const clusters = kind<State, Cluster>({
  in: (state) => state.clusters,
  id: ({ is }) => is.ClusterIdentifier,
  arn: ['redshift', 'cluster:'],
  missing: (id) => awsError('ClusterNotFound', `Cluster ${id} not found.`, 404),
  exists: (id) => awsError('ClusterAlreadyExists', `Cluster ${id} already exists.`),
})
/** Names that may be written in any case, and an ARN of its own form. */
const groups = kind<State, { name: string }>({
  in: (state) => state.groups,
  id: ({ name }) => name,
  arn: ({ region }, id) => `arn:aws:rds:${region}::pg:${id}`,
  means: (name, id, arn) => name === arn || name.toLowerCase() === id,
  missing: () => awsError('DBParameterGroupNotFound', 'none'),
})

const call = (state: Partial<State> = {}): Place & { state: State } => ({
  partition: 'aws',
  region: 'eu-central-1',
  account: '111122223333',
  state: {
    clusters: [{ is: { ClusterIdentifier: 'sales' } }, { is: { ClusterIdentifier: 'reports' } }],
    groups: [],
    ...state,
  },
})
const SALES = 'arn:aws:redshift:eu-central-1:111122223333:cluster:sales'

test('an ARN is made of where a resource is, its service and its id; an ARN stays as it is', () => {
  expect(clusters.arn(call(), 'sales')).toBe(SALES)
  expect(clusters.arn(call(), SALES)).toBe(SALES)
  expect(groups.arn(call(), 'own')).toBe('arn:aws:rds:eu-central-1::pg:own')
})

describe('what a request names is found', () => {
  test('by its id alone, or with the error of the service', () => {
    expect(clusters.of(call(), 'sales').is.ClusterIdentifier).toBe('sales')
    expect(() => clusters.of(call(), SALES)).toThrow(`Cluster ${SALES} not found.`)
    expect(() => clusters.of(call(), undefined)).toThrow('Cluster undefined not found.')
    expect(clusters.find(call(), 'none')).toBeUndefined()
  })
  test('by whatever else the service takes', () => {
    const at = call({ groups: [{ name: 'own' }] })
    expect(groups.of(at, 'OWN')).toBe(groups.of(at, 'arn:aws:rds:eu-central-1::pg:own'))
  })
  test('all of them, or those that fit, when it names none', () => {
    expect(clusters.those(call(), 'sales')).toHaveLength(1)
    expect(clusters.those(call(), undefined)).toHaveLength(2)
    expect(clusters.those(call(), undefined, ({ is }) => is.ClusterIdentifier === 'reports')).toHaveLength(1)
    expect(() => clusters.those(call(), 'none')).toThrow('Cluster none not found.')
  })
  test('by an ARN among several kinds', () => {
    const named = among<State, Cluster | { name: string }>([clusters, groups], (arn) =>
      awsError('Missing', `no ${arn}`),
    )
    const at = call({ groups: [{ name: 'own' }] })
    expect(named(at, SALES)).toEqual({ is: { ClusterIdentifier: 'sales' } })
    expect(named(at, 'arn:aws:rds:eu-central-1::pg:own')).toEqual({ name: 'own' })
    expect(() => named(at, 'sales')).toThrow('no sales')
  })
})

test('one is added once, and removed from the very list of the state', () => {
  const at = call()
  const list = at.state.clusters
  clusters.add(at, { is: { ClusterIdentifier: 'new' } })
  expect(() => clusters.add(at, { is: { ClusterIdentifier: 'new' } })).toThrow('Cluster new already exists.')
  expect(clusters.remove(at, 'sales').is.ClusterIdentifier).toBe('sales')
  expect(list.map(({ is }) => is.ClusterIdentifier)).toEqual(['reports', 'new'])
  expect(() => clusters.remove(at, 'sales')).toThrow('Cluster sales not found.')
})

test('a change takes the members that a request gives, and no others', () => {
  const { is } = clusters.of(call(), 'sales')
  take(is, { Port: 5440, Encrypted: undefined }, 'Port', 'Encrypted')
  expect(is).toEqual({ ClusterIdentifier: 'sales', Port: 5440 })
  expect(Object.keys(given({ a: 0, b: undefined, c: null }))).toEqual(['a', 'c'])
})

describe('what is kept by name', () => {
  interface Shelf {
    queues: Record<string, { size: number }>
  }
  const queues = named<Shelf, { size: number }>({
    in: (state) => state.queues,
    arn: ['sqs', ''],
    missing: (name) => awsError('QueueDoesNotExist', `no ${name}`),
    exists: (name) => awsError('QueueNameExists', `${name} exists`),
  })
  const shelf = (): Place & { state: Shelf } => ({
    ...call(),
    state: { queues: byText({ orders: { size: 2 }, dead: { size: 1 } }) },
  })

  test('is found by its name or its ARN, and refused where it is not', () => {
    expect(queues.of(shelf(), 'orders')).toEqual({ size: 2 })
    expect(queues.at(shelf(), 'arn:aws:sqs:eu-central-1:111122223333:orders')).toEqual({ size: 2 })
    expect(queues.at(shelf(), 'orders')).toBeUndefined()
    expect(() => queues.of(shelf(), 'other')).toThrow('no other')
    expect(() => queues.of(shelf(), undefined)).toThrow('no ')
  })

  test('is listed in the order of the names, those that fit alone where that is asked', () => {
    expect(queues.all(shelf()).map(([name]) => name)).toEqual(['dead', 'orders'])
    expect(queues.all(shelf(), (_, { size }) => size > 1)).toEqual([['orders', { size: 2 }]])
  })

  test('is added once, and taken out', () => {
    const place = shelf()
    expect(() => queues.add(place, 'orders', { size: 3 })).toThrow('orders exists')
    queues.add(place, '__proto__', { size: 3 })
    expect(queues.remove(place, 'orders')).toEqual({ size: 2 })
    expect(() => queues.remove(place, 'orders')).toThrow('no orders')
    expect(queues.all(place).map(([name]) => name)).toEqual(['__proto__', 'dead'])
  })
})
