import { createRequire } from "node:module";

// The encoder that browsers use: by hand a name is easily one that the reader drops without a word.
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.node",
) as { encodeReply: (call: unknown) => Promise<string | FormData> };

/** A call of a server action with these fields, as a browser's script posts it beside a `Next-Action` header. */
export async function actionForm(fields: Record<string, string>): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const encoded = await encodeReply([undefined, form]);
  if (typeof encoded === "string") throw new Error("A form is never encoded as text.");
  return encoded;
}
