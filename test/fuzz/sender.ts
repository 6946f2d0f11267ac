import type { Practice } from '../../src/practice/account/server.ts'
import type { PracticeService } from '../../src/practice/service.ts'

export type Send = (operation: string, input: object) => Promise<Record<string, unknown>>

const senders = new WeakMap<Practice, Map<string, Promise<Send>>>()

/** What sends any operation of a service to a practice account of this process, by its name. */
export function senderTo(practice: Practice, service: PracticeService): Promise<Send> {
  const known = senders.get(practice) ?? new Map<string, Promise<Send>>()
  senders.set(practice, known)
  const sender = known.get(service.id) ?? made(practice, service)
  known.set(service.id, sender)
  return sender
}

async function made(practice: Practice, service: PracticeService): Promise<Send> {
  const module: object = await service.sdk.module()
  const exported = new Map<string, unknown>(Object.entries(module))
  const [, Client] = [...exported].find(([name]) => name.endsWith('Client') && name !== '__Client') ?? []
  // safe: every module of the SDK exports a client and its commands so
  const client = new (Client as new (config: object) => { send(command: object): Promise<Record<string, unknown>> })({
    // in process nothing is resolved, and a bucket or an account can stand before this name
    endpoint: 'http://localhost',
    region: 'eu-central-1',
    credentials: practice.principals.admin,
    requestHandler: practice.requestHandler,
    maxAttempts: 1,
    forcePathStyle: true,
    bucketEndpoint: false,
    disableHostPrefix: true,
  })
  return (operation, input) => {
    // safe: as above
    const Command = exported.get(`${operation}Command`) as new (input: object) => object
    return client.send(new Command(input))
  }
}
