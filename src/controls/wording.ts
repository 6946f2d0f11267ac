/** A value longer than this is cut in a sentence: the evidence has it whole. */
const LONGEST = 60

/**
 * Values as a finding names them, each once: `tcp/22, tcp/3389 and 4 more`. `most` of them are named; those that are longer than an
 * ARN usually is are cut.
 */
export function listed(values: Iterable<string | number>, most = 3): string {
  const all = [...new Set(values)].map((value) => shortened(String(value)))
  const [last] = all.length > most ? [`${all.length - most} more`] : all.slice(-1)
  const first = all.length > most ? all.slice(0, most) : all.slice(0, -1)
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last}`
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
