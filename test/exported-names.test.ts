import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/**
 * Names that several modules of the engine export, each with a meaning of its own: one word per concept (CONTRIBUTING.md). The list
 * may only shrink. A service's folder, the practice account's services and a list of catalog entries name things by AWS's words,
 * and many share them.
 */
const shared: readonly string[] = []

const ofService = /^(?:services|practice|catalog)\/|\.gen\.ts$|test\.ts$|in-test/

/** The names that a source file exports by a declaration of its own. */
function exportedBy(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  return source.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    return isNamed && statement.name ? [statement.name.text] : []
  })
}

test('no two modules of the engine export the same name, but for a list that may only shrink', () => {
  const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !ofService.test(file))
    .sort()
  expect(modules.length).toBeGreaterThan(300)
  const counts = new Map<string, number>()
  for (const file of modules)
    for (const name of new Set(exportedBy(join('src', file)))) counts.set(name, (counts.get(name) ?? 0) + 1)
  const found = [...counts].filter(([, count]) => count > 1).map(([name]) => name)
  expect(found.sort()).toEqual(shared)
})
