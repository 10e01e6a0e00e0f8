import { expect, test } from 'vitest'
import { type DropEntry, type DropHandle, type DropItem, walkDrop } from './walk-drop'

const fileOf = (name: string) => new File(['x'], name)
const ignore = () => {}

function fileHandle(name: string): DropHandle {
  return { kind: 'file', name, getFile: async () => fileOf(name) }
}

function folderHandle(name: string, children: DropHandle[]): DropHandle {
  return {
    kind: 'directory',
    name,
    async *values() {
      yield* children
    },
  }
}

function fileEntry(name: string): DropEntry {
  return { isFile: true, isDirectory: false, name, file: (found) => found(fileOf(name)) }
}

function folderEntry(name: string, children: DropEntry[]): DropEntry {
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader() {
      let at = 0
      return {
        readEntries(found) {
          found(children.slice(at, at + 100))
          at += 100
        },
      }
    },
  }
}

function item(parts: Partial<DropItem>): DropItem {
  return { kind: 'file', getAsFile: () => null, ...parts }
}

const names = async (items: DropItem[]) => (await walkDrop(items, ignore)).files.map((file) => file.name)

test('walks handles into sub-folders and keeps the path', async () => {
  const march = folderHandle('march', [fileHandle('01.pcap'), folderHandle('late', [fileHandle('31.pcap')])])
  expect(await names([item({ getAsFileSystemHandle: async () => march })])).toEqual([
    'march/01.pcap',
    'march/late/31.pcap',
  ])
})

test('asks every item before the first await', async () => {
  let emptied = false
  const late = (name: string) =>
    item({
      getAsFileSystemHandle: async () => {
        if (emptied) return null
        return fileHandle(name)
      },
    })
  const walking = walkDrop([late('a.pcap'), late('b.pcap')], ignore)
  emptied = true
  expect((await walking).files.map((file) => file.name)).toEqual(['a.pcap', 'b.pcap'])
})

test('reads entries until an empty answer, 100 a call', async () => {
  const many = Array.from({ length: 250 }, (_, index) => fileEntry(`${index}.pcap`))
  expect((await names([item({ webkitGetAsEntry: () => folderEntry('month', many) })])).length).toBe(250)
})

test('falls back from a refused handle to the entry, and from a refused entry to the file', async () => {
  const refused: DropEntry = {
    isFile: true,
    isDirectory: false,
    name: 'c.pcap',
    file: (_, failed) => failed(new Error('encoding')),
  }
  expect(
    await names([
      item({
        getAsFileSystemHandle: () => Promise.reject(new Error('no')),
        webkitGetAsEntry: () => fileEntry('b.pcap'),
      }),
      item({ webkitGetAsEntry: () => refused, getAsFile: () => fileOf('c.pcap') }),
    ]),
  ).toEqual(['b.pcap', 'c.pcap'])
})

test('names what the browser would not give and goes on', async () => {
  const locked: DropHandle = { kind: 'file', name: 'locked.pcap', getFile: () => Promise.reject(new Error('no')) }
  const folder = folderHandle('march', [locked, fileHandle('02.pcap')])
  const walked = await walkDrop([item({ getAsFileSystemHandle: async () => folder })], ignore)
  expect(walked.refused).toEqual(['march/locked.pcap'])
  expect(walked.files.map((file) => file.name)).toEqual(['march/02.pcap'])
})

test('leaves out text and links', async () => {
  expect(await names([item({ kind: 'string' })])).toEqual([])
})
