import { sha256 } from '../../core/digest.ts'
import { xml } from '../formats/xml.ts'

/**
 * The head of a self-contained page. Its Content Security Policy allows no loading and no sending, and only the style and script
 * in the page.
 */
export function headHtml(title: string, css: string, script: string | undefined): string {
  const scripts = script === undefined ? "'none'" : hashOf(script)
  const policy = `default-src 'none'; style-src ${hashOf(css)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${xml(title)}</title>
<style>${css}</style>
</head>
`
}

/** A source expression of the Content Security Policy that allows exactly this text (CSP Level 3, 2.3.1). */
const hashOf = (text: string): string => `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`
