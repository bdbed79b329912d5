/**
 * next-auth's own addresses stay shut. Its callback would spend a mailed link on any GET, its log takes whatever is
 * sent, and everything else it does here happens in process, from server actions.
 */
function nothingHere(): Response {
  return new Response("Not found\n", { status: 404 });
}

export { nothingHere as GET, nothingHere as POST };
