import { version } from '../version.ts'

/** The world as the commands around the root user take it. */
export async function rootIo() {
  const { systemClock } = await import('../../core/clock.ts')
  return {
    clock: systemClock,
    time: { now: systemClock, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) },
    userAgent: `demarc/${version}`,
    env: process.env,
  }
}
