import ts from 'typescript'

/** An exported `const` of a source file. */
export interface Declaration {
  readonly name: string
  /** Its declared type, e.g. `readonly Control[]`. */
  readonly type: string | undefined
  /** The function whose call is its value, e.g. `collector`. */
  readonly maker: string | undefined
  /** The `id` in the object that the maker is called with. */
  readonly id: string | undefined
}

/** The exported constants of a source file, in order. Reads only the syntax: nothing is imported or type-checked. */
export function declarationsIn(text: string): readonly Declaration[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest)
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return []
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    return statement.declarationList.declarations.flatMap(({ name, type, initializer }) => {
      if (!ts.isIdentifier(name)) return []
      const call = initializer && ts.isCallExpression(initializer) ? initializer : undefined
      const maker = call && ts.isIdentifier(call.expression) ? call.expression.text : undefined
      return [{ name: name.text, type: type?.getText(source), maker, id: idIn(call?.arguments[0]) }]
    })
  })
}

function idIn(argument: ts.Expression | undefined): string | undefined {
  if (!argument || !ts.isObjectLiteralExpression(argument)) return undefined
  for (const property of argument.properties)
    if (
      ts.isPropertyAssignment(property) &&
      ts.isIdentifier(property.name) &&
      property.name.text === 'id' &&
      ts.isStringLiteral(property.initializer)
    )
      return property.initializer.text
  return undefined
}
