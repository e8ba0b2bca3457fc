/** Tells whether somebody with these tags is meant. */
export type TagPredicate = (tags: readonly string[]) => boolean

/** Longest pattern that is compiled. */
const MAX_PATTERN_LENGTH = 64
/** Repetitions in one pattern; with tags of at most 32 characters the work stays small. */
const MAX_REPETITIONS = 4
const MAX_DEPTH = 16

class TagExpressionError extends Error {}

/**
 * Reads a tag expression (domain.md §2.4): `{"tag":"a"}`, `{"tag":"a.*","matchType":"regex"}`, combined with `and`, `or`
 * and parentheses; `and` binds stronger.
 * @returns null when the text is no tag expression or a pattern is dangerous to run.
 */
export function parseTagExpression(text: string): TagPredicate | null {
  try {
    return new Parser(tokensOf(text)).parse()
  } catch (error) {
    if (error instanceof TagExpressionError) return null
    throw error
  }
}

/** Whoever has all of these tags; everybody when there are none. */
export function havingAll(wanted: readonly string[]): TagPredicate {
  return (tags) => wanted.every((tag) => tags.includes(tag))
}

type Token = '(' | ')' | 'and' | 'or' | TagPredicate

class Parser {
  private position = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): TagPredicate {
    const predicate = this.disjunction()
    if (this.position < this.tokens.length) throw new TagExpressionError()
    return predicate
  }

  private disjunction(): TagPredicate {
    const parts = [this.conjunction()]
    while (this.take('or')) parts.push(this.conjunction())
    return (tags) => parts.some((part) => part(tags))
  }

  private conjunction(): TagPredicate {
    const parts = [this.operand()]
    while (this.take('and')) parts.push(this.operand())
    return (tags) => parts.every((part) => part(tags))
  }

  private operand(): TagPredicate {
    if (!this.take('(')) return this.tag()
    if (++this.depth > MAX_DEPTH) throw new TagExpressionError()
    const inner = this.disjunction()
    if (!this.take(')')) throw new TagExpressionError()
    this.depth--
    return inner
  }

  private tag(): TagPredicate {
    const token = this.tokens[this.position++]
    if (typeof token !== 'function') throw new TagExpressionError()
    return token
  }

  private take(token: Token): boolean {
    if (this.tokens[this.position] !== token) return false
    this.position++
    return true
  }
}

/** Blanks, one of the four signs, or a flat JSON object. */
const TOKEN = /\s*(?:([()])|(and|or)(?![a-z])|(\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\}))\s*/iy

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) throw new TagExpressionError()
    const [, sign, word, object] = match
    tokens.push((sign ?? word?.toLowerCase() ?? tagOf(object ?? '')) as Token)
  }
  return tokens
}

function tagOf(json: string): TagPredicate {
  const { tag, matchType } = readObject(json)
  if (typeof tag !== 'string' || tag === '') throw new TagExpressionError()
  if (matchType === undefined) return (tags) => tags.includes(tag)
  if (matchType !== 'regex') throw new TagExpressionError()
  const pattern = compile(tag)
  return (tags) => tags.some((candidate) => pattern.test(candidate))
}

function readObject(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    throw new TagExpressionError()
  }
}

/** The pattern matches a whole tag. Groups that repeat, look around or refer back could run for ever. */
function compile(pattern: string): RegExp {
  const repetitions = pattern.match(/(?<!\\)[*+?{]/g)?.length ?? 0
  const dangerous = /\)[*+?{]|\(\?|\\[1-9k]/.test(pattern)
  if (pattern.length > MAX_PATTERN_LENGTH || repetitions > MAX_REPETITIONS || dangerous)
    throw new TagExpressionError()
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    throw new TagExpressionError()
  }
}
