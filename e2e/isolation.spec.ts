import { readFileSync } from "node:fs";
import { ELECTION_ACTIONS, ELECTION_ROUTES } from "./election-verdicts";
import { expect, test } from "./fixtures";
import { OFFICE_ACTIONS, OFFICE_ROUTES, type OfficeVerdict } from "./office-verdicts";

/**
 * Who may reach what, for every address and every action of the build. A new one without a verdict fails.
 * public: the same for everybody; own: a signed-in person's own things, others are sent to sign in;
 * overview: not found but for whom the operator let in (overview.spec.ts); token: whoever has the mail (reminders.spec.ts);
 * sign-in: part of signing in; local: only on a copy that runs for one person. What belongs to an office is listed in
 * office-verdicts.ts and tried with another office's ids in office-isolation.spec.ts.
 */
const ROUTES: Record<
  string,
  {
    verdict: "public" | "own" | "overview" | "token" | "sign-in" | "local" | "operator" | OfficeVerdict;
    sample?: string;
  }
> = {
  ...OFFICE_ROUTES,
  ...ELECTION_ROUTES,
  "/": { verdict: "public" },
  "/.well-known/security.txt": { verdict: "public" },
  "/about": { verdict: "public" },
  "/briefings": { verdict: "public" },
  "/briefings/[slug]": { verdict: "public", sample: "/briefings/release-2024-03-26" },
  "/guidance": { verdict: "public" },
  "/guidance/[action]": { verdict: "public", sample: "/guidance/set-up-passkeys" },
  "/editions": { verdict: "public" },
  "/supported-devices": { verdict: "public" },
  "/api/guidance/v1.json": { verdict: "public" },
  "/api/guidance/v1.schema.json": { verdict: "public" },
  "/api/auth/[...nextauth]": { verdict: "sign-in", sample: "/api/auth/session" },
  "/api/passkey/options": { verdict: "sign-in" },
  "/api/passkey/sign-in": { verdict: "sign-in" },
  // These two answer 401 to POST and nothing to GET.
  "/api/passkey/register": { verdict: "sign-in" },
  "/api/passkey/register-options": { verdict: "sign-in" },
  "/api/sign-out": { verdict: "sign-in" },
  "/api/csp-report": { verdict: "operator" },
  "/api/health": { verdict: "operator" },
  "/api/ready": { verdict: "operator" },
  "/unavailable": { verdict: "public" },
  "/sign-in": { verdict: "sign-in" },
  "/sign-in/confirm": { verdict: "sign-in" },
  "/sign-in/organisation": { verdict: "sign-in" },
  "/sign-in/wait": { verdict: "sign-in" },
  "/sign-in/way-back": { verdict: "sign-in" },
  "/sign-in/cancel": { verdict: "sign-in" },
  "/outbox": { verdict: "local" },
  "/help-now": { verdict: "public" },
  "/paper": { verdict: "public" },
  "/paper/card": { verdict: "public" },
  "/paper/household": { verdict: "public" },
  "/paper/list": { verdict: "public" },
  "/paper/sitting": { verdict: "public" },
  "/checklist": { verdict: "own" },
  "/checklist/[action]": { verdict: "own", sample: "/checklist/set-up-passkeys" },
  "/checklist/changes": { verdict: "own" },
  "/checklist/paper": { verdict: "own" },
  "/account": { verdict: "own" },
  "/account/record": { verdict: "own" },
  "/account/record/offices": { verdict: "own" },
  "/account/data": { verdict: "own" },
  "/account/data/download": { verdict: "own" },
  "/account/erase": { verdict: "own" },
  "/account/back-in": { verdict: "own" },
  "/account/recovery-codes": { verdict: "own" },
  "/account/reminders": { verdict: "own" },
  "/overview": { verdict: "overview" },
  "/overview/csv": { verdict: "overview" },
  "/stop-reminders/[token]": { verdict: "token", sample: `/stop-reminders/${"x".repeat(43)}` },
  "/api/stop-reminders/[token]": { verdict: "token", sample: `/api/stop-reminders/${"x".repeat(43)}` },
  "/account/erase/done": { verdict: "public" },
  "/sign-in/passkey": { verdict: "own" },
  "/focus": { verdict: "own" },
  "/profile": { verdict: "own" },
  "/profile/[question]": { verdict: "own", sample: "/profile/role" },
};

