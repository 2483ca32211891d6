/** Something is not as it was when it was looked at: fetch, look and plan again. */
export class Outdated extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Outdated';
  }
}
