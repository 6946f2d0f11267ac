import { awsError } from '../service.ts'
import type { WireOperation, WireService } from './model.ts'
import type { WireRequest } from './request.ts'

/**
 * The REST protocols identify the operation by method, path and query string. Which of S3's 112 operations `GET
 * /b?policy` is follows from the URI templates in the schemas (smithy.io/2.0/spec/http-bindings.html#http-trait).
 */
export interface Route {
  operation: WireOperation
  method: string
  segments: readonly Segment[]
  /** The template's literal query parameters; with an empty value only the name must be present. */
  literals: readonly (readonly [name: string, value: string])[]
  /** Names of the query parameters to which members are bound. */
  bound: ReadonlySet<string>
  /** The parameter with which only the JavaScript SDK distinguishes operations. */
  xId: string | undefined
  hasBucket: boolean
  copies: boolean
}

type Segment = { kind: 'literal' | 'label' | 'greedy'; text: string }

export interface Match {
  route: Route
  labels: Readonly<Record<string, string>>
}

const compiled = new WeakMap<WireService, readonly Route[]>()

/** The routes of a service, compiled at first use. */
export function routesOf(service: WireService): readonly Route[] {
  let routes = compiled.get(service)
  if (!routes) {
    routes = [...service.operations.values()].flatMap((operation) => (operation.http ? [compile(operation)] : []))
    compiled.set(service, routes)
  }
  return routes
}

function compile(operation: WireOperation): Route {
  const [method = '', uri = '/'] = operation.http ?? []
  const [path = '/', query = ''] = uri.split('?')
  const parameters = [...new URLSearchParams(query)]
  const members = operation.input.isUnitSchema() ? [] : [...operation.input.structIterator()]
  const traits = members.map(([, member]) => member.getMergedTraits())
  return {
    operation,
    method,
    segments: segmentsOf(path).map(segmentOf),
    literals: parameters.filter(([name]) => name !== 'x-id'),
    bound: new Set(traits.flatMap(({ httpQuery }) => (httpQuery === undefined ? [] : [httpQuery]))),
    xId: parameters.find(([name]) => name === 'x-id')?.[1],
    hasBucket: members.some(([name]) => name === 'Bucket'),
    copies: traits.some(({ httpHeader }) => httpHeader === 'x-amz-copy-source'),
  }
}

function segmentOf(text: string): Segment {
  if (!text.startsWith('{')) return { kind: 'literal', text }
  return text.endsWith('+}') ? { kind: 'greedy', text: text.slice(1, -2) } : { kind: 'label', text: text.slice(1, -1) }
}

/** The path segments; a trailing slash makes no difference, except that `/` has one empty segment. */
function segmentsOf(path: string): string[] {
  const segments = path.split('/').slice(1)
  if (segments.length > 1 && segments.at(-1) === '') segments.pop()
  return segments.length === 0 ? [''] : segments
}

/** The best matching route: literal parameters count most, then literal segments, then bound parameters. */
export function findRoute(routes: readonly Route[], request: WireRequest, path: string, hasBucket?: boolean) {
  const segments = path.split('/').slice(1)
  const trimmed = segmentsOf(path)
  let best: Match | undefined
  let bestScore = -1
  for (const route of routes) {
    if (route.method !== request.method || (hasBucket !== undefined && route.hasBucket !== hasBucket)) continue
    const greedy = route.segments.some(({ kind }) => kind === 'greedy')
    const labels = matchPath(route, greedy ? segments : trimmed)
    const score = labels && scoreOf(route, request)
    if (labels && score !== undefined && score > bestScore) {
      bestScore = score
      best = { route, labels }
    }
  }
  return best
}

function scoreOf(route: Route, request: WireRequest): number | undefined {
  let score = 0
  for (const { kind } of route.segments) score += kind === 'literal' ? 10 : kind === 'label' ? 1 : 0
  for (const [name, value] of route.literals) {
    const sent = request.query.get(name)
    if (sent === null || (value !== '' && sent !== value)) return undefined
    score += 100
  }
  if (route.xId !== undefined && request.query.get('x-id') === route.xId) score += 50
  if (route.copies) score += request.headers['x-amz-copy-source'] === undefined ? -1 : 60
  for (const name of route.bound) if (request.query.has(name)) score += 2
  return score
}

function matchPath(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {}
  let at = 0
  for (const [index, { kind, text }] of route.segments.entries()) {
    const segment = segments[at]
    if (kind === 'literal') {
      if (segment !== text) return undefined
    } else if (kind === 'label') {
      if (segment === undefined || segment === '') return undefined
      labels[text] = decodeSegment(segment)
    } else {
      const taken = segments.slice(at, segments.length - (route.segments.length - index - 1))
      if (taken.every((part) => part === '')) return undefined
      labels[text] = taken.map(decodeSegment).join('/')
      at += taken.length - 1
    }
    at += 1
  }
  return at === segments.length ? labels : undefined
}

/** The method and path of the request for an input. */
export function requestOf({ http }: WireOperation, input: object): { method: string; path: string } {
  const [method = '', uri = ''] = http ?? []
  const [path = ''] = uri.split('?')
  return { method, path: path.replaceAll(/\{(\w+)\+?\}/g, (_, label) => String(Reflect.get(input, label))) }
}

export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw awsError('InvalidURI', "Couldn't parse the specified URI.")
  }
}
