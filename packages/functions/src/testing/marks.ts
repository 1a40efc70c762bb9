/** A person full of marks: every field that can hold something of somebody holds a mark of its own. */

/** Each mark is a word of its own, in any case and in a phone number too. */
export class Marks {
  private readonly made = new Map<string, { field: string; personal: boolean }>();

  /** A mark that only researchers and admins may see: a name, a way to reach somebody, the team's own words. */
  personal(field: string): string {
    return this.make(field, true);
  }

  /** A mark in what a session brings, which observers see as well. */
  material(field: string): string {
    return this.make(field, false);
  }

  get count(): number {
    return this.made.size;
  }

  /** The fields whose marks are in a text, those of observers' material aside if so wanted. */
  in(text: string, { personalOnly = false } = {}): string[] {
    const found = new Set(text.toLowerCase().match(/qmark\d{3}z|8675309\d{3}/g) ?? []);
    return [...found].flatMap((mark) => {
      const known = this.made.get(mark);
      return known && (known.personal || !personalOnly) ? [known.field] : [];
    });
  }

  /** As digits, for what holds nothing else. */
  phone(field: string): string {
    const number = `8675309${this.number()}`;
    this.made.set(number, { field, personal: true });
    return `+${number}`;
  }

  private make(field: string, personal: boolean): string {
    const mark = `Qmark${this.number()}Z`;
    this.made.set(mark.toLowerCase(), { field, personal });
    return mark;
  }

  private number(): string {
    return String(this.made.size + 1).padStart(3, "0");
  }
}
