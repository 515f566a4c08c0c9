/** What was written, for a report: at most 200 characters of valid Unicode, no pair of surrogates cut apart. */
export function shortText(text: string): string {
  if (text.length <= 200) return text.toWellFormed();
  const cut = text.slice(0, 200);
  return (isHighSurrogate(cut.charCodeAt(199)) ? cut.slice(0, -1) : cut).toWellFormed();
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
