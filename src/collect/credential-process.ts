import { exec } from 'node:child_process'

/**
 * The environment of each `credential_process` that the SDK starts from now on, instead of the process's own. A program that is not told a
 * profile would else take the one that AWS_PROFILE names for the SDK's clients.
 */
export async function startProgramsWith(env: () => NodeJS.ProcessEnv): Promise<void> {
  const { externalDataInterceptor } = await import('@smithy/core/config')
  // resolveProcessCredentials of @aws-sdk/credential-provider-process takes this `exec` before Node's
  externalDataInterceptor.interceptToken('exec', (command: string, done: Started) =>
    exec(command, { env: env() }, (error, stdout, stderr) => done(error, { stdout, stderr })),
  )
}

type Started = (error: Error | null, said: { readonly stdout: string; readonly stderr: string }) => void
