/** An event's body in pieces, those that its refusal is about marked. */

type Piece = { text: string; isBad: boolean /** Where it begins. */; at: number };

const value = String.raw`\s*:\s*(?:"(?:[^"\\]|\\.)*"|[^,}\]\s]+)`;

/** The members of a JSON text that are named `fields`, with their values, as far as they can be made out. */
export function badSpans(body: string, fields: string[]): Piece[] {
  const names = fields.filter((field) => /^\w+$/.test(field) && field !== "body");
  if (names.length === 0) return [{ text: body, isBad: false, at: 0 }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: text, index } of body.matchAll(new RegExp(`"(?:${names.join("|")})"${value}`, "g"))) {
    pieces.push({ text: body.slice(end, index), isBad: false, at: end }, { text, isBad: true, at: index });
    end = index + text.length;
  }
  return [...pieces, { text: body.slice(end), isBad: false, at: end }].filter((piece) => piece.text !== "");
}
