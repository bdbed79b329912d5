import type { CDPSession, Page } from "playwright/test";

export type Device = { cdp: CDPSession; authenticatorId: string };

/**
 * A device in the browser that makes passkeys and, unless told to wait, answers at once. It would answer the offer in
 * the field as well, so that is left out where a press is what a test is about.
 */
export async function giveAuthenticator(page: Page, { inField = false } = {}): Promise<Device> {
  if (!inField) {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
  }
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}
