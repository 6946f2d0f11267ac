import { relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/**
 * The members of AWS's answers that Demarc's code reads, found by the type checker: those named by a property access or a destructuring,
 * and those of a type of ours to which a structure of the SDK is assigned.
 */

/** A member of a structure: the SDK's package, then `Structure.member`. */
export interface Read {
  readonly sdkPackage: string
  readonly struct: string
  readonly member: string
}

/** A structure passed to a place whose type does not say which members are read. */
export interface UntypedUse {
  readonly at: string
  readonly struct: string
}

/** The structures of the SDK's packages, and of the client in this repository: `oam`. */
const MODELS = /node_modules\/(@aws-sdk\/client-[^/]+)\/dist-types\/models\/|src\/services\/([^/]+)\/sdk\/shapes\.ts$/
/** A limit beyond the depth of any answer that is read, because a structure may contain itself. */
const DEEP = 12

export interface Reads {
  readonly read: readonly Read[]
  readonly untold: readonly UntypedUse[]
}

/** Reads the sources that the project's `tsconfig.json` names and `wanted` chooses. */
export function readsOf(wanted: (path: string) => boolean): Reads {
  const root = process.cwd()
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files = fileNames.filter((name) => wanted(name.slice(root.length + 1).replaceAll(sep, '/')))
  const { tsBuildInfoFile: _, ...rest } = options
  const program = ts.createProgram(files, { ...rest, incremental: false })
  const finder = new Finder(program.getTypeChecker())
  for (const file of files) {
    const source = program.getSourceFile(resolve(file))
    if (source) finder.look(source)
  }
  return finder.found
}

class Finder {
  readonly #checker: ts.TypeChecker
  readonly #read = new Map<string, Read>()
  readonly #untold = new Map<string, UntypedUse>()
  /** The pairs of types (from, to) already compared, with the smallest depth of each. */
  readonly #seen = new WeakMap<ts.Type, WeakMap<ts.Type, number>>()
  #at: ts.Node | undefined

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  get found(): Reads {
    const byKey = <T>(map: ReadonlyMap<string, T>): T[] =>
      [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
    return { read: byKey(this.#read), untold: byKey(this.#untold) }
  }

  look(node: ts.Node): void {
    this.#at = node
    if (ts.isPropertyAccessExpression(node)) this.#note(this.#checker.getSymbolAtLocation(node.name))
    else if (ts.isElementAccessExpression(node)) this.#element(node)
    else if (ts.isObjectBindingPattern(node)) this.#pattern(node)
    if (ts.isExpression(node)) this.#flow(node)
    ts.forEachChild(node, (child) => this.look(child))
  }

  /** `answer['Name']`, or with a variable whose type is a union of names. */
  #element({ expression, argumentExpression }: ts.ElementAccessExpression): void {
    const type = this.#checker.getTypeAtLocation(expression)
    const key = this.#checker.getTypeAtLocation(argumentExpression)
    for (const one of key.isUnion() ? key.types : [key]) if (one.isStringLiteral()) this.#noteOf(type, one.value)
  }

  /** `{ Name, Status: { Code } = {}, ...rest }` */
  #pattern(pattern: ts.ObjectBindingPattern): void {
    const type = this.#checker.getTypeAtLocation(pattern)
    for (const { propertyName, name, dotDotDotToken } of pattern.elements) {
      // the members of the rest are noted where they are read
      if (dotDotDotToken) continue
      const key = propertyName ?? name
      if (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) this.#noteOf(type, key.text)
    }
  }

  #flow(node: ts.Expression): void {
    const target = this.#checker.getContextualType(node)
    if (target) this.#project(this.#checker.getTypeAtLocation(node), target, 0)
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#generic(node)
  }

  /** An argument for a type parameter: the members that the parameter's constraint names count as read. */
  #generic(node: ts.CallExpression | ts.NewExpression): void {
    const declaration = this.#checker.getResolvedSignature(node)?.declaration
    for (const [index, argument] of (node.arguments ?? []).entries()) {
      const parameter = declaration?.parameters[index]
      if (!parameter || !('name' in parameter)) continue
      const declared = this.#checker.getTypeAtLocation(parameter)
      if (/node_modules/.test(parameter.getSourceFile().fileName)) continue
      this.#project(this.#checker.getTypeAtLocation(argument), declared, 0)
    }
  }

  /** A value of one type is assigned to another: the members that the second type names count as read. */
  #project(from: ts.Type, to: ts.Type, depth: number): void {
    if (from === to || depth > DEEP || (this.#seen.get(from)?.get(to) ?? DEEP) <= depth) return
    this.#seen.set(from, (this.#seen.get(from) ?? new WeakMap()).set(to, depth))
    if (from.isUnion()) {
      for (const one of from.types) this.#project(one, to, depth)
      return
    }
    if (!(from.flags & ts.TypeFlags.Object) && !from.isIntersection()) return
    if (to.isUnion()) {
      for (const one of to.types) this.#project(from, one, depth)
      return
    }
    if (to.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.#checker.getBaseConstraintOfType(to)
      if (constraint) this.#project(from, constraint, depth + 1)
      return
    }
    if (takesAll(to)) {
      this.#tell(from)
      return
    }
    if (!(to.flags & ts.TypeFlags.Object) && !to.isIntersection()) return
    const [item, wanted] = [this.#itemOf(from), this.#itemOf(to)]
    if (item && wanted) {
      this.#project(item, wanted, depth + 1)
      return
    }
    this.#signatures(from, to, depth)
    if (isOfSdk(to) && isOfSdk(from)) return
    const bag = to.getStringIndexType()
    for (const property of from.getProperties()) {
      const declared = to.getProperty(property.name)
      if (!declared && !bag) continue
      const isMember = this.#note(property)
      const at = this.#at
      // our own types contain many of our own types, and each is examined where it is declared
      if (!at || (!isMember && depth > 3)) continue
      const next = declared ? this.#checker.getTypeOfSymbolAtLocation(declared, at) : bag
      if (next) this.#project(this.#checker.getTypeOfSymbolAtLocation(property, at), next, depth + 1)
    }
  }

  /** A function assigned to another function type: its parameters receive values, and its result is used. */
  #signatures(from: ts.Type, to: ts.Type, depth: number): void {
    const [given] = from.getCallSignatures()
    const [expected] = to.getCallSignatures()
    const at = this.#at
    if (!given || !expected || !at) return
    for (const [index, parameter] of given.parameters.entries()) {
      const passed = expected.parameters[index]
      if (!passed) break
      this.#project(
        this.#checker.getTypeOfSymbolAtLocation(passed, at),
        this.#checker.getTypeOfSymbolAtLocation(parameter, at),
        depth + 1,
      )
    }
    this.#project(given.getReturnType(), expected.getReturnType(), depth + 1)
  }

  /** The element type of a list, a promise, a set or a map. */
  #itemOf(type: ts.Type): ts.Type | undefined {
    const name = type.symbol?.name ?? ''
    if (
      !/^(Readonly)?(Array|Set|Map)$|^Promise(Like)?$|^Async(Generator|Iterable|IterableIterator)$|^Generator$|^Iterable$/.test(
        name,
      )
    )
      return undefined
    // safe: the checks above name generic interfaces of the language's own library
    const given = this.#checker.getTypeArguments(type as ts.TypeReference)
    return /Map$/.test(name) ? given[1] : given[0]
  }

  /** A structure of the SDK was assigned to a type that accepts any value. */
  #tell(type: ts.Type): void {
    const at = this.#at
    if (!at || !isOfSdk(type) || type.getProperties().length === 0 || isTakenApart(at)) return
    const source = at.getSourceFile()
    const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1
    const place = `${relative(process.cwd(), source.fileName)}:${line}`
    this.#untold.set(`${place} ${type.symbol.name}`, { at: place, struct: type.symbol.name })
  }

  #noteOf(type: ts.Type, name: string): void {
    if (type.isUnion()) for (const one of type.types) this.#noteOf(one, name)
    else this.#note(type.getProperty(name))
  }

  /** True when it is a member of a structure of the SDK. */
  #note(symbol: ts.Symbol | undefined): boolean {
    let isMember = false
    for (const declaration of symbol?.declarations ?? []) {
      const [, published, own] = MODELS.exec(declaration.getSourceFile().fileName) ?? []
      const sdkPackage = published ?? own
      if (!sdkPackage || !ts.isPropertySignature(declaration)) continue
      const struct = structOf(declaration)
      if (!struct) continue
      const member = declaration.name.getText().replaceAll(/["']/g, '')
      this.#read.set(`${sdkPackage} ${struct}.${member}`, { sdkPackage, struct, member })
      isMember = true
    }
    return isMember
  }
}

/** The value of a `const { Name } = ...`: the checker expects any value there. */
function isTakenApart(node: ts.Node): boolean {
  if (node.parent === undefined) return false
  if (ts.isVariableDeclaration(node.parent)) return !ts.isIdentifier(node.parent.name)
  return ts.isExpression(node.parent) && !ts.isFunctionLike(node.parent) && isTakenApart(node.parent)
}

/** `unknown`, `any`, `object` and `{}`. */
const takesAll = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any | ts.TypeFlags.NonPrimitive)) !== 0 ||
  ((type.flags & ts.TypeFlags.Object) !== 0 &&
    !type.symbol?.declarations?.some(ts.isClassDeclaration) &&
    type.getProperties().length === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getStringIndexType() === undefined)

const isOfSdk = (type: ts.Type): boolean =>
  (type.symbol?.declarations ?? []).some((one) => MODELS.test(one.getSourceFile().fileName))

/** The interface of a member; of a variant of a union, the union. */
function structOf(member: ts.PropertySignature): string | undefined {
  const holder = member.parent
  if (!ts.isInterfaceDeclaration(holder)) return undefined
  return ts.isModuleBlock(holder.parent) ? holder.parent.parent.name.getText() : holder.name.text
}
