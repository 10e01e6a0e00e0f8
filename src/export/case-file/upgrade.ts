// Case files of older versions, one step a version. In: JSON as it was written then. Out: JSON as the next version has it; nothing is checked
// here, the shape of the present version does that, and names fields that were there before by their old names.

type Json = Readonly<Record<string, unknown>>

/** By the version that they start from. */
const STEPS: Readonly<Record<number, (file: Json) => Json>> = {
  // Version 2 remembers how the screen was arranged, and captures by more than name and size.
  1: (file) => ({ layout: null, fingerprints: [], ...file, schema: 'egress.case/2' }),
}

export function upgraded(file: unknown, version: number): unknown {
  const step = STEPS[version]
  if (step === undefined || typeof file !== 'object' || file === null) return file
  return upgraded(step(file as Json), version + 1)
}
