/** A question that the recorded scan did not ask, because a newer Demarc asks more. */
export class NotRecordedError extends Error {
  override readonly name = 'NotRecordedError'
  constructor(name: string) {
    super(`${name} is not in the recording`)
  }
}
