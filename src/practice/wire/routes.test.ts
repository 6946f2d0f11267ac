import { expect, test } from 'vitest'
import type { WireOperation } from './model.ts'
import { requestOf } from './routes.ts'

// safe: nothing else of an operation is read
const operation = (method: string, uri: string) => ({ http: [method, uri, 200] }) as unknown as WireOperation

test.each([
  ['GET', '/restapis', {}, '/restapis'],
  [
    'PATCH',
    '/restapis/{restApiId}/stages/{stageName}',
    { restApiId: 'a1', stageName: 'prod' },
    '/restapis/a1/stages/prod',
  ],
  ['DELETE', '/tags/{resourceArn+}?tagKeys', { resourceArn: 'arn:aws:x/y' }, '/tags/arn:aws:x/y'],
])('%s %s has the path of its input', (method, uri, input, path) => {
  expect(requestOf(operation(method, uri), input)).toEqual({ method, path })
})
