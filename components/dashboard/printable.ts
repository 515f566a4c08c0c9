/** What would not be seen, or would turn around the text beside it: control and format characters, but for line ends and tabs. */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text that somebody sent, to be shown as it is: a NUL as ␀, other unseen characters by their number. */
export function printable(text: string): string {
  return text.replace(unseen, (character) => symbolOf(character.codePointAt(0) ?? 0));
}

function symbolOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
