/** What a screen shows: the newest content of each section, whoever brought it. */
export type Draw = (content: unknown) => void;

export class Store {
  sequence = 0;
  private sections = new Map<string, { id: number; content: unknown }>();
  private drawers: { matches: (section: string) => boolean; draw: (section: string) => void }[] = [];

  constructor(sequence: number, sections: Record<string, unknown>) {
    this.sequence = sequence;
    for (const [section, content] of Object.entries(sections)) this.sections.set(section, { id: sequence, content });
  }

  get<Content>(section: string): Content | undefined {
    return this.sections.get(section)?.content as Content | undefined;
  }

  names(): string[] {
    return [...this.sections.keys()];
  }

  /** Draw now, and whenever one of the sections changes; "presence." stands for all that begin so. */
  watch(sections: string[], draw: (section: string) => void): void {
    const matches = (name: string) => sections.some((each) => (each.endsWith('.') ? name.startsWith(each) : name === each));
    this.drawers.push({ matches, draw });
    const standing = this.names().filter(matches);
    if (standing.length) standing.forEach((name) => draw(name));
    else draw('');
  }

  /** Take an entry in; one that is older than what stands there changes nothing. */
  apply(section: string, id: number, content: unknown): void {
    this.sequence = Math.max(this.sequence, id);
    const standing = this.sections.get(section);
    if (standing && standing.id >= id && standing.id !== 0) return;
    this.sections.set(section, { id, content });
    for (const { matches, draw } of this.drawers) if (matches(section)) draw(section);
  }

  /** Everything, for a tab that asks. */
  all(): [string, number, unknown][] {
    return [...this.sections].map(([section, { id, content }]) => [section, id, content]);
  }
}
