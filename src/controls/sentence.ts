/** The most characters of a title or a finding, so that it can be read at a glance. */
const LONGEST_SENTENCE = 110

/** What is wrong with a title or finding as one short sentence; empty for undefined. */
export function sentenceFaults(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  return [
    ...(text.length > LONGEST_SENTENCE ? [`${text.length} characters, at most ${LONGEST_SENTENCE}: ${text}`] : []),
    ...(/[.!?]$/.test(text) ? [`ends with a full stop: ${text}`] : []),
    ...(/[.!?]\s|[\n\r]/.test(text) || text.trim() !== text || text === '' ? [`not one sentence: ${text}`] : []),
    ...(/\bundefined\b|\[object |\bnull\b|\bNaN\b|\{\w+\}/.test(text) ? [`a value is missing: ${text}`] : []),
  ]
}
