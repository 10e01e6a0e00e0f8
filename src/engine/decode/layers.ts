// The layers a frame can go on with: what a decoder returns, and what frame.ts dispatches on.

export const LAYER_DONE = 0
export const LAYER_ETHERNET = 1
/** Whatever packet.etherType says. */
export const LAYER_ETHERTYPE = 2
export const LAYER_IPV4 = 3
export const LAYER_IPV6 = 4
/** Whatever packet.protocol says. */
export const LAYER_IP_PROTOCOL = 5
export const LAYER_VLAN = 6
/** IPv4 or IPv6 by the version in the first nibble. */
export const LAYER_RAW_IP = 7

/** From here on the layers that few captures have; frame.ts keeps them in a table of their own. */
export const LAYER_LLC = 16
export const LAYER_LINUX_COOKED = 17
export const LAYER_LINUX_COOKED_2 = 18
export const LAYER_NULL = 19
export const LAYER_PPP = 20
/** PPP as on a serial line: perhaps with address and control, perhaps Cisco's own framing. */
export const LAYER_PPP_SERIAL = 21
/** PPP behind one octet that tells the direction. */
export const LAYER_PPP_DIRECTION = 22
export const LAYER_PPPOE = 23
export const LAYER_CISCO_HDLC = 24
export const LAYER_FRAME_RELAY = 25
export const LAYER_FDDI = 26
export const LAYER_WLAN = 27
export const LAYER_RADIOTAP = 28
export const LAYER_PRISM = 29
export const LAYER_AVS = 30
export const LAYER_PPI = 31
export const LAYER_NFLOG = 32
export const LAYER_PKTAP = 33
export const LAYER_MPLS = 34
export const LAYER_PBB = 35
export const LAYER_VNTAG = 36
export const LAYER_CISCO_METADATA = 37
export const LAYER_MACSEC = 38
export const LAYER_NSH = 39
export const LAYER_HSR = 40
export const LAYER_GRE = 41
export const LAYER_ERSPAN_2 = 42
export const LAYER_ERSPAN_3 = 43
export const LAYER_WCCP = 44
export const LAYER_AH = 45
export const LAYER_ETHERIP = 46
export const LAYER_VXLAN = 47
export const LAYER_VXLAN_GPE = 48
export const LAYER_GENEVE = 49
export const LAYER_GTP_USER = 50
export const LAYER_L2TP = 51
export const LAYER_TEREDO = 52
export const LAYER_CAPWAP_DATA = 53
export const LAYER_LISP_DATA = 54
export const LAYER_LISP_CONTROL = 55
export const LAYER_AYIYA = 56
export const LAYER_ARCNET = 57
export const LAYER_CISCO_METADATA_IN_GRE = 58
export const LAYER_JUNIPER_ETHERNET = 59
export const LAYER_IPCOMP = 60
export const LAYER_DOCSIS = 61
