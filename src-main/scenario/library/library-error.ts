export type LibraryFault = 'unknown' | 'nameTaken' | 'readOnly' | 'changedMeanwhile' | 'unreadable' | 'gone'

/** Something about a kept scenario that the operator can act on. */
export class LibraryError extends Error {
  constructor(
    readonly fault: LibraryFault,
    message: string,
  ) {
    super(message)
    this.name = 'LibraryError'
  }
}
