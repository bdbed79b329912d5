import { logFailure } from "@/lib/log";
import { signOut } from "@/lib/sign-in";

/**
 * Ends the session. A plain form posts here, not a server action: only a full navigation can carry the header that
 * clears what the browser kept, so that Back shows nothing.
 */
export async function POST(): Promise<Response> {
  try {
    await signOut();
  } catch (error) {
    logFailure("sign-out", error);
    return new Response(null, { status: 303, headers: { Location: "/unavailable" } });
  }
  return new Response(null, {
    status: 303,
    headers: { Location: "/sign-in?ended=1", "Clear-Site-Data": '"cache", "storage"' },
  });
}
