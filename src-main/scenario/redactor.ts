const HIDDEN = '***'
/** A text of one character says nothing, and would make every sentence unreadable. */
const MIN_CHARACTERS = 2

/** Replaces secrets in everything that a run shows. */
export class Redactor {
  private readonly secrets = new Set<string>()

  add(secrets: Iterable<string>): void {
    for (const secret of secrets) if (secret.length >= MIN_CHARACTERS) this.secrets.add(secret)
  }

  /** Longer secrets go first: one may be part of another. */
  hide(text: string): string {
    const ordered = [...this.secrets].toSorted((one, other) => other.length - one.length)
    return ordered.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text)
  }
}
