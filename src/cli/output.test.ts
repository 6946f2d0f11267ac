import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { diffFormats, fileFormats } from '../report/formats/names.ts'
import type { Io, Output } from './io.ts'
import { deliver, demandApart, outputsOf } from './output.ts'
import { wayOut } from './way-out.ts'

test('what is printed is a table, or what --format says', async () => {
  expect(await outputsOf({ out: [] }, fileFormats)).toEqual({ print: 'table' })
  expect(await outputsOf({ out: [], format: 'svg' }, fileFormats)).toEqual({ print: 'svg' })
})

test('a PNG is refused on a terminal, with what to do; elsewhere its bytes pass as they are', async () => {
  await expect(outputsOf({ out: [], format: 'png' }, fileFormats, { isTTY: true })).rejects.toMatchObject({
    code: 'BAD_FORMAT',
    hint: expect.stringContaining('--out map.png'),
  })
  const outputs = await outputsOf({ out: [], format: 'png' }, fileFormats, { isTTY: false })
  const stdout = Object.assign(new PassThrough(), { fd: 1 })
  // the first bytes of a PNG, and an escape sequence, which no text could keep
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x1b, 0x5b, 0x31, 0x6d, 0xff])
  // safe: of the world a delivery to standard output takes no more
  const io = { stdout: wayOut(stdout as Output, {}), stderr: stdout as Output, env: {} } as Io
  await deliver(outputs, { text: async () => [], picture: async () => bytes }, io)
  stdout.end()
  expect(new Uint8Array(await buffer(stdout))).toEqual(bytes)
})

test('a comparison has no picture', async () => {
  await expect(outputsOf({ out: [], format: 'png' }, diffFormats)).rejects.toThrow('cannot be written as png')
  expect(await outputsOf({ out: [], format: 'ledger-csv' }, diffFormats)).toEqual({ print: 'ledger-csv' })
})

test('a file that is called summary.html has the summary of a run; a comparison of files has none', async () => {
  const formatOfFile = async (path: string, allowed = fileFormats, format?: 'html' | 'summary') => {
    const outputs = await outputsOf({ out: [path], ...(format ? { format } : {}) }, allowed)
    return 'files' in outputs ? outputs.files[0]?.format : undefined
  }
  const folder = tmpdir()
  expect(await formatOfFile(join(folder, 'summary.html'))).toBe('summary')
  expect(await formatOfFile(join(folder, '2026-11-Summary.html.gz'))).toBe('summary')
  expect(await formatOfFile(join(folder, 'ciso.html'), fileFormats, 'summary')).toBe('summary')
  expect(await formatOfFile(join(folder, 'summary.html'), fileFormats, 'html')).toBe('html')
  expect(await formatOfFile(join(folder, 'presummary.html'))).toBe('html')
  expect(await formatOfFile(join(folder, 'summary.html'), diffFormats)).toBe('html')
})

test('--out names no file twice, and none that the command reads or writes otherwise', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-out-'))
  const file = join(folder, 'a.json')
  const asked = (out: readonly string[], others = {}) => outputsOf({ out }, fileFormats, {}, others)
  const twice = { code: 'OUT_TWICE' }
  try {
    await expect(asked([file, `${folder}/./a.json`])).rejects.toMatchObject(twice)
    writeFileSync(file, '{}')
    await expect(asked([`${folder}/./a.json`], { 'the file of --replay': file })).rejects.toMatchObject({
      ...twice,
      message: `--out ${folder}/./a.json is the same file as the file of --replay`,
    })
    expect(
      await asked([join(folder, 'b.json')], { 'the file of --replay': file, 'the file of --config': false }),
    ).toEqual({ files: [{ path: join(folder, 'b.json'), format: 'json' }] })
    await expect(demandApart([file], { 'the key of --sign-key': `${folder}/./a.json` }, '--record')).rejects.toThrow(
      `--record ${file} is the same file as the key of --sign-key`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
