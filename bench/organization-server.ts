/** The simulated organization behind HTTP: it answers after a fixed time. Its only line of output is its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../src/core/clock.ts'
import { AwsBuckets } from './simulated/buckets.ts'
import { answerOf } from './simulated/organization.ts'

const [accounts = 1000, latencyMs = 20] = process.argv.slice(2).map(Number)
const buckets = new AwsBuckets(systemClock)

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const { status, type, text } = answerOf(request.headers, Buffer.concat(pieces).toString(), accounts, buckets)
    setTimeout(() => {
      response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'bench' }).end(text)
    }, latencyMs)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  // safe: it listens on a port
  console.log((server.address() as AddressInfo).port)
})
