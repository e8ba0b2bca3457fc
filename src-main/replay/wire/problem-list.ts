/** As many as a person reads. */
const MAX_PROBLEMS = 50

/** Sentences on what could not be done as recorded; after the first fifty only their number is told. */
export class ProblemList {
  private readonly sentences: string[] = []
  private left = 0

  add(sentence: string): void {
    if (this.sentences.length < MAX_PROBLEMS) this.sentences.push(sentence)
    else this.left++
  }

  list(): string[] {
    return this.left === 0 ? [...this.sentences] : [...this.sentences, `There are ${this.left} more.`]
  }
}
