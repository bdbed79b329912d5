import "next-auth";

declare module "next-auth" {
  /** Nothing but who it is: roles and the rest are read from the database on each request. */
  interface Session {
    user: { id: string };
    expires: string;
  }
}
