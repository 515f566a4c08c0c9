/** Writes CSV rows as bytes: rows gather in one buffer that is flushed whole, so memory does not grow with the file. */
import { type FileHandle, open } from "node:fs/promises";

const flushBytes = 1 << 20;
const rowBytes = 1024;
const comma = 44;
const lineFeed = 10;
const zero = 48;
const colon = 58;
const minus = 45;
const point = 46;

export class CsvFile {
  private buffer = Buffer.allocUnsafe(flushBytes * 2);
  private length = 0;
  private readonly handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.handle = handle;
  }

  static async create(path: string, header: string): Promise<CsvFile> {
    const file = new CsvFile(await open(path, "w"));
    file.beginRow();
    file.text(header);
    file.endRow();
    return file;
  }

  /** A row is at most 1,024 bytes long. */
  beginRow(): void {
    if (this.buffer.length - this.length >= rowBytes) return;
    const larger = Buffer.allocUnsafe(this.buffer.length * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  endRow(): void {
    this.buffer[this.length++] = lineFeed;
  }

  comma(): void {
    this.buffer[this.length++] = comma;
  }

  text(value: string): void {
    this.length += this.buffer.write(value, this.length);
  }

  /** `letter` and `value` with leading zeros: `O00042`. */
  id(letter: string, value: number, digits: number): void {
    this.buffer[this.length] = letter.charCodeAt(0);
    this.digits(value, this.length + 1, digits);
    this.length += digits + 1;
  }

  whole(value: number): void {
    if (value < 0) this.buffer[this.length++] = minus;
    const positive = value < 0 ? -value : value;
    const digits = countDigits(positive);
    this.digits(positive, this.length, digits);
    this.length += digits;
  }

  /** 1234 → `12.34`. */
  cents(value: number): void {
    this.whole(Math.floor(value / 100));
    this.buffer[this.length] = point;
    this.digits(value % 100, this.length + 1, 2);
    this.length += 3;
  }

  /** Seconds of the day → `14:23:55`. */
  time(seconds: number): void {
    this.digits(Math.floor(seconds / 3600), this.length, 2);
    this.digits(Math.floor(seconds / 60) % 60, this.length + 3, 2);
    this.digits(seconds % 60, this.length + 6, 2);
    this.buffer[this.length + 2] = colon;
    this.buffer[this.length + 5] = colon;
    this.length += 8;
  }

  async flush(atLeast = flushBytes): Promise<void> {
    if (this.length < atLeast) return;
    await this.handle.writeFile(this.buffer.subarray(0, this.length));
    this.length = 0;
  }

  async close(): Promise<void> {
    try {
      await this.flush(1);
    } finally {
      await this.handle.close();
    }
  }

  private digits(value: number, at: number, count: number): void {
    let rest = value;
    for (let index = at + count - 1; index >= at; index--) {
      const tens = (rest / 10) | 0;
      this.buffer[index] = zero + rest - tens * 10;
      rest = tens;
    }
  }
}

export function countDigits(value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  return digits;
}
