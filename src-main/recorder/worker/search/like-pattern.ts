/** A pattern for `LIKE … ESCAPE '\'` that finds a text anywhere; `%` and `_` are what the operator typed. */
export function likeAnywhere(text: string): string {
  return `%${escapeLike(text)}%`
}

/** A pattern for a value of the filter language: the whole value, or a beginning followed by `*`. */
export function likeWhole(value: string): string {
  return value.endsWith('*') ? `${escapeLike(value.slice(0, -1))}%` : escapeLike(value)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
