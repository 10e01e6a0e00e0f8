import { Component, type ReactNode } from 'react'
import { text } from './strings'

interface BoundaryState {
  failed: boolean
  message: string
}

/** E-APP: a part that breaks is replaced by a sentence and a button; the rest of the page works on. React needs a class here. */
export class ErrorBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { failed: false, message: '' }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failed: true, message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <p>{text.panelStopped}</p>
        <p>{this.state.message}</p>
        <button type="button" onClick={() => this.setState({ failed: false, message: '' })}>
          {text.reloadPanel}
        </button>
      </div>
    )
  }
}
