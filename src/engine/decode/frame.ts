// One frame from its link header inwards. In: a record. Out: the packet with one row for each IP header, outermost first.
// Each decoder moves the cursor and names the next layer; this loop is the only place that knows them all.

import type { CaptureRecord } from '../capture/record'
import { decodeDocsis } from './docsis'
import { layerOfEtherType } from './ether-type'
import { decodeEthernet, decodeFddi, decodeLlc } from './ethernet'
import { decodeFrameRelay } from './frame-relay'
import { decodeErspan2, decodeErspan3, decodeGre, decodeWccp } from './gre'
import { decodeAh, decodeEtherIp, decodeIpComp, decodeIpProtocol } from './ip-protocol'
import { decodeIpv4 } from './ipv4'
import { decodeIpv6 } from './ipv6'
import { decodeJuniperEthernet } from './juniper'
import * as layers from './layers'
import { firstLayerOf } from './link-types'
import { decodeLinuxCooked, decodeLinuxCooked2 } from './linux-cooked'
import { decodeNull, decodeRawIp } from './loopback'
import { decodeMpls } from './mpls'
import { decodeArcnet, decodeNflog, decodePktap } from './nflog'
import type { Packet } from './packet'
import { decodeCiscoHdlc, decodePpp, decodePppDirection, decodePppoe, decodePppSerial } from './ppp'
import { RULE_INT32, RULE_STOP } from './rules'
import {
  decodeCiscoMetadata,
  decodeCiscoMetadataInGre,
  decodeHsr,
  decodeMacsec,
  decodeNsh,
  decodePbb,
  decodeVlanTag,
  decodeVnTag,
} from './tags'
import { TALLY_LINK_HEADER, TALLY_LINK_TYPE, TALLY_NO_BYTES, TALLY_NONE, TALLY_NOT_IP } from './tallies'
import {
  decodeAyiya,
  decodeCapwapData,
  decodeGeneve,
  decodeGtpUser,
  decodeL2tp,
  decodeLispControl,
  decodeLispData,
  decodeTeredo,
  decodeVxlan,
  decodeVxlanGpe,
} from './udp-tunnels'
import { decodeAvs, decodePpi, decodePrism, decodeRadiotap, decodeWlan } from './wlan'

/** Layers walked in one frame. Each moves the cursor on or ends the walk; the cap is a second belt. */
const MAX_LAYERS = 64
const LARGEST_INT32 = 0x7fffffff
/** Wireshark's limit of captured bytes, where it stops reading (rule "stop"). */
const WIRESHARK_MAX_CAPTURED = 262_144

export function decodeFrame(record: CaptureRecord, packet: Packet): void {
  packet.start(record.view, record.at, record.capturedLength, record.originalLength)
  if (record.originalLength > LARGEST_INT32) packet.rules |= RULE_INT32
  if (record.capturedLength > WIRESHARK_MAX_CAPTURED) packet.rules |= RULE_STOP
  let layer = firstLayerOf(record.linkType)
  if (layer === layers.LAYER_DONE) packet.tally = TALLY_LINK_TYPE
  else if (record.capturedLength === 0) packet.tally = TALLY_NO_BYTES
  else
    for (let steps = 0; layer !== layers.LAYER_DONE && steps < MAX_LAYERS; steps++) layer = decodeLayer(packet, layer)
  // A frame that was counted by its outer header is counted, whatever its inside is.
  if (packet.depth > 0 && (packet.tally === TALLY_NOT_IP || packet.tally === TALLY_LINK_HEADER))
    packet.tally = TALLY_NONE
}

/** A layer of layers.ts, and where in the record's view it begins. */
export interface PlacedLayer {
  layer: number
  at: number
  /** Number of the packet's row that it became; -1 for what is no whole IP header. */
  row: number
}

/** The layers of a frame in order, for those who change its bytes: only what stands in the record's own bytes, nothing unpacked. */
export function layersOf(record: CaptureRecord, packet: Packet): PlacedLayer[] {
  packet.start(record.view, record.at, record.capturedLength, record.originalLength)
  const placed: PlacedLayer[] = []
  let layer = record.capturedLength === 0 ? layers.LAYER_DONE : firstLayerOf(record.linkType)
  for (let steps = 0; layer !== layers.LAYER_DONE && steps < MAX_LAYERS && packet.view === record.view; steps++) {
    const { at, depth } = packet
    const next = decodeLayer(packet, layer)
    placed.push({ layer, at, row: packet.depth > depth ? depth : -1 })
    layer = next
  }
  return placed
}

