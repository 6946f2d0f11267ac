import { type AwsError, awsError } from './service.ts'

/** What AWS does and the practice account does not: it says so, and takes nothing without doing it. */
export const notHere = (message: string): AwsError => awsError('NotImplemented', message, 501)

/** Refuses a request with members that the practice account would take and not do. */
export function onlyThese(input: object, known: readonly string[], what: string): void {
  const others = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || known.includes(name) ? [] : [name],
  )
  if (others.length > 0) throw notHere(`The practice account does not take ${others.join(', ')} of ${what}.`)
}
