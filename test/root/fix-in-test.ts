import { existsSync } from 'node:fs'
import { IAM } from '@aws-sdk/client-iam'
import { Aws } from '../../src/collect/aws.ts'
import { systemClock } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { type CarryOutIo, carryOut, type Fix } from '../../src/root/fix/carry-out.ts'
import { FixJournal } from '../../src/root/fix/journal.ts'
import { type Plan, planFix } from '../../src/root/fix/plan.ts'
import { type FixStep, performStep, type StepKind } from '../../src/root/fix/steps.ts'
import type { Wishes } from '../../src/root/fix/wishes.ts'
import type { RootReach } from '../../src/root/reach.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { type FaultProxy, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'

/** The services that root fix changes: an account of these alone starts in no time. */
const FEW = ['iam', 'sts', 'organizations']

/** The word by which a world's proxy knows its calls. */
export const TAG = 'case-1'

/** An account of its own, what stands before it, and who changes it. */
export interface World {
  readonly practice: Practice
  readonly proxy: FaultProxy
  /** Through the proxy, and past it. */
  readonly reach: RootReach
  readonly direct: RootReach
  readonly who: 'admin' | 'root'
  close(): Promise<void>
}

export interface Scene {
  readonly who: 'admin' | 'root'
  readonly wishes: Wishes
  /** What must be there first. */
  readonly before?: readonly StepKind[]
  /** A signing certificate of the root user's own. */
  readonly certificate?: true
  /** The kinds of steps that are looked at closely here. */
  readonly kinds: readonly StepKind[]
}

const TRUSTED: readonly StepKind[] = ['enable-trusted-access']
const MANAGED: readonly StepKind[] = ['enable-trusted-access', 'enable-root-management']
const ORGANIZATION: Wishes = { enableRootManagement: true, enableRootSessions: true }

/** Together they have every kind of step. */
export const scenes = {
  off: { who: 'root', wishes: { deactivateKeys: true }, kinds: ['deactivate-key'] },
  own: {
    who: 'root',
    wishes: { deleteKeys: true, deleteCertificates: true },
    certificate: true,
    kinds: ['delete-key', 'delete-certificate'],
  },
  organization: { who: 'admin', wishes: ORGANIZATION, kinds: ['enable-trusted-access'] },
  trusted: {
    who: 'admin',
    wishes: ORGANIZATION,
    before: TRUSTED,
    kinds: ['enable-root-management', 'enable-root-sessions'],
  },
  passwordPolicy: { who: 'admin', wishes: { passwordPolicy: true }, kinds: ['set-password-policy'] },
  sandbox: {
    who: 'admin',
    wishes: { member: members.sandbox.id, removeCredentials: true },
    before: MANAGED,
    kinds: ['delete-key', 'delete-certificate', 'delete-password'],
  },
  shop: {
    who: 'admin',
    wishes: { member: members.shop.id, removeCredentials: true },
    before: MANAGED,
    kinds: ['deactivate-mfa'],
  },
  recovery: {
    who: 'admin',
    wishes: { member: members.analytics.id, allowPasswordRecovery: true },
    before: MANAGED,
    kinds: ['allow-password-recovery'],
  },
} satisfies Readonly<Record<string, Scene>>

export async function worldOf({ who, before = [], certificate }: Scene): Promise<World> {
  const practice = await startPractice({ services: services.filter(({ id }) => FEW.includes(id)) })
  const proxy = await startProxy(practice)
  const awsAt = ({ endpoint, requestHandler }: Pick<Practice, 'endpoint' | 'requestHandler'>): Aws =>
    new Aws({
      sdk,
      credentials: async () => practice.principals[who],
      endpointUrl: endpoint,
      requestHandler,
      time: { now: systemClock, sleep: async () => {} },
      userAgent: TAG,
      patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
    })
  const [through, past] = [awsAt(proxy), awsAt(practice)]
  const reachBy = (aws: Aws): RootReach => ({
    aws,
    region: practice.region,
    account: practice.account,
    partition: 'aws',
    home: practice.region,
    regions: [practice.region],
    signal: undefined,
    now: systemClock(),
  })
  const direct = reachBy(past)
  for (const kind of before)
    await performStep(direct, who === 'root' ? 'root' : 'other', { kind, account: practice.account, id: null })
  if (certificate)
    await new IAM(clientFor(practice, 'root')).uploadSigningCertificate({
      CertificateBody: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    })
  return {
    practice,
    proxy,
    reach: reachBy(through),
    direct,
    who,
    async close() {
      await through.close()
      await past.close()
      await proxy.close()
      await practice.close()
    },
  }
}

export const callerIn = ({ who }: World) => (who === 'root' ? 'root' : 'other')

/** The plan, made past the proxy. */
export const planIn = (world: World, wishes: Wishes): Promise<Plan> =>
  planFix(world.direct, callerIn(world), world.practice.principals[world.who].accessKeyId, wishes)

export const planOf = (steps: readonly FixStep[], account: string): Plan => ({
  account,
  steps,
  already: [],
  refused: [],
})

/** A run from the plan on, as fixRoot() does it. */
export async function runIn(
  world: World,
  reach: RootReach,
  plan: Plan,
  path: string,
  more: Partial<CarryOutIo> = {},
): Promise<Fix> {
  const journal = await FixJournal.open(path)
  try {
    return await carryOut(reach, callerIn(world), plan, journal, {
      now: systemClock,
      sleep: async () => {},
      confirm: async () => true,
      ...more,
    })
  } finally {
    await journal.close()
  }
}

/** What changes an account: no session, and nothing that reads. */
export const isChange = (operation: string): boolean => !/^(Assume|Get|List|Describe)/.test(operation)

/** The changes that an account took, as its own log says. */
export const changesOf = ({ requests }: Practice): readonly string[] =>
  requests.filter(({ operation, status }) => isChange(operation) && status === 200).map(({ operation }) => operation)

export const isThere = (path: string): boolean => existsSync(path)
