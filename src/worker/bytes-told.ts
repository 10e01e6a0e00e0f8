// Bytes as they are read, told to the page now and then. In: counts. Out: the sum, each time it has grown by a step.

export class BytesTold {
  read = 0
  private told = 0

  constructor(
    private readonly step: number,
    private readonly tell: (bytesRead: number) => void,
  ) {}

  add(count: number): void {
    this.read += count
    if (this.read - this.told < this.step) return
    this.told = this.read
    this.tell(this.read)
  }
}