type Form = {
  verdict: "own" | "token" | "sign-in" | OfficeVerdict;
  on?: string;
  fields?: Record<string, string>;
};
const ACTIONS: Record<string, Form> = {
  ...OFFICE_ACTIONS,
  ...ELECTION_ACTIONS,
  "app/checklist/actions.ts#setStatusAction": {
    verdict: "own",
    on: "/checklist/set-up-passkeys",
    fields: {
      action: "set-up-passkeys",
      status: "done",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0001",
    },
  },
  "app/checklist/actions.ts#saveNoteAction": {
    verdict: "own",
    on: "/checklist/set-up-passkeys",
    fields: {
      action: "set-up-passkeys",
      note: "x",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0002",
    },
  },
  "app/checklist/actions.ts#recordEventsAction": {
    verdict: "own",
    on: "/checklist/changes",
    fields: { event: "new-device" },
  },
  "app/focus/actions.ts#startSittingAction": { verdict: "own", on: "/focus", fields: { minutes: "15" } },
  "app/focus/actions.ts#leaveStepAction": {
    verdict: "own",
    on: "/focus",
    fields: {
      action: "set-up-passkeys",
      intent: "done",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0003",
    },
  },
  "app/focus/actions.ts#endSittingAction": { verdict: "own", on: "/focus", fields: {} },
  "app/sign-in/actions.ts#requestLinkAction": { verdict: "sign-in" },
  "app/sign-in/actions.ts#confirmLinkAction": { verdict: "sign-in" },
  "app/sign-in/actions.ts#laterAction": { verdict: "sign-in" },
  "app/sign-in/way-back/actions.ts#useCodeAction": { verdict: "sign-in" },
  "app/sign-in/way-back/actions.ts#startRecoveryAction": { verdict: "sign-in" },
  "app/sign-in/cancel/actions.ts#cancelByMailAction": { verdict: "sign-in" },
  "app/actions.ts#cancelRecoveryAction": { verdict: "own", on: "/account", fields: {} },
  "app/account/recovery-codes/actions.ts#makeCodesAction": {
    verdict: "own",
    on: "/account/recovery-codes",
    fields: { set: "none" },
  },
  "app/account/actions.ts#renamePasskeyAction": {
    verdict: "own",
    on: "/account",
    fields: { passkey: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0004", name: "x" },
  },
  "app/account/actions.ts#removePasskeyAction": {
    verdict: "own",
    on: "/account",
    fields: { passkey: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0004" },
  },
  "app/account/actions.ts#endSessionAction": {
    verdict: "own",
    on: "/account",
    fields: { session: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0004" },
  },
  "app/sign-in/organisation/actions.ts#signInWithOrganisationAction": { verdict: "sign-in" },
  "app/account/organisation/actions.ts#addOrganisationAction": {
    verdict: "own",
    on: "/account",
    fields: {},
  },
  "app/account/organisation/actions.ts#removeOrganisationAction": {
    verdict: "own",
    on: "/account",
    fields: {},
  },
  "app/account/erase/actions.ts#eraseAction": {
    verdict: "own",
    on: "/account/erase",
    fields: { confirm: "ERASE" },
  },
  "app/account/actions.ts#endOtherSessionsAction": { verdict: "own", on: "/account", fields: {} },
  "app/checklist/actions.ts#takeBackAction": {
    verdict: "own",
    on: "/checklist/set-up-passkeys",
    fields: {
      action: "set-up-passkeys",
      change: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0015",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0016",
    },
  },
  "app/account/reminders/actions.ts#chooseReminderAction": {
    verdict: "own",
    on: "/account/reminders",
    fields: { rhythm: "weekly" },
  },
  "app/stop-reminders/[token]/actions.ts#stopRemindersAction": { verdict: "token" },
  "app/profile/actions.ts#saveAnswerAction": {
    verdict: "own",
    on: "/profile/role",
    fields: { question: "role", answer: "staff", intent: "continue" },
  },
};

type References = { node: Record<string, { filename: string; exportedName: string }> };
const builtRoutes = Object.values(
  JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>,
).filter((route) => !route.startsWith("/_"));
const builtActions = Object.entries(
  (JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as References).node,
).map(([id, { filename, exportedName }]) => ({ id, name: `${filename}#${exportedName}` }));

test("AC-1: every address and every action of the build has a verdict, and no verdict is left over", () => {
  expect(builtRoutes.filter((route) => !ROUTES[route])).toEqual([]);
  expect(Object.keys(ROUTES).filter((route) => !builtRoutes.includes(route))).toEqual([]);
  const names = [...new Set(builtActions.map((action) => action.name))];
  expect(names.filter((name) => !ACTIONS[name])).toEqual([]);
  expect(Object.keys(ACTIONS).filter((name) => !names.includes(name))).toEqual([]);
});

const SIGNED_IN = ["own", "overview", "office", "manager"];
const own = Object.entries(ROUTES).filter(([, { verdict }]) => SIGNED_IN.includes(verdict));

test("AC-1: without a session, what is a person's own leads to signing in, in every form of asking", async ({
  request,
}) => {
  for (const [route, { sample }] of own) {
    for (const headers of [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }]) {
      for (const method of ["GET", "HEAD"]) {
        const ask = (address: string) => request.fetch(address, { method, headers, maxRedirects: 0 });
        let response = await ask(sample ?? route);
        // Next first corrects the mark that keeps such answers apart in caches.
        const corrected = response.headers().location;
        if (corrected?.includes("_rsc") && !corrected.includes("/sign-in")) response = await ask(corrected);
        const body = await response.text();
        const leads = response.headers().location ?? body;
        // A prefetch of such a page carries no content at all, so there is nothing to lead anywhere.
        const isPrefetch = "Next-Router-Prefetch" in headers;
        if (method === "GET" && !isPrefetch)
          expect(leads, `${method} ${route} ${JSON.stringify(headers)}`).toContain("/sign-in");
        expect(body).not.toContain("Your next three");
      }
    }
  }
});

test("AC-1: nothing of one person's shows on any address to another", async ({
  browser,
  person,
  another,
}) => {
  const canary = "Canary-7Q2Z";
  const mine = await browser.newContext();
  await person.signIn(mine);
  const page = await mine.newPage();
  await page.goto("/checklist/set-up-passkeys");
  await page.getByLabel("Your private note").fill(canary);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();

  const theirs = await browser.newContext();
  await another.signIn(theirs);
  for (const [route, { sample }] of Object.entries(ROUTES)) {
    for (const headers of [{}, { RSC: "1" }]) {
      const body = await (await theirs.request.get(sample ?? route, { headers })).text();
      expect(body, route).not.toContain(canary);
    }
  }
  await mine.close();
  await theirs.close();
});

test("AC-1: an unknown id is not found, in the same bytes whatever the id", async ({ browser, person }) => {
  const context = await browser.newContext();
  await person.signIn(context);
  for (const base of [
    "/checklist",
    "/profile",
    "/guidance",
    "/briefings",
    "/office/help",
    "/election/assessments",
  ]) {
    const bodies: string[] = [];
    for (const id of ["no-such-thing", "another-one", "00000000-0000-4000-8000-000000000000"]) {
      const response = await context.request.get(`${base}/${id}`);
      expect(response.status()).toBe(404);
      bodies.push((await response.text()).replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, ""));
    }
    const plain = bodies.map((body) => body.replace(/<script[\s\S]*?<\/script>/g, ""));
    expect(new Set(plain).size, base).toBe(1);
  }
  await context.close();
});

test("AC-1, IN-1: no action does anything without a session, nor with a form of another shape", async ({
  baseURL,
  request,
  db,
}) => {
  const rows = async () =>
    Promise.all([
      db.actionState.count(),
      db.actionNote.count(),
      db.answer.count(),
      db.statusChange.count(),
      db.sitting.count(),
      db.campaign.count(),
      db.statementAnswer.count(),
      db.assessment.count(),
      db.planDate.count(),
      db.calendarFeed.count(),
      db.help.count(),
      db.reminder.count(),
      db.officeAction.count(),
      db.officeActionChange.count(),
      db.officeMove.count(),
      db.officeMoveItem.count(),
      db.person.count(),
      db.office.count(),
      db.membership.count(),
      db.officeInvitation.count(),
    ]);
  const before = await rows();
  for (const { id, name } of builtActions) {
    const { verdict, on, fields } = ACTIONS[name] ?? {};
    if (!verdict || !SIGNED_IN.includes(verdict) || !on) continue;
    // The arguments go last, as a browser sends them: what they refer to must have arrived by then.
    const whole = new FormData();
    for (const [key, value] of Object.entries(fields ?? {})) whole.append(`_1_${key}`, value);
    whole.append("0", '["$undefined","$K1"]');
    for (const multipart of [
      whole,
      { "0": '[{"contains":"@"},{"contains":"@"}]' },
      { "0": '["$undefined"]' },
      { "0": '["$undefined",{"action":"set-up-passkeys","status":"done"}]' },
    ]) {
      const response = await request.post(on, {
        headers: { "Next-Action": id, Origin: baseURL ?? "" },
        multipart,
        maxRedirects: 0,
      });
      expect(response.status(), name).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/Prisma|SELECT |at .*\.ts:/);
    }
  }
  expect(await rows()).toEqual(before);
});
