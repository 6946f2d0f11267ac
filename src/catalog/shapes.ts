import { byText } from '../core/by-text.ts'
import { type Category, type LayerId, layerIds, type Party } from './layers.ts'

type Placed = Exclude<Category, 'unclassified'>

/**
 * The shapes of resource types, each with default responsible parties for the 17 layers. A namespace can mix shapes: servers, the
 * keys to them, and the rules for both.
 */
export const shapeIds = [
  'server',
  'database',
  'function',
  'store',
  'device',
  'appliance',
  'identity',
  'network-part',
  'setting',
  'link',
  'record',
] as const
export type Shape = (typeof shapeIds)[number]

export interface ShapeEntry {
  /** What has this shape, briefly. */
  readonly covers: string
  /** The party of each layer, by category; categories that the shape cannot have are absent. */
  readonly parties: Partial<Readonly<Record<Placed, Readonly<Record<LayerId, Party>>>>>
}

const letters: Readonly<Record<string, Party>> = byText({ A: 'aws', C: 'customer', S: 'shared', '-': 'none' })

/**
 * One letter per layer, from the ground up: facilities, virtualization, control plane; operating system, platform, application;
 * network, encryption in transit, server-side and client-side encryption; data; identity, resource policy; backup, resilience;
 * logging, governance.
 */
function row(text: string): Readonly<Record<LayerId, Party>> {
  const marks = [...text.replaceAll(' ', '')]
  return Object.fromEntries(
    layerIds.map((layer, index) => [layer, letters[marks[index] ?? ''] ?? missing(text)]),
  ) as Readonly<Record<LayerId, Party>> // safe: one entry per id
}

function missing(text: string): never {
  throw new RangeError(`a row of shapes.ts has ${layerIds.length} letters of A, C, S and -: ${text}`)
}

/** The same in every category, since it runs and stores nothing. */
const everywhere = (text: string): ShapeEntry['parties'] => ({
  infrastructure: row(text),
  container: row(text),
  abstracted: row(text),
})

/** No shape has a resource policy by default; types that can have one say so where they are placed. */
export const shapes: Readonly<Record<Shape, ShapeEntry>> = {
  server: {
    covers: 'a machine that you sign in to or put your software on',
    parties: {
      infrastructure: row('AAA CCC CCCC C C- CC CS'),
      container: row('AAA ASC CCSC C C- SS CS'),
      abstracted: row('AAA AAC SSSC C C- SA CS'),
    },
  },
  database: {
    covers: 'an engine that keeps data and answers queries',
    parties: {
      container: row('AAA AS- CCSC C C- SS CS'),
      abstracted: row('AAA AA- SSSC C C- SS CS'),
    },
  },
  function: {
    covers: 'your code, or a workflow that you wrote, run on demand',
    parties: {
      infrastructure: row('AAA CCC CCCC C C- -C CS'),
      container: row('AAA ASC CSSC C C- -S CS'),
      abstracted: row('AAA ASC SSSC C C- -A CS'),
    },
  },
  store: {
    covers: 'what keeps or passes on data that you put into it',
    parties: {
      infrastructure: row('AAA --- -SCC C C- CC CS'),
      container: row('AAA AS- CCSC C C- SS CS'),
      abstracted: row('AAA AA- SSSC C C- SA CS'),
    },
  },
  device: {
    covers: 'hardware that stands with you, and its record at AWS',
    parties: everywhere('CCA CCC CCCC C C- CC CS'),
  },
  appliance: {
    covers: 'a part of the network that AWS keeps and you place and open',
    parties: {
      infrastructure: row('AAA AA- CC-- - C- -C CS'),
      container: row('AAA AA- CC-- - C- -S CS'),
      abstracted: row('AAA AA- SS-- - C- -A CS'),
    },
  },
  identity: {
    covers: 'who may act: users, roles, keys, and what proves them',
    parties: everywhere('AAA --- ---- - C- -A CS'),
  },
  'network-part': {
    covers: 'a rule, a range or a place in a network',
    parties: everywhere('AAA --- C--- - C- -- -S'),
  },
  setting: {
    covers: 'how something else is to behave',
    parties: everywhere('AAA --- ---- - C- -- -S'),
  },
  link: {
    covers: 'that two things belong together',
    parties: everywhere('AAA --- ---- - C- -- -S'),
  },
  record: {
    covers: 'what was done or found, as the service notes it',
    parties: everywhere('AAA --- ---- - C- -- -S'),
  },
}
