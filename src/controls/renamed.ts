import { retiredOn } from './changes.gen.ts'

/** New ids of controls by the ids that people may know: retired AWS ids, or other spellings. */
const renamedTo: Readonly<Record<string, string>> = {
  'AutoScaling.4': 'Demarc.AutoScaling.3',
  'AutoScaling.5': 'Autoscaling.5',
  'ECS.1': 'Demarc.ECS.3',
  'RDS.18': 'Demarc.RDS.1',
  'Redshift.9': 'Demarc.Redshift.4',
  'RedshiftServerless.7': 'Demarc.RedshiftServerless.4',
  'SNS.2': 'Demarc.SNS.5',
}

/** Explains, in a sentence, an id that Demarc does not have; undefined when nothing is known about it. */
export function explainUnknownId(id: string): string | undefined {
  const find = (table: object): string | undefined =>
    Object.keys(table).find((one) => one.toLowerCase() === id.toLowerCase())
  const old = find(renamedTo)
  const retired = find(retiredOn)
  const day = retired === undefined ? undefined : retiredOn[retired]
  const gone = retired === undefined ? undefined : `AWS retired ${retired}${day ? ` on ${day}` : ''}`
  if (old !== undefined) return gone ? `${gone}; the control is ${renamedTo[old]}` : `${old} is spelt ${renamedTo[old]}`
  return gone === undefined ? undefined : `${gone}, and Demarc has no control for it`
}
