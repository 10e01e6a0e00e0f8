// Packets that may be handed on: other addresses, and headers only, since payload tells names. In: packets as a second pass finds them.
// Out: the same packets with inside addresses and hardware addresses replaced at every depth, checksums right, and no payload.
//
// Lengths and times stay, so that volumes stay. A link header that says more than Ethernet or Linux cooked (radio, process names, places) is
// left off: such a packet becomes raw IP.

import type { FoundPacket } from '../again/found'
import { CaptureRecord } from '../capture/record'
import { layersOf, type PlacedLayer } from '../decode/frame'
import * as layers from '../decode/layers'
import { LATER_FRAGMENT, NOT_FRAGMENT, Packet } from '../decode/packet'
import { checksumOf, sumWords } from './checksum'
import { type IpPlace, redactIpHeader } from './ip-header'
import type { AddressMap } from './replacements'
import { Replacements } from './replacements'
import { mendChecksum, redactTransport } from './transport-header'

const LINKTYPE_RAW = 101
/** BSD loopback, Ethernet, PPP, raw IP, Cisco HDLC, Frame Relay, Linux cooked: their headers hold no more than hardware addresses. */
const KEPT_LINK_TYPES = [0, 1, 9, 12, 14, 50, 51, 101, 104, 107, 108, 113, 166, 204, 228, 229, 276]
const ETHERNET_LENGTH = 14
const COOKED_LENGTH = 16
const COOKED_2_LENGTH = 20
const ETHERTYPE_ARP = 0x0806
/** Ethernet and IPv4 with addresses of their length: the first eight octets of ARP (RFC 826), without its operation. */
const ARP_FOR_IPV4 = [0, 1, 8, 0, 6, 4]
const ARP_LENGTH = 28

/** Headers whose octets behind the first so many are identities, secrets or free text, up to the last so many: [kept, kept at the end]. */
const BLANKED: ReadonlyMap<number, readonly [number, number]> = new Map([
  [layers.LAYER_GENEVE, [8, 0]],
  [layers.LAYER_AYIYA, [8, 0]],
  [layers.LAYER_NSH, [8, 0]],
  [layers.LAYER_TEREDO, [4, 0]],
  [layers.LAYER_MACSEC, [6, 2]],
])

/** An IP header and its transport header, which ends at `endsAt`. */
interface Row extends IpPlace {
  endsAt: number
}

export class Redactor {
  private readonly replacements: Replacements
  private readonly packet = new Packet()
  private readonly record = new CaptureRecord()

  constructor(addresses: AddressMap) {
    this.replacements = new Replacements(addresses)
  }

  /** [replacement, original] of each hardware address so far. */
  get hardware(): [string, string][] {
    return this.replacements.hardware
  }

  redact(found: FoundPacket): FoundPacket {
    const { record, packet } = this
    const { bytes: original, linkType, originalLength } = found
    const before = new DataView(original.buffer, original.byteOffset, original.length)
    Object.assign(record, { view: before, at: 0, linkType, originalLength, capturedLength: original.length })
    const placed = layersOf(record, packet)
    const copy = original.slice()
    const bytes = new DataView(copy.buffer)
    const rows = this.redactLayers(bytes, placed)
    for (let row = rows.length - 1; row >= 0; row--) this.mend(bytes, before, rows[row], row)
    const hasLink = KEPT_LINK_TYPES.includes(linkType)
    const from = hasLink ? 0 : (rows[0]?.headerAt ?? 0)
    const to = rows.at(-1)?.endsAt ?? (hasLink ? withoutIp(bytes, placed, this.replacements) : 0)
    return {
      ...found,
      bytes: copy.slice(from, to),
      originalLength: originalLength - from,
      linkType: hasLink ? linkType : LINKTYPE_RAW,
    }
  }

