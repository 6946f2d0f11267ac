/**
 * Parses a Dockerfile into its stages, and finds what is wrong with it for an image that runs without a shell and
 * without privileges.
 */
import { readFileSync } from 'node:fs'
import { type Copy, DockerfileParser, type From, type Instruction, type JSONInstruction } from 'dockerfile-ast'

export interface Stage {
  /** Its name after AS, or otherwise its index. */
  readonly name: string
  readonly image: string
  readonly steps: readonly Step[]
}

export type Step =
  | { readonly does: 'run'; readonly command: string }
  | {
      readonly does: 'copy'
      readonly from: string | undefined
      readonly sources: readonly string[]
      readonly to: string
    }
  | { readonly does: 'workdir' | 'user'; readonly value: string }
  | { readonly does: 'entrypoint' | 'cmd'; readonly words: readonly string[] }

/** Reads the instructions that our Dockerfile uses; refuses all others, whose effect is not known here. */
export function readStages(path: string): readonly Stage[] {
  const stages: { name: string; image: string; steps: Step[] }[] = []
  for (const instruction of DockerfileParser.parse(readFileSync(path, 'utf8')).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      const from = instruction as From // safe: the parser makes its classes by the keyword
      stages.push({ name: from.getBuildStage() ?? `${stages.length}`, image: from.getImage() ?? '', steps: [] })
    } else stages.at(-1)?.steps.push(step(instruction))
  }
  return stages
}

function step(instruction: Instruction): Step {
  const value = instruction.getArgumentsContent() ?? ''
  switch (instruction.getKeyword()) {
    case 'RUN':
      return { does: 'run', command: value }
    case 'WORKDIR':
      return { does: 'workdir', value }
    case 'USER':
      return { does: 'user', value }
    case 'COPY': {
      const copy = instruction as Copy // safe, as above
      const paths = copy.getArguments().map((argument) => argument.getValue())
      const from = copy
        .getFlags()
        .find((flag) => flag.getName() === 'from')
        ?.getValue()
      return { does: 'copy', from: from ?? undefined, sources: paths.slice(0, -1), to: paths.at(-1) ?? '' }
    }
    case 'ENTRYPOINT':
    case 'CMD': {
      const json = instruction as JSONInstruction // safe, as above
      const words = json.getJSONStrings().map((word) => word.getJSONValue())
      return { does: instruction.getKeyword() === 'CMD' ? 'cmd' : 'entrypoint', words }
    }
    default:
      throw new Error(`scripts/dockerfile.ts does not know ${instruction.getKeyword()}: add it there`)
  }
}

/** The faults of an image, one sentence each. */
export function faultsOf(stages: readonly Stage[], nodeMajor: string): readonly string[] {
  const faults: string[] = []
  const last = stages.at(-1)
  if (stages.length < 2 || last === undefined)
    return ['the Dockerfile has not two stages: what builds would be shipped']
  for (const { image } of stages) {
    if (!/:(?!latest@)[^:/@]+@sha256:[0-9a-f]{64}$/.test(image))
      faults.push(`${image} is not pinned by a tag and a digest`)
    if (!new RegExp(`node(js)?:?${nodeMajor}\\b`).test(image)) faults.push(`${image} is not of Node ${nodeMajor}`)
  }
  const user = last.steps.findLast(({ does }) => does === 'user')
  if (user?.does !== 'user' || /^(root|0)\b/.test(user.value)) faults.push('the image runs as root')
  for (const { does } of last.steps) if (does === 'run') faults.push('the last stage has no shell for RUN')
  const entry = last.steps.findLast(({ does }) => does === 'entrypoint')
  if (entry?.does !== 'entrypoint' || entry.words.length === 0) faults.push('ENTRYPOINT is not a list of words')
  return faults
}
