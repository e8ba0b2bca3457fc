/**
 * A call of the page that preload makes before the page's code is there, so that both come at the same time. The page may
 * have it only while nothing was announced after the answer: what it was told would be older than what it has missed.
 */
export class EarlyCall<Answer> {
  #answer: Promise<Answer> | null
  #isAnswered = false

  /** @param ask makes the call; made once now, and again for each `take` that must not have that answer. */
  constructor(private readonly ask: () => Promise<Answer>) {
    this.#answer = ask()
    const told = () => (this.#isAnswered = true)
    this.#answer.then(told, told)
  }

  /** Something was announced that nobody of the page has heard. */
  announced(): void {
    if (this.#isAnswered) this.#answer = null
  }

  /** The early answer, once; a new one from then on. Listen to announcements before. */
  take(): Promise<Answer> {
    const answer = this.#answer ?? this.ask()
    this.#answer = null
    return answer
  }
}
