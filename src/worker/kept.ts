// One answer, kept for as long as its key stays the same.

export class Kept<T> {
  private key: string | null = null
  private value: T | null = null

  /** The kept answer, or a new one if the key is another. */
  get(key: string, make: () => T): T {
    if (this.value === null || this.key !== key) {
      this.value = make()
      this.key = key
    }
    return this.value
  }
}
