/** Along the top edge of its place: what was asked is on its way. */
export function Sweep() {
  return (
    <div aria-hidden="true" className="absolute inset-x-0 top-0 h-0.5 overflow-hidden">
      <div className="h-full animate-sweep bg-accent" />
    </div>
  );
}