/** The layers of nearly every frame; the others go through a table. */
function decodeLayer(packet: Packet, layer: number): number {
  switch (layer) {
    case layers.LAYER_ETHERNET:
      return decodeEthernet(packet)
    case layers.LAYER_ETHERTYPE:
      return layerOfEtherType(packet)
    case layers.LAYER_IPV4:
      return decodeIpv4(packet)
    case layers.LAYER_IPV6:
      return decodeIpv6(packet)
    case layers.LAYER_IP_PROTOCOL:
      return decodeIpProtocol(packet)
    case layers.LAYER_VLAN:
      return decodeVlanTag(packet)
    case layers.LAYER_RAW_IP:
      return decodeRawIp(packet)
    default:
      return RARE_DECODERS[layer](packet)
  }
}

const RARE_DECODERS: Readonly<Record<number, (packet: Packet) => number>> = {
  [layers.LAYER_LLC]: decodeLlc,
  [layers.LAYER_LINUX_COOKED]: decodeLinuxCooked,
  [layers.LAYER_LINUX_COOKED_2]: decodeLinuxCooked2,
  [layers.LAYER_NULL]: decodeNull,
  [layers.LAYER_PPP]: decodePpp,
  [layers.LAYER_PPP_SERIAL]: decodePppSerial,
  [layers.LAYER_PPP_DIRECTION]: decodePppDirection,
  [layers.LAYER_PPPOE]: decodePppoe,
  [layers.LAYER_CISCO_HDLC]: decodeCiscoHdlc,
  [layers.LAYER_FRAME_RELAY]: decodeFrameRelay,
  [layers.LAYER_FDDI]: decodeFddi,
  [layers.LAYER_WLAN]: decodeWlan,
  [layers.LAYER_RADIOTAP]: decodeRadiotap,
  [layers.LAYER_PRISM]: decodePrism,
  [layers.LAYER_AVS]: decodeAvs,
  [layers.LAYER_PPI]: decodePpi,
  [layers.LAYER_NFLOG]: decodeNflog,
  [layers.LAYER_PKTAP]: decodePktap,
  [layers.LAYER_MPLS]: decodeMpls,
  [layers.LAYER_PBB]: decodePbb,
  [layers.LAYER_VNTAG]: decodeVnTag,
  [layers.LAYER_CISCO_METADATA]: decodeCiscoMetadata,
  [layers.LAYER_MACSEC]: decodeMacsec,
  [layers.LAYER_NSH]: decodeNsh,
  [layers.LAYER_HSR]: decodeHsr,
  [layers.LAYER_GRE]: decodeGre,
  [layers.LAYER_ERSPAN_2]: decodeErspan2,
  [layers.LAYER_ERSPAN_3]: decodeErspan3,
  [layers.LAYER_WCCP]: decodeWccp,
  [layers.LAYER_AH]: decodeAh,
  [layers.LAYER_DOCSIS]: decodeDocsis,
  [layers.LAYER_IPCOMP]: decodeIpComp,
  [layers.LAYER_ETHERIP]: decodeEtherIp,
  [layers.LAYER_VXLAN]: decodeVxlan,
  [layers.LAYER_VXLAN_GPE]: decodeVxlanGpe,
  [layers.LAYER_GENEVE]: decodeGeneve,
  [layers.LAYER_GTP_USER]: decodeGtpUser,
  [layers.LAYER_L2TP]: decodeL2tp,
  [layers.LAYER_TEREDO]: decodeTeredo,
  [layers.LAYER_CAPWAP_DATA]: decodeCapwapData,
  [layers.LAYER_LISP_DATA]: decodeLispData,
  [layers.LAYER_LISP_CONTROL]: decodeLispControl,
  [layers.LAYER_AYIYA]: decodeAyiya,
  [layers.LAYER_ARCNET]: decodeArcnet,
  [layers.LAYER_CISCO_METADATA_IN_GRE]: decodeCiscoMetadataInGre,
  [layers.LAYER_JUNIPER_ETHERNET]: decodeJuniperEthernet,
}
