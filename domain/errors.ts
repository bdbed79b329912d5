/** The closed list of what can go wrong in a use case. `NOT_FOUND` also means: not allowed. */
export const ERROR_CODES = [
  "SIGN_IN_NEEDED",
  "NOT_FOUND",
  "INVALID",
  "CONFLICT",
  "TOO_MANY",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class DomainError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = "DomainError";
    this.code = code;
  }
}
