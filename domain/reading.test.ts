import { describe, expect, test } from "vitest";
import { prose, reading, sharedRuns } from "./reading";

describe("reading", () => {
  test("short everyday words read more easily than long ones", () => {
    const easy = reading("Open the app. Tap the gear. Look at the list.");
    const hard = reading(
      "Organisational authentication infrastructure necessitates comprehensive administrative evaluation.",
    );
    expect(easy.grade).toBeLessThan(4);
    expect(hard.grade).toBeGreaterThan(15);
  });
  test("marks are read as their words, menus as one", () => {
    expect(prose(["Use a [[passkey]] or a [[security-key|key]] under **Settings** › **Security**."])).toBe(
      "Use a passkey or a key under this.",
    );
  });
  test("finds runs of words that stand in both texts", () => {
    expect(sharedRuns("It is, as they say, a fine day", "They say a fine day is rare", 4)).toEqual([
      "they say a fine",
      "say a fine day",
    ]);
    expect(sharedRuns("a fine day", "a fine night", 3)).toEqual([]);
  });
});
