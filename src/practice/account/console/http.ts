import { z } from 'zod'
import { isLoopback } from '../../loopback.ts'
import { AwsError } from '../../service.ts'
import type { WireRequest, WireResponse } from '../../wire/request.ts'
import { type ConsoleSteps, type PracticeConsole, type StepName, stepNames } from './console.ts'

/** The header that distinguishes a console step from a request to AWS; its value is the name of the step. */
export const STEP_HEADER = 'x-demarc-console-step'

const text = z.string().max(4096)
// SimpleWebAuthn validates the response of a security key; here it only has to be an object
const fromKey = z.looseObject({ id: text })

/** The input of each step on the wire. */
const inputs = {
  'sign-in': z.strictObject({ email: text, password: text, code: text.optional(), assertion: fromKey.optional() }),
  devices: z.strictObject({}),
  'assign-virtual': z.strictObject({ name: text }),
  'give-codes': z.strictObject({ serial: text, codes: z.tuple([text, text]) }),
  'assign-key': z.strictObject({ name: text, response: fromKey.optional() }),
  deactivate: z.strictObject({ serial: text }),
  'change-password': z.strictObject({ old: text, new: text }),
} satisfies Record<StepName, z.ZodType>

/**
 * Answers a console step, as JSON. Never throws for the caller's mistakes. Steps are not signed like AWS calls, so they
 * are accepted only under the names of this machine, which no web site's host has.
 */
export async function answerStep(console: PracticeConsole, request: WireRequest): Promise<WireResponse> {
  if (!isLoopback(request.headers['host'] ?? ''))
    return json(403, {
      error: 'NotThisHost',
      message: 'The practice console answers under the names of this machine alone.',
    })
  const asked = request.headers[STEP_HEADER]
  const name = stepNames.find((one) => one === asked)
  if (name === undefined) return json(404, { error: 'NoSuchStep', message: `There is no step ${asked}.` })
  try {
    const input = inputs[name].parse(JSON.parse(request.body.toString() || '{}'))
    const token = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '')?.[1]
    // safe: the schema of this step produced the input
    return json(200, await console.step(name, input as unknown as ConsoleSteps[typeof name][0], token))
  } catch (error) {
    if (error instanceof AwsError) return json(error.status, { error: error.code, message: error.message })
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return json(400, { error: 'ValidationError', message: 'The input of the step could not be read.' })
    throw error
  }
}

const json = (status: number, body: object): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
