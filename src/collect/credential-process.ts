import { type ExecException, exec } from 'node:child_process'
import { REDACTED } from './redact.ts'
import { looksSecret } from './secret-values.ts'

/**
 * Sets the environment of every `credential_process` that the SDK starts from here on. Otherwise a program without a profile
 * argument would use the AWS_PROFILE meant for the SDK's clients.
 */
export async function startProgramsWith(env: () => NodeJS.ProcessEnv): Promise<void> {
  const { externalDataInterceptor } = await import('@smithy/core/config')
  // resolveProcessCredentials of @aws-sdk/credential-provider-process prefers this `exec` to Node's
  externalDataInterceptor.interceptToken('exec', (command: string, done: Started) =>
    exec(command, { env: env() }, (error, stdout, stderr) => {
      ends.set(command, error ? howItFailed(error, stderr) : isJson(stdout) ? undefined : 'it printed no JSON')
      done(error, { stdout, stderr })
    }),
  )
}

const ends = new Map<string, string | undefined>()

/**
 * How the last run of a `credential_process` failed: with which code, and its last line on standard error, shortened and without
 * what looks like a secret. Undefined when it did not run, or ended well. The SDK's own error does not say it where a profile is
 * one of several sources.
 */
export const howProgramFailed = (command: string): string | undefined => ends.get(command)

/** The most characters of a program's line that are shown. */
const LONGEST = 200

function howItFailed({ code, signal }: ExecException, stderr: string): string {
  const said = stderr.trimEnd().split('\n').at(-1)?.trim() ?? ''
  const shown = said.replaceAll(/\S+/g, (word) => (looksSecret(word) ? REDACTED : word))
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown
  const how = signal ? `was ended by ${signal}` : `ended with ${code}`
  return short === '' ? `it ${how}` : `it ${how}, and said: ${short}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

type Started = (error: Error | null, said: { readonly stdout: string; readonly stderr: string }) => void
