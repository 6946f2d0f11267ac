import { describe, expect, test } from 'vitest'
import { sharedResponsibility, sourced } from './pages.ts'

const page = 'https://docs.aws.amazon.com/a.html'

describe('the page behind a layer', () => {
  test("of the ground is AWS's account of the model", () => {
    expect(sourced({ responsibilities: [] }, 'container', {}).sources).toMatchObject({
      facilities: sharedResponsibility,
    })
  })
  test("of an operating system is that, too, but only where the page names it as AWS's or as the customer's", () => {
    expect(sourced({ responsibilities: [] }, 'abstracted', {}).sources?.['guest-os']).toBe(sharedResponsibility)
    expect(sourced({ responsibilities: [] }, 'infrastructure', {}).sources?.['guest-os']).toBe(sharedResponsibility)
    expect(sourced({ responsibilities: [] }, 'container', {}).sources?.['guest-os']).toBeUndefined()
  })
  test("is the service's, before the general one", () => {
    expect(sourced({ responsibilities: [] }, 'abstracted', { data: page }).sources?.data).toBe(page)
  })
  test("is the type's own, before the service's", () => {
    const own = `${page}#own`
    expect(sourced({ responsibilities: [], sources: { data: own } }, 'abstracted', { data: page }).sources?.data).toBe(
      own,
    )
  })
  test('of a layer that the type does not have is none of the service or of the model', () => {
    const parties = { backup: 'none', data: 'none' } as const
    const { sources } = sourced({ responsibilities: [], parties }, 'abstracted', { backup: page, logging: page })
    expect(sources).toMatchObject({ logging: page })
    expect(sources).not.toHaveProperty('backup')
    expect(sources).not.toHaveProperty('data')
  })
  test('of a layer that the type does not have is the page of the type', () => {
    const entry = sourced({ responsibilities: [], parties: { backup: 'none' }, page }, 'abstracted', {
      backup: `${page}#b`,
    })
    expect(entry.sources?.backup).toBe(page)
    expect(entry).not.toHaveProperty('page')
  })
})
