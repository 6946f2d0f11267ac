import { type AwsError, awsError } from './service.ts'

/** The error for what AWS does and the practice account does not: nothing is accepted without being done. */
export const notHere = (message: string): AwsError => awsError('NotImplemented', message, 501)

/** Refuses a request with members that the practice account would have to ignore. */
export function onlyThese(input: object, known: readonly string[], what: string): void {
  const others = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || known.includes(name) ? [] : [name],
  )
  if (others.length > 0) throw notHere(`The practice account does not take ${others.join(', ')} of ${what}.`)
}
