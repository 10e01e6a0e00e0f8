// The page: top bar, then landing or result, then what can lie above both.

import './theme/tokens.css'
import './theme/base.css'
import type { AnalysisClient } from '../worker/contract'
import { Announcer } from './announce/Announcer'
import { DropOverlay } from './drop/DropOverlay'
import { FileInputs } from './drop/FileInputs'
import { KeySheet } from './keys/KeySheet'
import { useKeys } from './keys/use-keys'
import { Landing } from './landing/Landing'
import { OfflineDialog } from './landing/OfflineDialog'
import { NormalDialog } from './normal/NormalDialog'
import { usePageTitle } from './progress/use-page-title'
import { Result } from './Result'
import { InsideDialog } from './settings/InsideDialog'
import { ReadingDialog } from './settings/ReadingDialog'
import { CaseProvider, useOverview } from './state/case'
import { ClientProvider, isUnderWay, useReadState } from './state/client'
import { JudgedProvider } from './state/judged'
import { useTheme } from './theme/use-theme'
import { TopBar } from './topbar/TopBar'
import { TrainingPage, useIsTraining } from './training/TrainingPage'
import { CaseComplaint } from './tray/CaseComplaint'

export function App({ client }: { client: AnalysisClient }) {
  return (
    <ClientProvider client={client}>
      <CaseProvider>
        <JudgedProvider>
          <Page />
        </JudgedProvider>
      </CaseProvider>
    </ClientProvider>
  )
}

function Page() {
  const state = useReadState()
  const overview = useOverview()
  useTheme()
  useKeys()
  usePageTitle()
  // Nothing readable: the landing stays, with the reasons on it.
  const nothingRead = state.phase === 'done' && overview !== null && overview.records === 0
  const hasResult = state.phase !== 'idle' && !nothingRead
  const isTraining = useIsTraining()
  return (
    <>
      <TopBar hasCase={hasResult} />
      <CaseComplaint />
      {isTraining ? (
        <TrainingPage />
      ) : hasResult ? (
        <Result />
      ) : (
        <Landing problems={nothingRead ? overview.problems : []} />
      )}
      <FileInputs />
      <DropOverlay canAdd={hasResult || isUnderWay(state)} />
      <OfflineDialog />
      <InsideDialog />
      <ReadingDialog />
      <NormalDialog />
      <KeySheet />
      <Announcer />
    </>
  )
}
