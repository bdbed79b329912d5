/** What an aide never sees, whatever is opened to them. */
export const AIDE_NEVER_SEES = [
  "your answers, your notes, or why you set a step aside",
  "which devices and apps you use: each step shows the public guidance for all of them",
  "whether you were warned or targeted, and any step that only this brings",
  "your other steps, and anything of how you sign in",
] as const;
