/** Where the parts of a JSON text end. The text must be valid. */

export const quote = '"';

export function valueEnd(json: string, start: number): number {
  const first = json[start];
  if (first === quote) return stringEnd(json, start);
  return first === "{" || first === "[" ? nestedEnd(json, start) : scalarEnd(json, start);
}

export function stringEnd(json: string, start: number): number {
  let close = json.indexOf(quote, start + 1);
  while (isEscaped(json, close)) close = json.indexOf(quote, close + 1);
  return close + 1;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

function nestedEnd(json: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = json[at];
    if (character === quote) at = stringEnd(json, at);
    else {
      if (character === "{" || character === "[") depth++;
      else if (character === "}" || character === "]") depth--;
      at++;
    }
  } while (depth > 0);
  return at;
}

function scalarEnd(json: string, start: number): number {
  let at = start;
  while (isScalar(json.charCodeAt(at))) at++;
  return at;
}

/** Of a number, true, false or null. */
function isScalar(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2e || unit === 0x2d || unit === 0x2b || unit === 0x45;
}

export function skipBlanks(json: string, start: number): number {
  let at = start;
  while (json.charCodeAt(at) <= 0x20) at++;
  return at;
}