  /** Changes what each layer says, outermost first; the IP headers come back by row. */
  private redactLayers(bytes: DataView, placed: readonly PlacedLayer[]): Row[] {
    const { packet, replacements } = this
    const rows: Row[] = []
    /** Where octets begin that no header seen so far accounts for. */
    let from = 0
    placed.forEach(({ layer, at, row }, index) => {
      const next = placed[index + 1]?.at ?? at
      const blank = BLANKED.get(layer)
      if (blank !== undefined) clear(bytes, at + blank[0], next - blank[1])
      if (layer === layers.LAYER_CAPWAP_DATA) clearCapwap(bytes, at, next)
      const length = redactLink(bytes, layer, at, replacements)
      if (length > 0) {
        replacements.everywhere(bytes, from, at)
        from = at + length
      }
      if (row < 0) return
      replacements.everywhere(bytes, from, at)
      const end = endOf(bytes, at, packet.ipLengths[row])
      const place = redactIpHeader(bytes, at, packet.families[row] === 4 ? 4 : 6, end, replacements)
      const isLater = packet.fragments[row] === LATER_FRAGMENT
      from = place.transportAt + (isLater ? 0 : redactTransport(bytes, place, end, replacements))
      rows.push({ ...place, endsAt: from })
    })
    return rows
  }

  private mend(bytes: DataView, before: DataView, place: IpPlace, row: number): void {
    const { packet } = this
    const { family, headerAt } = place
    if (family === 4) {
      bytes.setUint16(headerAt + 10, 0)
      const headerTo = headerAt + (bytes.getUint8(headerAt) & 0x0f) * 4
      bytes.setUint16(headerAt + 10, checksumOf(sumWords(bytes, headerAt, headerTo)))
    }
    if (packet.fragments[row] === LATER_FRAGMENT) return
    mendChecksum(bytes, before, place, {
      to: headerAt + packet.ipLengths[row],
      capturedTo: bytes.byteLength,
      isFragment: packet.fragments[row] !== NOT_FRAGMENT,
    })
  }
}

function clear(bytes: DataView, from: number, to: number): void {
  for (let at = from; at < to; at++) bytes.setUint8(at, 0)
}

/** CAPWAP's options, and the three or four hardware addresses of the 802.11 header inside (RFC 5415 section 4.3); `next`: where LLC begins. */
function clearCapwap(bytes: DataView, at: number, next: number): void {
  const inside = at + (bytes.getUint8(at + 1) >> 3) * 4
  clear(bytes, at + 8, Math.min(inside, next))
  if (next >= inside + 24) clear(bytes, inside + 4, inside + 22)
  if (next >= inside + 30) clear(bytes, inside + 24, inside + 30)
}

/** Captured bytes of an IP packet end here. */
function endOf(bytes: DataView, headerAt: number, ipLength: number): number {
  return Math.min(bytes.byteLength, headerAt + ipLength)
}

/** Replaces the hardware addresses of a link header; its length, or 0 when the layer is none. */
function redactLink(bytes: DataView, layer: number, at: number, replacements: Replacements): number {
  const length = lengthOfLink(layer)
  if (length === 0 || at + length > bytes.byteLength) return 0
  if (layer === layers.LAYER_ETHERNET) {
    replacements.mac(bytes, at)
    replacements.mac(bytes, at + 6)
  } else {
    const addressAt = layer === layers.LAYER_LINUX_COOKED ? at + 6 : at + 12
    if (bytes.getUint8(addressAt - 1) === 6) replacements.mac(bytes, addressAt)
    else clear(bytes, addressAt, addressAt + 8)
  }
  return length
}

function lengthOfLink(layer: number): number {
  if (layer === layers.LAYER_ETHERNET) return ETHERNET_LENGTH
  if (layer === layers.LAYER_LINUX_COOKED) return COOKED_LENGTH
  return layer === layers.LAYER_LINUX_COOKED_2 ? COOKED_2_LENGTH : 0
}

/** A frame without IP: ARP with other addresses, and of all else the link header. Returns where it ends. */
function withoutIp(bytes: DataView, placed: readonly PlacedLayer[], replacements: Replacements): number {
  const link = placed.filter(({ layer }) => lengthOfLink(layer) > 0).at(-1)
  if (link === undefined) return 0
  const last = placed.at(-1) ?? link
  const at = last.at
  const isArp = last.layer === layers.LAYER_ETHERTYPE && at >= 2 && bytes.getUint16(at - 2) === ETHERTYPE_ARP
  const end = Math.min(bytes.byteLength, link.at + lengthOfLink(link.layer))
  if (!isArp || at + ARP_LENGTH > bytes.byteLength) return end
  if (ARP_FOR_IPV4.some((byte, index) => bytes.getUint8(at + index) !== byte)) return end
  for (const half of [at + 8, at + 18]) {
    replacements.mac(bytes, half)
    if (!replacements.ipv4(bytes, half + 6)) bytes.setUint32(half + 6, 0)
  }
  return at + ARP_LENGTH
}
