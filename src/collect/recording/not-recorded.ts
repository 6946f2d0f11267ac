/** A question that the scan never asked: a newer Demarc asks more. */
export class NotRecordedError extends Error {
  override readonly name = 'NotRecordedError'
  constructor(name: string) {
    super(`${name} is not in the recording`)
  }
}
