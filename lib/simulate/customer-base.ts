/** The sample shop's customers: who signs up, and who comes back. Holds three bytes a customer; all else goes to the file. */
import { type Day, toIsoDate } from "./calendar.ts";
import { countries } from "./countries.ts";
import type { CsvFile } from "./csv-file.ts";
import { personName } from "./person-names.ts";
import type { Random } from "./random.ts";

/** Odds that a customer thought of buys: the loyal few, the regulars, everybody else. */
const oddsOf = [1, 0.24, 0.05];

export class CustomerBase {
  count = 0;
  private country: Uint8Array = new Uint8Array(1024);
  private loyalty: Uint8Array = new Uint8Array(1024);
  private habit: Uint8Array = new Uint8Array(1024);
  private readonly perCountry = new Uint32Array(countries.length);
  private readonly file: CsvFile;
  private readonly digits: number;
  private readonly random: Random;

  constructor(file: CsvFile, digits: number, random: Random) {
    this.file = file;
    this.digits = digits;
    this.random = random;
  }

  /** Signs a customer up and answers its index. */
  add(day: Day, country: number): number {
    const index = this.count++;
    if (index === this.country.length) this.grow();
    const loyal = this.random.unit();
    this.country[index] = country;
    this.perCountry[country] = (this.perCountry[country] ?? 0) + 1;
    this.loyalty[index] = loyal < 0.07 ? 0 : loyal < 0.33 ? 1 : 2;
    this.habit[index] = this.random.below(100);
    this.writeRow(index, day, country);
    return index;
  }

  countryOf(customer: number): number {
    return this.country[customer] ?? 0;
  }

  /** 0 to 99: which channel this customer likes. */
  habitOf(customer: number): number {
    return this.habit[customer] ?? 0;
  }

  /** How readily a customer of each country buys, 0 to 1, so that the countries together buy in proportion to `demand`. */
  eagerness(demand: Float64Array): Float64Array {
    const perHead = demand.map((wanted, country) => wanted / ((this.perCountry[country] ?? 0) + 6));
    const highest = perHead.reduce((most, value) => Math.max(most, value), 0);
    return perHead.map((value) => value / highest);
  }

  /** A customer who buys again. Those who signed up lately come sooner, the loyal ones for ever. */
  returning(eagerness: Float64Array): number {
    for (;;) {
      const back = this.random.unit();
      const customer = this.count - 1 - Math.floor(this.count * back * Math.sqrt(back));
      const odds = (eagerness[this.countryOf(customer)] ?? 0) * (oddsOf[this.loyalty[customer] ?? 2] ?? 0);
      if (this.random.chance(odds)) return customer;
    }
  }

  private writeRow(index: number, day: Day, country: number): void {
    const home = countries[country];
    if (!home) throw new Error(`No country ${country}`);
    this.file.beginRow();
    this.file.id("C", index + 1, this.digits);
    this.file.text(`,${personName(home, this.random)},${home.name},${toIsoDate(day)}`);
    this.file.endRow();
  }

  private grow(): void {
    this.country = doubled(this.country);
    this.loyalty = doubled(this.loyalty);
    this.habit = doubled(this.habit);
  }
}

function doubled(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
