/** A title or a finding is read at a glance: no longer than this. */
const LONGEST_SENTENCE = 110

/** What is wrong with a title or a finding as one short sentence; nothing of one that is not there. */
export function sentenceFaults(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  return [
    ...(text.length > LONGEST_SENTENCE ? [`${text.length} characters, at most ${LONGEST_SENTENCE}: ${text}`] : []),
    ...(/[.!?]$/.test(text) ? [`ends with a full stop: ${text}`] : []),
    ...(/[.!?]\s|[\n\r]/.test(text) || text.trim() !== text || text === '' ? [`not one sentence: ${text}`] : []),
    ...(/\bundefined\b|\[object |\bnull\b|\bNaN\b|\{\w+\}/.test(text) ? [`a value is missing: ${text}`] : []),
  ]
}
