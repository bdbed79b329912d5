/** What is unusual about the days of an election, or may still move, under its date. */
export function ElectionNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="About this date" className="measure mb-8 space-y-1 border-attention border-l-4 pl-4">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
