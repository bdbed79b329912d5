import type { SignInMethod } from "@/domain/access/grants";
import { actionForm } from "./action-form";
import { MORNING } from "./app-under-test";
import { type Answer, send } from "./fuzz/send";
import { actions } from "./fuzz/targets";

/** Requests in the name of one session, without a browser: no redirect is followed. */
export type Ask = {
  get: (path: string) => Promise<Answer>;
  post: (path: string, body: Body, headers?: Record<string, string>) => Promise<Answer>;
  act: (action: string, path: string, fields: Record<string, string>) => Promise<Answer>;
};
type Body = string | FormData | URLSearchParams;
/** Asks as somebody who signed in this way, this long ago. */
export async function asking(
  app: { origin: string; publicOrigin: string },
  personId: string,
  method: SignInMethod,
  minutesAgo: number,
): Promise<Ask> {
  const { cookieFor, openSession } = await import("@/lib/session");
  const at = new Date(MORNING.getTime() - minutesAgo * 60_000);
  const token = await openSession({ personId, method, device: "A test" }, at);
  const cookie = `${cookieFor("session").name}=${token}`;
  const post: Ask["post"] = async (path, given, headers = {}) => {
    const encoded = new Response(given);
    const type = encoded.headers.get("content-type") ?? "";
    const body = Buffer.from(await encoded.arrayBuffer());
    return send(app.origin, {
      ...{ method: "POST", path, body },
      headers: { cookie, origin: app.publicOrigin, "content-type": type, ...headers },
    });
  };
  return {
    get: (path) => send(app.origin, { method: "GET", path, headers: { cookie } }),
    post,
    act: async (name, path, fields) => {
      const id = actions.find((action) => action.name === name)?.id;
      if (!id) throw new Error(`${name} is not in the build.`);
      return post(path, await actionForm(fields), { "next-action": id });
    },
  };
}
