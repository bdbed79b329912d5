/** A sealed column, and what its texts are sealed for: `place:value of key:value of key`. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The columns of the primary key, in the order in which the place names them. */
  key: readonly string[];
  place: string;
};

const sealed = (table: string, column: string, key: readonly string[] = ["id"], name = column) => ({
  table,
  column,
  key,
  place: `${table}:${name}`,
});

/**
 * Every sealed column there is. A test compares the list with the database and opens a row of each, so that a new one
 * cannot be left out when keys are changed.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  sealed("Person", "emailSealed"),
  sealed("Session", "deviceSealed"),
  sealed("Invitation", "addressSealed"),
  sealed("Passkey", "nameSealed"),
  sealed("Mail", "toSealed"),
  sealed("Mail", "sealed"),
  sealed("Office", "nameSealed"),
  sealed("Membership", "nameSealed"),
  sealed("OfficeInvitation", "addressSealed"),
  sealed("OfficeAction", "noteSealed", ["officeId", "actionId"]),
  sealed("OfficeMove", "nameSealed"),
  sealed("Answer", "sealed", ["personId", "questionId"]),
  sealed("ActionState", "reasonSealed", ["personId", "actionId"], "reason"),
  sealed("ActionNote", "sealed", ["personId", "actionId"]),
  sealed("Campaign", "nameSealed"),
  sealed("StatementAnswer", "sealed", ["campaignId", "statementId"]),
  sealed("Assessment", "sealed"),
];
