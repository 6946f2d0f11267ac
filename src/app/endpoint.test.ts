import { expect, test } from 'vitest'
import { checkedEndpoint, foreignHost } from './endpoint.ts'

test.each([
  'http://127.0.0.1:4566',
  'http://localhost:1',
  'http://[::1]:1',
  'http://s3.localhost:1',
  'https://aws.corp.example',
])('%s is an endpoint', (text) => {
  expect(checkedEndpoint(text).href).toBe(new URL(text).href)
})

test.each([
  'http://localstack:4566',
  'http://10.0.0.1',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
])('%s is one only when it was asked for by name', (text) => {
  expect(() => checkedEndpoint(text)).toThrow(expect.objectContaining({ code: 'INSECURE_ENDPOINT' }))
  expect(() => checkedEndpoint(text, false, 'AWS_ENDPOINT_URL')).toThrow('(AWS_ENDPOINT_URL)')
  expect(checkedEndpoint(text, true).host).toBe(new URL(text).host)
})

test.each(['', 'example.com', 'ftp://example.com', 'file:///etc/passwd'])('%j is none', (text) => {
  expect(() => checkedEndpoint(text, true)).toThrow(expect.objectContaining({ code: 'BAD_ENDPOINT' }))
})

test.each([
  ['https://aws.corp.example', 'aws.corp.example'],
  ['http://localhost:4566', undefined],
  ['https://vpce-1.ec2.eu-central-1.vpce.amazonaws.com', undefined],
  ['https://amazonaws.com.example', 'amazonaws.com.example'],
])('the foreign host of %s is %s', (text, host) => {
  expect(foreignHost(new URL(text))).toBe(host)
})
