import { exec } from 'node:child_process'

/**
 * Sets the environment of every `credential_process` that the SDK starts from here on. Otherwise a program without a profile
 * argument would use the AWS_PROFILE meant for the SDK's clients.
 */
export async function startProgramsWith(env: () => NodeJS.ProcessEnv): Promise<void> {
  const { externalDataInterceptor } = await import('@smithy/core/config')
  // resolveProcessCredentials of @aws-sdk/credential-provider-process prefers this `exec` to Node's
  externalDataInterceptor.interceptToken('exec', (command: string, done: Started) =>
    exec(command, { env: env() }, (error, stdout, stderr) => done(error, { stdout, stderr })),
  )
}

type Started = (error: Error | null, said: { readonly stdout: string; readonly stderr: string }) => void
