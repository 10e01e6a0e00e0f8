// Names that come from captures and files, made safe to look at. Control, zero-width and direction characters can make one
// name look like another, so each is written out as ⟦U+202E⟧.

// Controls, format characters (direction, zero width, tags), line separators, half characters, fillers and selectors that
// take no room, and every blank but the ordinary one.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu

/** The name with every character that cannot be seen written out. */
export function visibleName(name: string): string {
  return name.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`
  })
}

/** Cut in the middle, where file names of a series differ least: "capture-of-t…-31.pcap". */
export function cutMiddle(text: string, longest: number): string {
  const characters = [...text]
  if (characters.length <= longest) return text
  const tail = Math.ceil((longest - 1) / 2)
  return `${characters.slice(0, longest - 1 - tail).join('')}…${characters.slice(-tail).join('')}`
}
