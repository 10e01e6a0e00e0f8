// Where given files go: an exercise to the training, all else to the case.

import type { AnalysisClient, GivenFile } from '../../worker/contract'
import { whileBusy } from '../state/idle'
import { giveToClass } from '../training/class-room'
import { isAtWork, useExercise } from '../training/exercise'
import { isExercise, openChosen } from '../training/open-pack'
import { text as training } from '../training/strings'
import { addFiles, useWalking, type Walking } from './add-files'
import { type DropItem, walkDrop } from './walk-drop'

export async function takeFiles(client: AnalysisClient, given: GivenFile[], asNewCase: boolean): Promise<void> {
  const files = given.map(({ file }) => file)
  if (!(await isExercise(files))) return addFiles(client, given, asNewCase)
  const { stage } = useExercise.getState()
  if (stage === 'class') return giveToClass(files)
  // Nobody means to lose his answers by a drop.
  if (isAtWork(stage)) return useWalking.setState({ complaint: training.briefing.atWork })
  useWalking.setState({ complaint: '' })
  return openChosen(files)
}

/** Must be called inside the drop event, before anything is awaited. */
export function addDrop(client: AnalysisClient, items: ArrayLike<DropItem>, asNewCase: boolean): Promise<void> {
  const found: Walking = { files: 0, bytes: 0 }
  useWalking.setState({ walking: found })
  const walking = walkDrop(items, ({ file }) => {
    found.files++
    found.bytes += file.size
    // A few times a folder is enough for the eye, and a month of files has thousands.
    if (found.files % 50 === 1) useWalking.setState({ walking: { ...found } })
  })
  return whileBusy(async () => {
    const { files, refused } = await walking
    useWalking.setState({ walking: null })
    await takeFiles(client, files, asNewCase)
    useWalking.setState({ refused })
  })
}
