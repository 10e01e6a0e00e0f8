// Questions that go to the case worker as they are. In: a view. Out: its answers, or empty ones when the worker is dead.

import type { CarveLabels, ExportedFile, ExportRequest, TableRequest } from '../export/index'
import type { Baseline, ConversationRow, Judged, JudgedList, PairQuarters, RowKey, SeenRow } from '../verdict/index'
import type { CarvePair, CarvePlaces, RowPage, View } from '../worker/contract'
import type { CaseKeeper } from './analysis-keeper'

export abstract class CaseQuestions {
  protected abstract readonly keeper: CaseKeeper

  async rows(view: View, offset: number, limit: number): Promise<RowPage> {
    return (
      (await this.keeper.ask((api) => api.rows(view, offset, limit))) ?? { rows: [], offset, filtered: 0, total: 0 }
    )
  }

  async conversations(
    view: View,
    inside: string,
    outside: string,
    limit: number,
  ): Promise<{ rows: ConversationRow[]; total: number }> {
    return (await this.keeper.ask((api) => api.conversations(view, inside, outside, limit))) ?? { rows: [], total: 0 }
  }

  async seen(view: View, inside: string, outside: string, limit: number): Promise<{ rows: SeenRow[]; total: number }> {
    return (await this.keeper.ask((api) => api.seen(view, inside, outside, limit))) ?? { rows: [], total: 0 }
  }

  async quarters(view: View, inside: string, outside: string): Promise<PairQuarters> {
    const empty = { starts: [], outBytes: [], inBytes: [] }
    return (await this.keeper.ask((api) => api.quarters(view, inside, outside))) ?? empty
  }

  carvePlaces(view: View, pairs: CarvePair[]): Promise<CarvePlaces | null> {
    return this.keeper.ask((api) => api.carvePlaces(view, pairs))
  }

  async setHidden<T>(isHidden: boolean, inside: readonly string[], held: T): Promise<T | null> {
    // Labels of now are taken off before, or given after: only then are they known.
    const shown = isHidden ? held : await this.reveal(held)
    await this.keeper.ask((api) => api.setHidden(isHidden, inside))
    const value = isHidden ? await this.keeper.ask((api) => api.hide(held as unknown)) : shown
    await this.keeper.learnUsage()
    this.tellChange()
    return value as T | null
  }

  reveal<T>(value: T): Promise<T | null> {
    return this.keeper.ask((api) => api.reveal(value as unknown)) as Promise<T | null>
  }

  /** The page is to ask again. */
  protected abstract tellChange(): void

  carveLabels(view: View, captures: string[]): Promise<CarveLabels | null> {
    return this.keeper.ask((api) => api.carveLabels(view, captures))
  }

  async exported(request: ExportRequest): Promise<ExportedFile[]> {
    return (await this.keeper.ask((api) => api.exported(request))) ?? []
  }

  async exportedTable(view: View, request: TableRequest): Promise<ExportedFile[]> {
    return (await this.keeper.ask((api) => api.exportedTable(view, request))) ?? []
  }

  judged(view: View, limit: number): Promise<JudgedList | null> {
    return this.keeper.ask((api) => api.judged(view, limit))
  }

  reasons(view: View, key: RowKey): Promise<Judged | null> {
    return this.keeper.ask((api) => api.reasons(view, key))
  }

  learnBaseline(view: View): Promise<Baseline | null> {
    return this.keeper.ask((api) => api.learnBaseline(view))
  }

  async readBaseline(json: string): Promise<Baseline | string> {
    const read = await this.keeper.ask<Baseline | string>((api) => api.readBaseline(json))
    return read ?? 'The case worker is gone. Reload the page.'
  }
}
