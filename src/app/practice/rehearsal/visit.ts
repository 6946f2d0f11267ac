import { DemarcError } from '../../../core/errors.ts'
import type { ConsoleClient } from '../console-client.ts'
import { signIn } from '../console-steps.ts'
import type { Stage } from './stage.ts'

/** Opens the console as the root user. If the known password is refused, asks the person for the right one. */
export async function enter(stage: Stage): Promise<ConsoleClient> {
  const { person, email, devices, io } = stage
  for (;;) {
    const client = stage.console()
    try {
      await signIn(client, devices, { email, password: stage.password }, io)
      return client
    } catch (error) {
      if (!(error instanceof DemarcError && error.code === 'CONSOLE_REFUSED')) throw error
      if (person.alone)
        throw new DemarcError(error.code, error.message, {
          cause: error,
          hint: 'The root user of this practice account has another password than a fresh one, or devices of its own by now: start a fresh one, or rehearse without --auto, which asks.',
        })
      person.say(`  The console says: ${error.message}`)
      stage.password = await person.secret("The root user's password as it is now", '')
    }
  }
}
