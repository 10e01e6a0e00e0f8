// A turn of the event loop. In: nothing. Out: a promise that resolves when waiting messages were handled.

/** By a message to itself: a timer would be held back to 4 ms, and a promise alone lets no message in. */
export class Turn {
  private readonly channel = new MessageChannel()
  private waiting: (() => void)[] = []

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.()
  }

  next(): Promise<void> {
    return new Promise((resume) => {
      this.waiting.push(resume)
      this.channel.port2.postMessage(null)
    })
  }
}
