// Days of a zone. In: seconds since 1970. Out: the date that a calendar in the zone shows then.

export class DayClock {
  private readonly format: Intl.DateTimeFormat
  /** The last answer: packets of one second come together. */
  private second = Number.NaN
  private day = ''

  /** Throws RangeError when `zone` is no IANA zone. */
  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  }

  /** "2015-03-12". `seconds`: whole, as far as a Date reaches. */
  dayOf(seconds: number): string {
    if (seconds !== this.second) {
      this.second = seconds
      const [day, month, year] = this.format.format(seconds * 1000).split('/')
      this.day = `${year.padStart(4, '0')}-${month}-${day}`
    }
    return this.day
  }
}
