import { expect, test } from 'vitest'
import type { AnySeed, Reach } from '../../../collect/collector.ts'
import { MOST_IN_A_VAULT, recoveryPoints } from './recovery-points.ts'

/** A region with one vault of many recovery points, and one vault with one. */
function reachOf(count: number): Reach {
  const arn = (vault: string, n: number): string =>
    `arn:aws:backup:eu-central-1:111122223333:recovery-point:${vault}-${n}`
  const client = {
    listBackupVaults: async () => ({ BackupVaultList: [{ BackupVaultName: 'large' }, { BackupVaultName: 'small' }] }),
    listRecoveryPointsByBackupVault: async (asked: {
      BackupVaultName: string
      NextToken?: string
      MaxResults: number
    }) => {
      const size = asked.BackupVaultName === 'small' ? 1 : count
      const from = Number(asked.NextToken ?? 0)
      const to = Math.min(size, from + asked.MaxResults)
      return {
        RecoveryPoints: Array.from({ length: to - from }, (_, n) => ({
          RecoveryPointArn: arn(asked.BackupVaultName, from + n),
          IsEncrypted: true,
        })),
        ...(to < size ? { NextToken: String(to) } : {}),
      }
    },
  }
  const once = async <T>(_: string, ask: () => Promise<T>): Promise<T> => ask()
  // safe: the collector asks for this client alone, and for nothing else of the reach
  return { account: '111122223333', region: 'eu-central-1', client: async () => client, once } as unknown as Reach
}

async function read(count: number): Promise<{ readonly vaults: Record<string, number>; readonly refusal: string }> {
  const vaults: Record<string, number> = {}
  const add = ({ properties }: AnySeed): void => {
    const vault = String(properties['BackupVaultName'])
    vaults[vault] = (vaults[vault] ?? 0) + 1
  }
  try {
    for await (const seed of recoveryPoints.list(reachOf(count))) add(seed)
  } catch (error) {
    return { vaults, refusal: error instanceof Error ? error.message : '' }
  }
  return { vaults, refusal: '' }
}

test('all recovery points of a vault are read, page by page', async () => {
  expect(await read(2500)).toEqual({ vaults: { large: 2500, small: 1 }, refusal: '' })
  expect(await read(MOST_IN_A_VAULT)).toEqual({ vaults: { large: MOST_IN_A_VAULT, small: 1 }, refusal: '' })
})

test('of a vault with more than ten pages a part is read, which is said once the other vaults are', async () => {
  expect(await read(MOST_IN_A_VAULT + 1)).toEqual({
    vaults: { large: MOST_IN_A_VAULT, small: 1 },
    refusal: 'more than 10000 recovery points in large',
  })
})
