import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { GuidanceSearch } from "./search-index";

const search = new GuidanceSearch(loadCatalogue());
const first = (query: string, count = 3) =>
  search
    .find(query)
    .slice(0, count)
    .map((action) => action.id);

describe("what people type, and the action that must be among the first three", () => {
  test.each([
    ["2fa", "turn-on-2sv"],
    ["mfa", "turn-on-2sv"],
    ["two factor", "turn-on-2sv"],
    ["tow facter", "turn-on-2sv"],
    ["Two-Factor Authentication", "turn-on-2sv"],
    ["two step whatsapp", "whatsapp-two-step"],
    ["what's app", "whatsapp-two-step"],
    ["whats app", "whatsapp-two-step"],
    ["whatsap", "whatsapp-two-step"],
    ["wattsapp pin", "whatsapp-two-step"],
    ["pass key", "set-up-passkeys"],
    ["passkeys", "set-up-passkeys"],
    ["face id sign in", "set-up-passkeys"],
    ["yubikey", "security-keys"],
    ["text message codes", "drop-text-codes"],
    ["sms", "drop-text-codes"],
    ["fishing", "report-suspicious-email"],
    ["phising email", "report-suspicious-email"],
    ["spear fishing", "learn-spear-phishing-signs"],
    ["lock down", "enable-lockdown-mode"],
    ["lokdown mode", "enable-lockdown-mode"],
    ["pegasus", "enable-lockdown-mode"],
    ["advanced protection android", "enable-android-advanced-protection"],
    ["sim swap", "lock-mobile-number"],
    ["lost my phone", "lost-device-steps"],
    ["stolen laptop", "lost-device-steps"],
    ["old phone", "replace-unsupported-devices"],
    ["win 10", "check-windows-10"],
    ["bitlocker", "turn-on-disk-encryption"],
    ["wifi router", "secure-home-router"],
    ["automatic updates", "turn-on-auto-updates"],
    ["backup", "back-up-data"],
    ["sell my old laptop", "erase-before-disposal"],
    ["chrome extensions", "tidy-browser"],
    ["icloud", "protect-apple-account"],
    ["hotmail", "protect-microsoft-account"],
    ["lastpass", "use-password-manager"],
    ["memorable password", "three-random-words"],
    ["forwarding", "check-forwarding-rules"],
    ["who can read my email", "review-mailbox-delegates"],
    ["tracking pixels", "block-remote-images"],
    ["unexpected attachment", "verify-shared-documents"],
    ["signal", "signal-registration-lock"],
    ["disapearing messages", "limit-message-lifetime"],
    ["whatsapp web", "check-linked-devices"],
    ["someone asked for my code", "never-share-codes"],
    ["linkedin job offer", "professional-profile-care"],
    ["facebook page admins", "two-page-admins"],
    ["twitter", "secure-social-signin"],
    ["deep fake", "prepare-for-deepfakes"],
    ["going abroad", "plan-travel-security"],
    ["airport border", "switch-off-at-checkpoints"],
    ["interns", "manage-volunteers-and-interns"],
    ["someone is leaving the office", "joiners-and-leavers"],
    ["shared login", "no-shared-passwords"],
    ["constituents data", "protect-casework-data"],
    ["ico 72 hours", "assess-data-breach"],
    ["dmarc", "set-email-authentication"],
    ["imprint", "add-imprints"],
    ["hacked", "recover-the-account"],
    ["my account was taken over", "recover-the-account"],
    ["apple threat notification", "act-on-state-warning"],
    ["police", "report-crime"],
    ["bridger", "know-police-adviser"],
    ["screenshot evidence", "preserve-evidence"],
    ["who do i call", "save-security-contacts"],
    ["my husband and kids", "brief-close-family"],
  ])("%s finds %s", (query, expected) => {
    expect(first(query)).toContain(expected);
  });
});

test("what is urgent comes first of all", () => {
  for (const query of ["lost phone", "lost my phone", "stolen laptop"])
    expect(first(query, 1)).toEqual(["lost-device-steps"]);
  expect(first("hacked", 1)).toEqual(["recover-the-account"]);
});

test("each action is first when its own title is typed", () => {
  const missed = loadCatalogue().actions.filter((action) => first(action.title, 1)[0] !== action.id);
  expect(missed.map((action) => action.id)).toEqual([]);
});

test("nothing is found for what the guidance does not have, and for nothing", () => {
  for (const query of ["", "   ", "the", "qqqqzzzz", "...", "\u{1F512}"])
    expect(search.find(query)).toEqual([]);
});

test("IN-4 hostile queries end, and find at most twelve", () => {
  for (const query of [
    "a".repeat(100),
    "a b ".repeat(25),
    "two factor ".repeat(9),
    "((((*+?[]|\\".repeat(8),
  ]) {
    expect(search.find(query).length).toBeLessThanOrEqual(12);
  }
});
