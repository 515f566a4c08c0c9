/** Two streams into one. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" strokeWidth="4" strokeLinecap="round" aria-hidden="true" className={`shrink-0 ${className}`}>
      <path d="M4 9c8 0 10 7 14 7h10" className="stroke-accent" />
      <path d="M4 23c8 0 10-7 14-7" className="stroke-warm" />
    </svg>
  );
}
