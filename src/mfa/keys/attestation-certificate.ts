import { type P256, signP256, spkiOf } from './p256.ts'

/**
 * The self-signed X.509 certificate of a software key, which a U2F attestation requires (FIDO U2F Raw Message Formats, section
 * 4.3). Node can read certificates but not create them, so this small one is encoded by hand. It is valid for twenty years from
 * the day of `at` (milliseconds since 1970).
 */
export function attestationCertificate(pair: P256, commonName: string, at: number): Uint8Array {
  const name = sequence(set(sequence(oid('2.5.4.3'), der(UTF8_STRING, Buffer.from(commonName)))))
  const day = 86_400_000
  const from = Math.floor(at / day) * day
  const content = sequence(
    der(VERSION, der(INTEGER, Buffer.of(2))),
    // positive and of fixed width: the high bit is clear, the next one set
    der(INTEGER, Buffer.from([0x40 | ((pair.x[0] ?? 0) & 0x3f), ...pair.x.subarray(1, 16)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(from), time(from + 20 * 365 * day)),
    name,
    spkiOf(pair),
  )
  return sequence(content, ECDSA_WITH_SHA256, der(BIT_STRING, Buffer.of(0), signP256(pair, content)))
}

// Tags of DER (ITU-T X.690)
const INTEGER = 0x02
const BIT_STRING = 0x03
const OBJECT_IDENTIFIER = 0x06
const UTF8_STRING = 0x0c
const GENERALIZED_TIME = 0x18
const UTC_TIME = 0x17
const SEQUENCE = 0x30
const SET = 0x31
/** `[0]` of a TBSCertificate (RFC 5280, section 4.1). */
const VERSION = 0xa0

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(SEQUENCE, ...parts)
}

const set = (part: Uint8Array): Buffer => der(SET, part)

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const base128 = (arc: number): number[] =>
    arc < 0x80 ? [arc] : [...base128(arc >> 7).map((byte) => byte | 0x80), arc & 0x7f]
  return der(OBJECT_IDENTIFIER, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** RFC 5280, section 4.1.2.5: two-digit years until 2049, four-digit years from 2050. */
function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return digits < '2050' ? der(UTC_TIME, Buffer.from(digits.slice(2))) : der(GENERALIZED_TIME, Buffer.from(digits))
}

/** RFC 5758, section 3.2. */
const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))
