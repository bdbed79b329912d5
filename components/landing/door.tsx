/** Our own motif: a door on the latch, its panels the folds of a ballot paper. */
export function Door() {
  return (
    <svg viewBox="0 0 200 260" className="hidden w-52 md:block lg:w-60" aria-hidden="true">
      <path d="M24 250V60a76 52 0 0 1 152 0v190Z" className="fill-wash stroke-accent" strokeWidth="5" />
      <path d="M46 250V70a54 38 0 0 1 108 0v180" className="fill-raised stroke-accent" strokeWidth="2.5" />
      <path d="M100 36v214M46 118h108M46 176h108" className="stroke-line" strokeWidth="2.500" fill="none" />
      <path
        d="M46 118 100 92l54 26"
        className="stroke-accent"
        strokeWidth="2"
        fill="none"
        strokeLinejoin="round"
      />
      <path d="M100 150h34" className="stroke-accent" strokeWidth="8" strokeLinecap="round" />
      <circle cx="96" cy="150" r="9" className="fill-accent" />
      <path d="M12 252h176" className="stroke-accent" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}
