/** An operation that the cloud refuses: the vendor's code (domain.md §6), and why in words for an operator. */
export class OperationRefused extends Error {
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(reason)
    this.name = 'OperationRefused'
  }
}

/** Codes with which operations of the server API are refused (domain.md §6). */
export const OPERATION_CODE = {
  forbidden: 403,
  badParameter: 414,
  accountMissing: 102404,
  accountExists: 102405,
  inOutDisabled: 113308,
  roomMissing: 113404,
  roomClosed: 113406,
  repeated: 113409,
  roomLimit: 113434,
  ownerOnly: 114427,
} as const
