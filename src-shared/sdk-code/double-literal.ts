/** A number as a literal of a floating-point type, in Java, Objective-C and C++. */
export function doubleLiteral(number: number): string {
  const text = String(number)
  return /[.e]/.test(text) ? text : `${text}.0`
}
