"use client";

import { useEffect, useRef } from "react";

/** `href`: where a line leads that is about no field, in another tab so that what was typed stays. */
export type FieldError = { field: string; message: string; href?: string };

/** What is wrong, first on the page and in focus; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // Without a script the browser itself puts the focus here.
      // biome-ignore lint/a11y/noAutofocus: an error summary is where the reader must begin
      autoFocus
      className="mb-8 rounded-card border-2 border-problem p-5"
    >
      <h2 className="text-large">There is a problem</h2>
      <ul className="mt-3 space-y-2">
        {errors.map(({ field, message, href }) => (
          <li key={field}>
            <a
              {...(href ? { href, target: "_blank", rel: "noopener" } : { href: `#${field}` })}
              className="font-semibold text-problem"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
