import { autocomplete, intro, isCancel, text } from '@clack/prompts'
import { openIn } from '../app/attest.ts'
import { yearAfter } from '../core/clock.ts'
import { DemarcError } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import type { NewEntry } from '../ledger/config/edit.ts'
import type { Input, Io, Output } from './io.ts'
import { commandOf, type SigningFlags } from './signing-flags.ts'
import { drawingOn } from './way-out.ts'

/** The terminal at which the questions are asked. */
interface At {
  readonly input: Input
  readonly output: Output
}

/** Asks for everything that the flags do not give. Ctrl-C throws an `AbortError`, and nothing is written. */
export async function askToSign(
  list: NewEntry['list'],
  flags: SigningFlags,
  today: string,
  version: string,
  io: Io,
): Promise<SigningFlags> {
  const at: At = { input: io.stdin, output: drawingOn(io.stdout) }
  intro(`demarc ${commandOf(list)}`, at)
  const exception = list === 'exceptions'
  const subject =
    flags.responsibility !== undefined || flags.control !== undefined
      ? {}
      : await subjectOf(flags.run, list, version, at)
  const words = exception
    ? { reason: flags.reason ?? (await line(at, 'Why is it accepted?')) }
    : { statement: flags.statement ?? (await line(at, 'What is done? One sentence.')) }
  const by = flags.by ?? (await line(at, 'Who signs it?'))
  const evidence =
    flags.evidence ?? (await line(at, 'Where is the evidence? A link, a ticket.', { optional: exception }))
  const expires =
    flags.expires ?? (await line(at, 'The last day on which it counts?', { initial: yearAfter(today), date: true }))
  const scoped = [flags.resource, flags.type, flags.account].some((part) => part !== undefined) || flags.tag.length > 0
  const resource = scoped
    ? flags.resource
    : await line(at, 'Which resources? An id or ARN, * and ? are wildcards; empty for all.', { optional: true })
  return {
    ...flags,
    ...subject,
    ...words,
    by,
    expires,
    ...(evidence === undefined || evidence === '' ? {} : { evidence }),
    ...(resource === undefined || resource === '' ? {} : { resource }),
  }
}

async function subjectOf(
  run: string | undefined,
  list: NewEntry['list'],
  version: string,
  at: At,
): Promise<Pick<SigningFlags, 'responsibility' | 'control'>> {
  const exception = list === 'exceptions'
  const open = await openIn(run, list, version)
  if (open.length === 0)
    throw new DemarcError('NOTHING_OPEN', `nothing is ${exception ? 'unmet' : 'unknown'} in ${run}`, {
      hint: `Name one by ${exception ? '--control' : '--responsibility'}.`,
    })
  const id = answered(
    await autocomplete({
      ...at,
      message: exception ? 'Which control?' : 'Which responsibility?',
      placeholder: 'type to search',
      maxItems: 10,
      options: open.map(({ id: value, title, on }) => ({
        value,
        label: visible(`${value}  ${title}`),
        ...(on === undefined ? {} : { hint: `on ${on} ${on === 1 ? 'resource' : 'resources'}` }),
      })),
    }),
  )
  return exception ? { control: id } : { responsibility: id }
}

interface LineOptions {
  readonly optional?: boolean
  readonly initial?: string
  readonly date?: boolean
}

async function line(
  at: At,
  message: string,
  { optional = false, initial, date = false }: LineOptions = {},
): Promise<string> {
  const answer = answered(
    await text({
      ...at,
      message,
      ...(initial === undefined ? {} : { initialValue: initial }),
      validate: (value = '') => {
        if (value.trim() === '') return optional ? undefined : 'This is needed.'
        return date && !/^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? 'A date like 2027-11-24.' : undefined
      },
    }),
  )
  return (answer ?? '').trim()
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol> // safe: anything but the cancel symbol is the answer
  throw new DOMException('the questions were ended', 'AbortError')
}
