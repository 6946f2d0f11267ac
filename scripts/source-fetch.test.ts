import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checked } from './source-check.ts'
import { fetchPage, whyOffline } from './source-fetch.ts'

const patient = 30_000
const server = createServer(({ url }, answer) => {
  if (url === '/silent.html') return
  if (url === '/moved.html') answer.writeHead(301, { location: '/page.html' })
  else if (url === '/gone.html') answer.writeHead(404)
  else if (url === '/broken.html') answer.writeHead(503)
  answer.end(url === '/page.html' ? '<p>AWS <b>patches</b> the hosts.</p>' : 'nothing here')
})
let at = ''

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // a server that listens on a port has an address of that form
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const look = (page: string, limit = patient) =>
  checked([{ url: `${at}${page}`, phrases: ['AWS patches the hosts'] }], (url) => fetchPage(url, limit))

test('a page that holds its phrase is counted, and not listed', async () => {
  expect(await look('/page.html')).toEqual({
    lines: ['1 pages: 1 hold, 0 moved, 0 changed, 0 missing, 0 not reached.'],
    fails: false,
  })
})
test('a page that moved is told with the new address, and its text is read there', async () => {
  expect(await look('/moved.html')).toEqual({
    lines: [
      `moved: ${at}/moved.html to ${at}/page.html`,
      '1 pages: 0 hold, 1 moved, 0 changed, 0 missing, 0 not reached.',
    ],
    fails: false,
  })
})
test('a page without its phrase fails the check, and so does one that is not there', async () => {
  expect(await look('/other.html')).toMatchObject({
    lines: [`changed: ${at}/other.html "AWS patches the hosts"`, expect.any(String)],
    fails: true,
  })
  expect(await look('/gone.html')).toMatchObject({
    lines: [`missing: ${at}/gone.html`, expect.any(String)],
    fails: true,
  })
})
test('a page that does not answer, or with an error, is told and is no change', async () => {
  expect(await look('/broken.html')).toMatchObject({
    lines: [`not reached: ${at}/broken.html HTTP 503`, expect.any(String)],
    fails: false,
  })
  expect(await look('/silent.html', 1)).toMatchObject({
    lines: [`not reached: ${at}/silent.html no answer within 0.001 s`, expect.any(String)],
    fails: false,
  })
})
test('a host that answers is online, whatever it says', async () => {
  expect(await whyOffline(`${at}/page.html`, patient)).toBeUndefined()
  expect(await whyOffline(`${at}/silent.html`, patient)).toBeUndefined()
})
test('without a network the reason is told', async () => {
  const closed = createServer()
  await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening))
  // a server that listens on a port has an address of that form
  const { port } = closed.address() as AddressInfo
  await new Promise((done) => closed.close(done))
  expect(await whyOffline(`http://127.0.0.1:${port}/page.html`, patient)).toContain('ECONNREFUSED')
})
