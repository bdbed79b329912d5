/** What an aide never sees, whatever is opened to them. */
export const AIDE_NEVER_SEES = [
  "Your answers, your notes, or why you set a step aside",
  "Which devices and apps you use: each step shows the public guidance for all of them",
  "Whether you were warned or targeted, and any step that only this brings",
  "Your other steps, and anything of how you sign in",
] as const;
