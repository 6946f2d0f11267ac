import type { RDS } from '@aws-sdk/client-rds'
import type { Collector } from '../../../collect/collector.ts'
import type { Control } from '../../../controls/control.ts'
import type { Model } from '../../../model/model.ts'
import { awsOf, scanPractice, verdictsOf } from '../../../practice/account/scan-in-test.ts'
import { startPractice } from '../../../practice/account/server.ts'
import { HOME, US } from '../../../practice/company.ts'

/** A practice account and its databases. */
export interface Databases {
  readonly account: string
  readonly rds: RDS
  readonly rdsInUs: RDS
  /** Scans with the given collectors only: each scan reads no more than the test needs. */
  scan(...collectors: readonly Collector[]): Promise<Model>
  /** Closes the account. Returns the errors inside the practice account. */
  close(): Promise<readonly unknown[]>
}

export async function openDatabases(): Promise<Databases> {
  const crashes: unknown[] = []
  const practice = await startPractice({ crashed: (error) => crashes.push(error) })
  const aws = awsOf(practice)
  return {
    account: practice.account,
    rds: await aws.client('rds', HOME),
    rdsInUs: await aws.client('rds', US),
    scan: (...collectors) => scanPractice(practice, collectors),
    async close() {
      await aws.close()
      await practice.close()
      return crashes
    },
  }
}

/** The verdict of one of the controls on the resource with a name; `on` chooses the type if there are several. */
export const verdictAmong =
  (controls: readonly Control[]) =>
  (id: string, name: string, model: Model, on?: string): string | undefined => {
    const control = controls.find((one) => one.id === id && (on === undefined || one.on === on))
    if (!control) throw new TypeError(`no control ${id}`)
    return verdictsOf(control, model)[name]
  }
