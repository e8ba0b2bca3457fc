import { ANNOTATION_KINDS, type AnnotationKey, type CodeAnnotation } from './code-annotation'

/** Collects lines of code with their indentation, and what is said about them. */
export class CodeWriter {
  private readonly lines: string[] = []
  private readonly annotations: CodeAnnotation[] = []
  private depth = 0

  constructor(private readonly indent: string) {}

  /** @param marks what is said about this line. */
  line(text: string, ...marks: readonly AnnotationKey[]): void {
    this.lines.push(this.indent.repeat(this.depth) + text)
    for (const key of marks) {
      this.annotations.push({ line: this.lines.length, kind: ANNOTATION_KINDS[key], key })
    }
  }

  /** A line after which everything stands one step further in, until `close`. */
  open(head: string, ...marks: readonly AnnotationKey[]): void {
    this.line(head, ...marks)
    this.depth += 1
  }

  close(tail = '}', ...marks: readonly AnnotationKey[]): void {
    this.depth -= 1
    this.line(tail, ...marks)
  }

  /** A line between two parts of a block, one step further out than both: what ends one callback and begins the next. */
  reopen(between: string): void {
    this.close(between)
    this.depth += 1
  }

  /** What `write` writes stands one step further in, as the calls of a chain do. */
  inner(write: () => void): void {
    this.depth += 1
    write()
    this.depth -= 1
  }

  /** A block of lines that need nothing said about them. */
  block(head: string, lines: readonly string[], tail = '}'): void {
    this.open(head)
    for (const text of lines) this.line(text)
    this.close(tail)
  }

  gap(): void {
    this.lines.push('')
  }

  /** The code, ending in a line break, and its annotations from top to bottom. */
  finish(): { readonly text: string; readonly annotations: readonly CodeAnnotation[] } {
    return { text: `${this.lines.join('\n')}\n`, annotations: this.annotations }
  }
}
